"""The form for one text in one language."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.figures import placeholders
from community.lib.canonical import tidy
from community.words import Saying, keys, shipped

# The rows of the table on the privacy page.
STATES_PERIODS: Final = "kept."
_BRACES: Final = re.compile(r"\{[^{}]*\}|[{}]")


def filled_in() -> set[str]:
    """What stands in braces in the texts that ship; settings fill it in."""
    texts = [saying.title + saying.body for saying in shipped("en").values()]
    return {found for text in texts for found in _BRACES.findall(text)}


class WordsForm(forms.Form):
    """A heading and a text. Braces hold only what the software fills in."""

    title = forms.CharField(label=gettext_lazy("Heading"), max_length=200, required=False)
    body = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("Plain text. A blank line begins a new paragraph."),
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": gettext_lazy("Nobody should meet an empty page here.")},
    )

    def __init__(self, *args: Any, shipped: Saying, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shipped = shipped

    def clean(self) -> dict[str, Any]:
        """A text that states a period goes on stating it: people have a right to know it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.shipped.key.startswith(STATES_PERIODS) and not self.errors:
            here = placeholders(cleaned["title"] + cleaned["body"])
            for name in sorted(placeholders(self.shipped.title + self.shipped.body) - here):
                message = _("{%(name)s} has to stay: people have a right to know it.")
                self.add_error("body", message % {"name": name})
        return cleaned

    def clean_title(self) -> str:
        """In storable form, without unknown braces."""
        return self._checked("title")

    def clean_body(self) -> str:
        """In storable form, without unknown braces."""
        return self._checked("body")

    def _checked(self, name: str) -> str:
        text = tidy(self.cleaned_data[name]).strip()
        known = filled_in()
        unknown = [found for found in _BRACES.findall(text) if found not in known]
        if unknown:
            raise forms.ValidationError(
                _("%(unknown)s cannot be filled in. These can: %(known)s."),
                code="unknown_braces",
                params={"unknown": unknown[0], "known": ", ".join(sorted(known))},
            )
        return text


def is_moment(key: str) -> bool:
    """Whether there is a moment by this name."""
    return key in keys()


def initial(saying: Any) -> dict[str, str]:
    """A saying as the form shows it."""
    return {"title": saying.title, "body": saying.body}
