"""The first question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.choices import Perspective
from stories.share.forms.step import StepForm
from stories.someone_else import ABOUT_SOMEONE

HINTS = {
    Perspective.ME: _("to you yourself, at any time of your life"),
    Perspective.CLOSE: _("a child, a parent, a partner, a friend"),
    Perspective.STAFF: _("paid, in training, or as a volunteer"),
    Perspective.SAW: _("you were there, as a patient, a visitor or a passer-by"),
}


def _options() -> list[tuple[str, str]]:
    return [(one.value, f"{one.label}\n{HINTS[one]}") for one in Perspective]


class WhoseForm(StepForm):
    """Whose story it is. The words that follow fit the answer."""

    perspective = forms.ChoiceField(
        label=_("Whose story is it?"),
        choices=_options,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose the one that fits best."),
            "invalid_choice": _("Please choose one of these four."),
        },
    )

    def answers(self) -> dict[str, Any]:
        """An answer about another person goes when the story turns out to be about oneself."""
        chosen = self.cleaned_data["perspective"]
        gone = {} if chosen in ABOUT_SOMEONE else {"agreement": ""}
        return {"perspective": chosen} | gone
