"""Words of an editor to those who keep an entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RemarkForm(forms.Form):
    """One box. `need` is what an empty one is told."""

    text = forms.CharField(
        label=_("Your words to its organisers"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("They read that an editor wrote, and not which one."),
    )

    def __init__(self, *args: Any, label: Any = "", need: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label
        if need:
            self.fields["text"].error_messages["required"] = need
