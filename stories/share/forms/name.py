"""The name under which a story may stand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from stories.document import VOICES
from stories.share.forms.step import StepForm
from stories.share.naming import KEEP, doubts_about
from stories.share.wordings import as_option, in_words

NAME_LIMIT = 60
NONE, PEN, OWN = "none", "pen", "own"
NAME_WITHOUT_WISH = _(
    "There is a name here, but above you chose to show none. Choose a made-up name or your own "
    "above, or empty this field."
)


def _options() -> list[tuple[str, str]]:
    return [(kind, as_option(in_words(f"name-{kind}"))) for kind in (NONE, PEN, OWN)]


class NameForm(StepForm):
    """No name, a made-up one, or one's own. It is shown only after a yes to the page in view."""

    kind = forms.ChoiceField(
        label=_("Do you want a name beside your story?"),
        help_text=_("Nothing is decided here. You choose again when you see the page."),
        choices=_options,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one. “Show no name” is the safest."),
            "invalid_choice": _("Please choose one of these three."),
        },
    )
    name = LineField(
        label=_("The name to show"),
        help_text=_("Leave this empty if you want no name."),
        limit=NAME_LIMIT,
        required=False,
    )

    # The name that has just been asked about, for the button that keeps it.
    doubted = ""

    def beginning(self) -> dict[str, Any]:
        """No name given is no name wanted; which kind a given one is, we did not keep."""
        name = self.given.get("name", "")
        return {"kind": "" if name else NONE, "name": name}

    def clean(self) -> dict[str, Any]:
        """A name is needed only by who wants one shown, and never thrown away unsaid."""
        cleaned = super().clean() or self.cleaned_data
        wanted = cleaned.get("kind") in (PEN, OWN)
        if cleaned.get("kind") == NONE and cleaned.get("name"):
            self.add_error("name", ValidationError(NAME_WITHOUT_WISH))
        if wanted and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", ValidationError(_("Please write the name, or choose no name.")))
        if wanted and not self.errors:
            self.think_twice(cleaned["name"], own=cleaned["kind"] == OWN)
        return cleaned

    def think_twice(self, name: str, *, own: bool) -> None:
        """Say what may be unwise about the name, once; whoever keeps it is not asked again."""
        if self.data.get(KEEP) == name:
            return
        texts = [str(self.given.get(text) or "") for text in ("title", *VOICES)]
        said = doubts_about(name, texts, today=timezone.now().date(), own=own)
        if said:
            self.doubted = name
            self.add_error("name", ValidationError(said))

    def salvage(self) -> dict[str, Any]:
        """A name to think about is no mistake: it is kept for whoever goes back a screen."""
        return super().salvage() | ({"name": self.doubted} if self.doubted else {})

    def answers(self) -> dict[str, Any]:
        """The name alone."""
        chosen = self.cleaned_data
        return {"name": "" if chosen["kind"] == NONE else chosen["name"]}
