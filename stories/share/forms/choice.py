"""The one choice of the short road."""

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.choices import Choice
from stories.consent import BY_CHOICE, Wording
from stories.share.forms.step import StepForm
from stories.share.wordings import as_option, in_words


def choice_wordings() -> list[tuple[str, Wording]]:
    """Each choice with the wording that is agreed to, in the language of the page."""
    return [(choice.value, in_words(BY_CHOICE[choice.value])) for choice in Choice]


def _options() -> list[tuple[str, str]]:
    """The label, and the first paragraph of what it means; the whole stands below the list."""
    return [(value, as_option(words)) for value, words in choice_wordings()]


class ChoiceForm(StepForm):
    """What may happen with the words. Nothing is ticked beforehand (GDPR, recital 32)."""

    choice = forms.ChoiceField(
        label=_("What may happen with your words?"),
        help_text=_("You can change this later with your code."),
        choices=_options,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one. You can choose differently later."),
            "invalid_choice": _("Please choose one of these four."),
        },
    )
