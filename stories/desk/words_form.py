"""Words of a moderator to an author: seen in a box before they are sent, in the author's language.

Pressed once, a form asks for them, prefilled from `community/words`; pressed with them it is done.
"""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.fields import far_too_long
from community.words import shipped
from stories.reading import language_name

MESSAGE_LIMIT: Final = 5_000
# Where the words to the author stand in a template for a moderator to finish.
GAP: Final = "…"


class SometimesChoice(forms.ChoiceField):
    """Needed with some buttons only; its form says so. It is never left to liking."""

    def validate(self, value: str) -> None:
        """On the list, if there is one."""
        if value:
            super().validate(value)


class SometimesWords(forms.CharField):
    """The same for words."""

    def validate(self, value: str) -> None:
        """Nothing by itself."""


class WordsForm(forms.Form):
    """A form whose result goes to an author with words."""

    use_required_attribute = False

    message = SometimesWords(
        label=gettext_lazy("What the author will read"),
        help_text=gettext_lazy(
            "These are the words of the house. Change them as you like: short, plain and kind, and "
            "without a code, a name or a place."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=MESSAGE_LIMIT,
        error_messages={
            "max_length": gettext_lazy("This is longer than %(limit_value)d characters.")
        },
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        self.fields["message"].widget.attrs["lang"] = language

    def clean_message(self) -> str:
        """Too long is said before any work is done on it."""
        text = str(self.cleaned_data["message"])
        if far_too_long(text, MESSAGE_LIMIT):
            raise forms.ValidationError(_("This is far too long for a message."))
        return text

    def refuse_unfinished(self, values: dict[str, Any]) -> None:
        """Nobody is left without a word, and no template is sent with its gap."""
        message = values.get("message", "")
        if "message" in self.errors:
            return
        if not message.strip():
            self.add_error("message", _("The author should not be left without a word."))
        elif GAP in (line.strip() for line in message.splitlines()):
            self.add_error("message", _("Please write your own words in place of the three dots."))

    @property
    def sends(self) -> bool:
        """Whether the words were in view when the button was pressed."""
        return self.is_bound and "message" in self.data

    def data_with(self, words: str) -> QueryDict:
        """What was pressed, with these words in the box."""
        data: QueryDict = self.data.copy()  # type: ignore[assignment]
        data["message"] = words
        return data

    def not_yet_sent(self) -> None:
        """What is missing in the words is said when they are sent, not before."""
        self.errors.pop("message", None)


def no_words_in(language: str) -> str:
    """The language's name where the words of the house do not exist in it; "" where they do."""
    ours = language in dict(settings.LANGUAGES) and shipped(language)
    return "" if ours else language_name(language)
