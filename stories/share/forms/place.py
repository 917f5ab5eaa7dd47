"""Where and when, as roughly as somebody remembers."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.fields import LineField
from stories.choices import Detail, Setting
from stories.share.forms.step import StepForm
from stories.someone_else import Care, care_for, may_be_shown

FIRST_YEAR = 1900
FIRST_DECADE = 1950
REGION_LIMIT = 80


def _today() -> date:
    return timezone.now().date()


def _decades() -> list[tuple[str, str]]:
    """Newest first, with everything before the first decade as one."""
    last = _today().year // 10 * 10
    named = [
        (str(first), gettext("the %(decade)ss") % {"decade": first})
        for first in range(last, FIRST_DECADE - 1, -10)
    ]
    before = (str(FIRST_YEAR), gettext("before %(year)s") % {"year": FIRST_DECADE})
    return [("", gettext("not said")), *named, before]


def _span(decade: str) -> list[int]:
    """The years of a decade, up to this one."""
    first = int(decade)
    last = FIRST_DECADE - 1 if first == FIRST_YEAR else first + 9
    return [first, min(last, _today().year)]


def _countries() -> list[tuple[str, str]]:
    return [("", gettext("not said")), *((code, str(name)) for code, name in countries)]


def _settings() -> list[tuple[str, str]]:
    return [("", gettext("not said")), *((one.value, str(one.label)) for one in Setting)]


def _year(**kwargs: Any) -> forms.IntegerField:
    attrs = {"inputmode": "numeric", "class": "input-short", "autocomplete": "off"}
    return forms.IntegerField(
        required=False,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"invalid": _("Please write a year with four figures, such as 2014.")},
        **kwargs,
    )


def _select(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        widget=forms.Select(attrs={"autocomplete": "off"}),
        error_messages={"invalid_choice": _("Please choose one from the list.")},
        **kwargs,
    )


class PlaceForm(StepForm):
    """Country, region, kind of place, years: each can be left out."""

    country = _select(label=_("Country"), choices=_countries)
    region = LineField(
        label=_("Region"),
        help_text=_("A part of the country, not a town. No hospital, please."),
        limit=REGION_LIMIT,
        required=False,
    )
    setting = _select(label=_("Kind of place"), choices=_settings)
    around = _select(label=_("Around when?"), choices=_decades)
    year_from = _year(label=_("From the year"))
    year_to = _year(
        label=_("To the year"), help_text=_("Leave this empty if it was one year only.")
    )

    def adapt(self) -> None:
        """What could not be shown of somebody else is not asked (stories.someone_else)."""
        self.care = care_for(self.told_by, str(self.given.get("agreement", "")))
        if not may_be_shown(Detail.REGION, self.care):
            del self.fields["region"]
        if not may_be_shown(Detail.YEARS, self.care):
            del self.fields["around"]
        if self.care != Care.NONE:
            del self.fields["year_from"], self.fields["year_to"]

    def beginning(self) -> dict[str, Any]:
        """A whole decade is shown as one; anything else as its years."""
        years = list(self.given.get("years") or ())
        begin = {name: self.given.get(name, "") for name in ("country", "region", "setting")}
        for decade, _label in _decades():
            if years and decade and _span(decade) == years:
                return begin | {"around": decade}
        if years:
            begin |= {"year_from": years[0], "year_to": years[1]}
        return begin

    def clean_year_from(self) -> int | None:
        """A year that a living person may speak of."""
        return _checked(self.cleaned_data["year_from"])

    def clean_year_to(self) -> int | None:
        """As above."""
        return _checked(self.cleaned_data["year_to"])

    def clean(self) -> dict[str, Any]:
        """From before to."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        if first and last and first > last:
            message = _("The first year is later than the second. Did they change places?")
            self.add_error("year_from", ValidationError(message))
        return cleaned

    def years(self) -> list[int]:
        """[from, to]: exact years before a decade; nothing where nothing was said."""
        given = [self.cleaned_data.get(name) for name in ("year_from", "year_to")]
        exact = [year for year in given if year]
        if exact:
            return [exact[0], exact[-1]]
        decade = self.cleaned_data.get("around")
        return _span(decade) if decade else []

    def answers(self) -> dict[str, Any]:
        """What was said, and the years as a pair. What was not asked is not kept either."""
        kept = {name: self.cleaned_data.get(name, "") for name in ("country", "region", "setting")}
        return kept | {"years": self.years()}


def _checked(year: int | None) -> int | None:
    if year is not None and not FIRST_YEAR <= year <= _today().year:
        message = _("Please write a year between %(first)s and %(last)s.")
        params = {"first": FIRST_YEAR, "last": _today().year}
        raise ValidationError(message, params=params)
    return year
