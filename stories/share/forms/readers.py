"""Who should not read it: offered, never asked first."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.fields import PRIVATE, refuse_code, refuse_longer
from community.lib.canonical import tidy
from stories.readers import MOST, NAME_LIMIT, NotReadBy
from stories.share.forms.step import StepForm


class NamesField(forms.CharField):
    """A few names, one a line, as a list."""

    widget = forms.Textarea(attrs=PRIVATE | {"rows": 3})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """Each line without needless spaces; empty ones are none."""
        lines = tidy(str(value or "")[: 4 * MOST * NAME_LIMIT]).splitlines()
        return [name for line in lines if (name := " ".join(line.split()))]

    def prepare_value(self, value: Any) -> str:
        """As it is typed."""
        return "\n".join(value) if isinstance(value, list) else str(value or "")

    def validate(self, value: Any) -> None:
        """A few names of a sensible length, and no code among them."""
        for name in value:
            refuse_longer(name, NAME_LIMIT)
            refuse_code(name)
        if len(value) > MOST:
            message = gettext("We can keep up to %(most)d names. Please leave out some.")
            raise forms.ValidationError(message, params={"most": MOST})

    def run_validators(self, value: Any) -> None:
        """Django's are for one text."""


def _countries() -> list[tuple[str, str]]:
    return [("", gettext("no country chosen")), *((code, str(name)) for code, name in countries)]


def _country(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=_countries,
        required=False,
        widget=forms.Select(attrs={"autocomplete": "off"}),
        error_messages={"invalid_choice": gettext_lazy("Please choose one from the list.")},
    )


class ReadersForm(StepForm):
    """Two countries at most, and a few organisations. All of it can be left empty."""

    not_from = _country(_("Nobody from this country"))
    nor_from = _country(_("And nobody from this country"))
    organisations = NamesField(
        label=_("Nobody who works for, or belongs to"),
        help_text=_(
            "A hospital group, an authority, a group. One on each line. A star stands for any "
            "letters: psychiatr* means psychiatry and psychiatric."
        ),
        required=False,
    )

    def beginning(self) -> dict[str, Any]:
        """What was wished before."""
        wish = NotReadBy.of(self.given.get("not_read_by"))
        first, second = (*wish.countries, "", "")[:2]
        organisations = list(wish.organisations)
        return {"not_from": first, "nor_from": second, "organisations": organisations}

    def wish(self) -> NotReadBy:
        """What is wished now: whatever of it is right, where the form has mistakes."""
        given = self.cleaned_data
        named = (given.get("not_from"), given.get("nor_from"))
        return NotReadBy.of(
            {
                "countries": [code for code in named if code],
                "organisations": given.get("organisations", []),
            }
        )

    def answers(self) -> dict[str, Any]:
        """One sealed answer."""
        return {"not_read_by": self.wish().to_seal()}

    def salvage(self) -> dict[str, Any]:
        """Nothing half: a wish with a mistake in it is looked at once more."""
        return {}
