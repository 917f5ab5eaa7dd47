"""What follows when the story is also about somebody else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.choices import Agreement
from stories.share.asking import ask_agreement
from stories.share.forms.step import StepForm
from stories.someone_else import ABOUT_SOMEONE

# Whoever writes about someone who has died should not have to read past the others first.
ORDER = (Agreement.YES, Agreement.DIED, Agreement.UNKNOWN)


def agreements() -> list[tuple[str, str]]:
    """The answers, in the order in which they are asked."""
    return [(one.value, str(one.label)) for one in ORDER]


class AboutForm(StepForm):
    """Whether the person knows and agrees; nothing to answer for someone who worked there."""

    agreement = forms.ChoiceField(
        choices=agreements,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one. “I do not know” is an answer too."),
            "invalid_choice": _("Please choose one of these three."),
        },
    )

    def adapt(self) -> None:
        """Staff read a page here and go on."""
        if self.told_by in ABOUT_SOMEONE or not self.told_by:
            question = ask_agreement(self.told_by)
            self.fields["agreement"].label = question.text
            self.fields["agreement"].help_text = question.hint
        else:
            del self.fields["agreement"]

    def answers(self) -> dict[str, Any]:
        """Empty where nothing was asked."""
        return {"agreement": self.cleaned_data.get("agreement", "")}
