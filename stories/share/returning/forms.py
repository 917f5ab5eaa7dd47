"""Forms of the return side. Each field says in its own words what is missing."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from community.fields import far_too_long
from community.lib.canonical import tidy
from community.lib.receipts import holds_code

MESSAGE_LIMIT = 10_000  # characters
TITLE_LIMIT = 200
NAME_LIMIT = 100
HOLDS_CODE = _(
    "Your code is in this text. Nobody but you should have it, so please take it out. "
    "Nothing was sent."
)


MISTYPED: dict[str, Promise | str] = {
    "too_short": _(
        "This is too short for a code. A code has seven groups of four. Is a group missing?"
    ),
    "too_long": _(
        "This is too long for a code. A code has seven groups of four. Is something in it twice?"
    ),
    "letter_u": _("There is a U in it, and no code has a U. It may be a V."),
    "bad_character": _(
        "There is something in it that no code has. A code is made of the letters A to Z and of "
        "numbers only."
    ),
    "check": _(
        "One letter or number is not right, or two have changed places. Please compare it with "
        "your paper, group by group."
    ),
}
# What the script says beside the field: it never sends a mistyped code unseen (code-check.js).
SAID_BESIDE = {
    "data-code-count": _("{n} of 28 letters and numbers. You are in group {group} of 7."),
    "data-code-whole": _("28 of 28 letters and numbers."),
    "data-code-kept": _("What you typed is still there. If you are sure, press once more."),
    **{f"data-code-{reason}": words for reason, words in MISTYPED.items()},
}


class Unechoed(forms.TextInput):
    """A field whose value never comes back in a page."""

    def format_value(self, value: Any) -> None:
        """Nothing: a wrong try may be one letter away from the right code."""


class CodeForm(forms.Form):
    """The one field for the code."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_(
            "28 letters and numbers. Spaces and dashes do not matter, and neither do capital "
            "or small letters."
        ),
        max_length=400,
        strip=True,
        widget=Unechoed(
            attrs=SAID_BESIDE
            | {
                "class": "code-input",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "autocorrect": "off",
                "spellcheck": "false",
                "enterkeyhint": "go",
            }
        ),
        error_messages={
            "required": _("Please type or paste your code here."),
            "max_length": _("This is much longer than a code. Please put in the code alone."),
        },
    )


class Text(forms.CharField):
    """A text of the author's: in the form that is kept, within its limit, without their code."""

    def __init__(self, *, limit: int, rows: int, css: str = "", **options: Any) -> None:
        attrs = {"rows": rows, "data-counter": limit, "autocomplete": "off"}
        self.limit = limit
        widget = forms.Textarea(attrs=attrs | ({"class": css} if css else {}))
        super().__init__(max_length=limit, widget=options.pop("widget", widget), **options)
        self.error_messages["max_length"] = ngettext_lazy(
            "There is room for %(limit_value)d character, and this has %(show_value)d. "
            "All of it is still here.",
            "There is room for %(limit_value)d characters, and this has %(show_value)d. "
            "All of it is still here.",
            "limit_value",
        )

    def to_python(self, value: Any) -> str:
        """The text as it would be kept, so that a line end counts once."""
        text = super().to_python(value) or ""
        if far_too_long(text, self.limit):
            raise forms.ValidationError(
                self.error_messages["max_length"],
                code="max_length",
                params={"limit_value": self.limit, "show_value": len(text)},
            )
        return tidy(text).strip()

    def validate(self, value: str) -> None:
        """Caught before it leaves the page: a code in a text."""
        super().validate(value)
        if len(value) <= self.limit and holds_code(value):
            raise forms.ValidationError(HOLDS_CODE, code="holds_code")


class MessageForm(forms.Form):
    """A message to the people who look after stories."""

    body = Text(
        label=_("Your message"),
        limit=MESSAGE_LIMIT,
        rows=7,
        error_messages={"required": _("There is nothing in the message yet.")},
    )


class ChangeForm(MessageForm):
    """What should be different about the page that was offered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("What would you like to be different?")
        self.fields["body"].error_messages["required"] = _(
            "Please write a few words about what should be different."
        )


class RewriteForm(forms.Form):
    """The author's own words, to change as they like."""

    title = Text(
        label=_("Title"),
        limit=TITLE_LIMIT,
        rows=1,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = Text(
        label=_("Name"),
        help_text=_(
            "It is shown only if you say so later. It does not have to be yours. Safest is a "
            "made-up one that you use nowhere else."
        ),
        limit=NAME_LIMIT,
        rows=1,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    happened = Text(
        label=_("What happened"),
        limit=settings.VOICE_LIMIT,
        rows=16,
        css="voice-input",
        error_messages={"required": _("There are no words here yet.")},
    )
    helped = Text(
        label=_("What helped, or would have"),
        limit=settings.VOICE_LIMIT,
        rows=8,
        css="voice-input",
        required=False,
    )
    wish = Text(
        label=_("What should change"),
        limit=settings.VOICE_LIMIT,
        rows=6,
        css="voice-input",
        required=False,
    )


class ContactForm(forms.Form):
    """An address for the neutral note."""

    address = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Please write an address, or leave things as they are."),
            "invalid": _("This does not look like an email address. Is there an @ in it?"),
        },
    )
