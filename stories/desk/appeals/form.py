"""The form that settles an appeal: what another person found, and the words to the author."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from community.words import Saying, say
from stories.choices import AppealOutcome
from stories.desk.words_form import WordsForm


class OutcomeForm(WordsForm):
    """Pressed once: the words are in the box. Pressed with them: it is done."""

    outcome = forms.ChoiceField(
        choices=AppealOutcome.choices,
        error_messages={
            "required": gettext_lazy("Please choose one. Nothing was decided."),
            "invalid_choice": gettext_lazy("Please choose one of these. Nothing was decided."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """With words, once they were in view."""
        values = super().clean() or {}
        if self.sends:
            self.refuse_unfinished(values)
        return values

    def template(self, about: str) -> Saying:
        """The words of the house for this outcome. Call it on a form with a valid one."""
        return say(f"appeal.{about}-{self.cleaned_data['outcome']}", self.language)
