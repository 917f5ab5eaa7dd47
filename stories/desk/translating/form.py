"""The forms of a translation: a box a section, and a remark for its writer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.actions.refusals import HoldsCode, Refusal
from stories.desk.redact_form import text_field

HOLDS_CODE = _("This holds a code. A code never goes into a story.")


class WriteForm(forms.Form):
    """A box for each section that the original has: nothing is added, nothing left out."""

    use_required_attribute = False

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        original: Mapping[str, str],
        headings: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections = list(original)
        for name in self.sections:
            self.fields[name] = text_field(name, headings[name], original[name])

    def texts(self) -> dict[str, str]:
        """What was typed, by section."""
        return {name: self.cleaned_data[name] for name in self.sections}

    def say_why_not(self, refusal: Refusal) -> None:
        """A refusal beside the box that it is about."""
        if isinstance(refusal, HoldsCode):
            self.add_error(None, HOLDS_CODE)
        for name in getattr(refusal, "missing", ()):
            self.add_error(name, _("This is still missing. You can also keep it as it is."))


class RemarkForm(forms.Form):
    """What should be said differently."""

    use_required_attribute = False

    remark = forms.CharField(
        label=_("What should be different"),
        help_text=_("Only the people who translate read this. It is sealed like the story."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Please say in a few words what should be different.")},
    )
