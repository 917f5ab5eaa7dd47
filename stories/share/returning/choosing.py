"""What stands beside the text: the name and the details, each chosen alone, none beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.actions.approve import SHOWS
from stories.choices import DECADES, Detail, Setting
from stories.consent import Wording
from stories.document import Content
from stories.reading import country_name, years_label
from stories.share.wordings import as_option, in_words

# The words for a yes to the decade alone, as the ledger's page finds them.
SHOWS_DECADES = f"{SHOWS[Detail.YEARS]}-{DECADES}"


class ShownForm(forms.Form):
    """Only details that exist are asked about."""

    shown = forms.MultipleChoiceField(
        label=gettext_lazy("What may stand beside your words?"),
        help_text=gettext_lazy(
            "Nothing is chosen for you. Whatever you leave open is not shown. "
            "You can hide it again at any time."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("One of these is not there any more. Please look again.")
        },
    )

    def __init__(self, content: Content, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(detail.value, _choice(detail, content)) for detail in content.available()]
        if decades := content.decades():
            choices.append((DECADES, _named(in_words(SHOWS_DECADES), years_label(decades))))
        self.fields["shown"].choices = choices


def _choice(detail: Detail, content: Content) -> str:
    return _named(in_words(SHOWS[detail]), detail_value(detail, content))


def _named(wording: Wording, value: str) -> str:
    named = _("%(label)s: %(value)s") % {"label": wording.label, "value": value}
    return as_option(wording, label=" ".join(named.split()), whole=True)


def detail_value(detail: Detail, content: Content) -> str:
    """What would be shown, in words."""
    return in_plain_words(detail, content.showable(detail))


def in_plain_words(detail: Detail, value: Any) -> str:
    """A detail as its author reads it."""
    if detail == Detail.COUNTRY:
        return country_name(value)
    if detail == Detail.SETTING:
        return str(Setting(value).label)
    if detail == Detail.YEARS:
        return years_label(value)
    return str(value)
