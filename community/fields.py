"""Fields that take a person's words as they are: nothing is cut, and no code slips in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from community.lib.seeming import steady

# Browsers may send what is spell-checked to their makers, and keep what was typed before.
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}
CODE_FOUND = gettext_lazy(
    "This looks like a code in it. Whoever reads your code could open your story, so please take "
    "it out of the text. Everything else can stay."
)


def refuse_code(text: str) -> None:
    """A code must never leave its author's hands. Raises ``ValidationError``."""
    if holds_code(text):
        raise ValidationError(CODE_FOUND, code="holds_code")


def far_too_long(text: str, limit: int) -> bool:
    """Whether it cannot fit once tidied: two signs become one line end, and three one letter.

    Asked before anything else is done to a text, so that no work is spent on megabytes.
    """
    return len(text) > 4 * limit + 1000


def refuse_longer(text: str, limit: int) -> None:
    """Counted in characters after line endings became one sign. Raises ``ValidationError``."""
    if len(text) > limit:
        message = _(
            "This is %(over)s characters too long: there is room for %(limit)s. "
            "Nothing is lost, all of it is still in the box."
        )
        numbers = {
            "over": number_format(len(text) - limit, force_grouping=True),
            "limit": number_format(limit, force_grouping=True),
        }
        raise ValidationError(message, code="too_long", params=numbers)


class VoiceField(forms.CharField):
    """A long text in somebody's own words: up to `settings.VOICE_LIMIT` characters, or `limit`."""

    def __init__(self, *, rows: int = 12, limit: int | None = None, **kwargs: Any) -> None:
        self.limit = settings.VOICE_LIMIT if limit is None else limit
        attrs: dict[str, Any] = PRIVATE | {"rows": rows, "data-counter": self.limit}
        if limit is None:
            attrs["class"] = "voice-input"
        super().__init__(strip=False, widget=forms.Textarea(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> str:
        """Line endings and letters in one form; blank counts as empty."""
        text = str(super().to_python(value) or "")
        if far_too_long(text, self.limit):
            refuse_longer(text.replace("\r\n", "\n"), self.limit)
        text = tidy(text)
        return text if text.strip() else ""

    def validate(self, value: Any) -> None:
        """Not too long, and no code in it."""
        super().validate(value)
        refuse_longer(value, self.limit)
        refuse_code(value)


class LineField(forms.CharField):
    """A short text on one line."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        kwargs.setdefault("widget", forms.TextInput(attrs=dict(PRIVATE)))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """One line, single spaces, and no sign that turns what stands around it."""
        text = str(super().to_python(value) or "")
        if far_too_long(text, self.limit):
            refuse_longer(text, self.limit)
        return steady(tidy(text))

    def validate(self, value: Any) -> None:
        """Not too long, and no code in it."""
        super().validate(value)
        refuse_longer(value, self.limit)
        refuse_code(value)
