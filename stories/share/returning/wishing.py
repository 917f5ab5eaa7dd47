"""The one choice of the short road, made again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.actions.sending.choose import CHOICES
from stories.consent import BY_CHOICE
from stories.share.wordings import as_option, in_words


class WishForm(forms.Form):
    """What we may do with the story. What is chosen now is marked."""

    choice = forms.ChoiceField(
        label=_("What may we do with your story?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one."),
            "invalid_choice": _("Please choose one of these."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [
            (choice.value, as_option(in_words(BY_CHOICE[choice]), whole=True)) for choice in CHOICES
        ]
