"""The three texts: what happened, what helped, what should change."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.fields import VoiceField
from stories.share.asking import ask_helped, ask_words
from stories.share.forms.step import StepForm


class WordsForm(StepForm):
    """The story itself, and the language it is in."""

    happened = VoiceField(
        rows=14,
        error_messages={
            "required": _("There is nothing here yet. One sentence is enough to go on.")
        },
    )
    language_of_story = forms.ChoiceField(
        label=_("The language you are writing in"),
        choices=settings.STORY_LANGUAGES,
        widget=forms.Select(attrs={"class": "input-short", "autocomplete": "off"}),
        error_messages={
            "required": _("Please choose the language you are writing in."),
            "invalid_choice": _("Please choose one of the languages in the list."),
        },
    )

    def beginning(self) -> dict[str, Any]:
        """The language of the page, until another was chosen."""
        return super().beginning() | {"language_of_story": self.story_language}

    def adapt(self) -> None:
        """Ask in words that fit who tells it."""
        question = ask_words(self.told_by)
        self.fields["happened"].label = question.text
        self.fields["happened"].help_text = question.hint

    def answers(self) -> dict[str, Any]:
        """Only the text: the language is a column of its own."""
        return {"happened": self.cleaned_data["happened"]}

    def language(self) -> str | None:
        """As chosen on this screen; None when that was no language."""
        return self.cleaned_data.get("language_of_story")


class HelpedForm(StepForm):
    """What helped, or would have. It can be skipped."""

    helped = VoiceField(required=False, rows=8)

    def adapt(self) -> None:
        """Ask in words that fit who tells it."""
        question = ask_helped(self.told_by)
        self.fields["helped"].label = question.text
        self.fields["helped"].help_text = question.hint


class WishForm(StepForm):
    """A wish for change."""

    wish = VoiceField(
        label=_("What should change?"),
        help_text=_(
            "What you would tell the people who decide: in the hospital, in the law, in your "
            "street. It stands at the end of your story."
        ),
        required=False,
        rows=8,
    )
