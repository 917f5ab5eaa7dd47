"""What every form of the share journey has in common."""

from collections.abc import Mapping
from typing import Any

from django import forms

from community.fields import VoiceField
from stories.actions.sending.keep import ANSWERS


class StepForm(forms.Form):
    """One screen's questions, in words that fit the answers given before."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, answers: Mapping[str, Any], language: str, **kwargs: Any
    ) -> None:
        self.given = answers
        self.story_language = language
        kwargs.setdefault("initial", self.beginning())
        super().__init__(data, **kwargs)
        self.adapt()

    @property
    def told_by(self) -> str:
        """Whose story it is, as answered before; empty when it was not."""
        return str(self.given.get("perspective", ""))

    def beginning(self) -> dict[str, Any]:
        """What the fields begin with: the answers of the same name."""
        return {name: self.given.get(name, "") for name in self.base_fields}

    def adapt(self) -> None:
        """Fit labels and hints to what was answered before."""

    def answers(self) -> dict[str, Any]:
        """The answers to seal. Call it on a valid form only."""
        return dict(self.cleaned_data)

    @property
    def voice(self) -> str:
        """The name of this screen's long text; empty where there is none."""
        return next((n for n, f in self.fields.items() if isinstance(f, VoiceField)), "")

    def salvage(self) -> dict[str, Any]:
        """What can be kept of a form with mistakes in it, for whoever goes back a screen.

        A long text is kept whole, as it was typed, and mended later; an empty one replaces none.
        """
        kept = {name: value for name, value in self.cleaned_data.items() if name in ANSWERS}
        if self.voice in self.errors:
            text = self.fields[self.voice].to_python(self.data.get(self.voice))  # type: ignore[attr-defined]
            kept |= {self.voice: text} if text else {}
        return kept

    def language(self) -> str | None:
        """The story's language, where this screen asks for it."""
        return None
