"""A check that the code was written down: its first group, once more. It can be left out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib.receipts import normalise


class CheckForm(forms.Form):
    """The first four signs, in any writing that the whole code is forgiven in."""

    use_required_attribute = False

    code_first = forms.CharField(
        label=_("The first four letters and numbers, from your paper"),
        widget=forms.TextInput(
            attrs={
                "class": "code-input input-short",
                "autocomplete": "off",
                "spellcheck": "false",
                "autocapitalize": "characters",
            }
        ),
        error_messages={
            "required": _("Type the first four letters and numbers, or leave this out and go on.")
        },
    )

    def __init__(self, data: Any = None, *, first: str) -> None:
        self._first = first
        super().__init__(data)

    def clean_code_first(self) -> str:
        """Forgiving about case, spaces and look-alikes."""
        typed = normalise(self.cleaned_data["code_first"])
        if typed != self._first:
            raise ValidationError(
                _("That is not the same. Look at group 1 above and at your paper once more.")
            )
        return typed
