"""A row of a file as what it says, with everything that is wrong with it by column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django_countries import countries

from home.evidence.desk.bringing.columns import OF_SERIES, REQUIRED
from home.evidence.metrics import metrics
from home.evidence.numbers import Wrong, check_period, value_of
from home.models import Figure, Series

_SLUG: Final = re.compile(r"[a-z]{2}-[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_SAID: Final = 60  # characters of a cell that an error repeats


@dataclass
class Said:
    """What a row says. `errors` are pairs of a column and a sentence; an empty cell says nothing,
    but the value's, which says that nothing is published."""

    number: int
    series: str = ""
    period: str = ""
    value: Decimal | None = None
    of_series: dict[str, Any] = field(default_factory=dict)
    of_figure: dict[str, str] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, name: str, told: str) -> None:
        """Note it once a column."""
        if all(known != name for known, _told in self.errors):
            self.errors.append((name, told))


class Reader:
    """Reads rows; the topics are handed in once for all of them."""

    def __init__(self, topics: Mapping[str, int], today: date) -> None:
        self._topics, self._today = topics, today

    def read(self, number: int, cells: Mapping[str, str]) -> Said:
        """What one row says."""
        said = Said(number)
        for name, cell in cells.items():
            text = cell.strip()
            if not text and name not in REQUIRED:
                continue
            try:
                self._take(said, name, text)
            except Wrong as wrong:
                said.wrong(name, str(wrong))
        stated, begins = said.of_series.get("country"), said.series[:2].upper()
        if stated and begins and stated != begins:
            told = _("The series begins with another country: %(country)s.")
            said.wrong("country", told % {"country": begins})
        return said

    def _take(self, said: Said, name: str, text: str) -> None:
        if name == "value":
            said.value = value_of(text)
        elif name == "period":
            said.period = text
            check_period(text, self._today.year)
            _fits(Figure, name, text)
        elif name == "series":
            said.series = _series(text)
        elif name in OF_SERIES:
            said.of_series[name] = self._of_series(name, text)
        else:
            said.of_figure[name] = _of_figure(name, text)

    def _of_series(self, name: str, text: str) -> Any:
        if name == "topic":
            if text not in self._topics:
                raise Wrong(_("There is no topic of this name. Please write one from the list."))
            return text
        if name == "metric" and text not in metrics():
            told = _("This is no way of counting that we know. There is: %(list)s.")
            raise Wrong(told % {"list": ", ".join(metrics())})
        if name == "country":
            return _country(text)
        if name == "retrieved_on":
            return _day(text, self._today)
        _fits(Series, name, text)
        return text


def _series(text: str) -> str:
    slug = text.lower()
    if not _SLUG.fullmatch(slug) or slug[:2].upper() not in dict(countries):
        raise Wrong(
            _(
                "Please write small letters, numbers and hyphens, beginning with the two letters "
                "of the country, such as au-seclusion-rate."
            )
        )
    _fits(Series, "slug", slug)
    return slug


def _country(text: str) -> str:
    if text.upper() not in dict(countries):
        raise Wrong(_("No country has these two letters."))
    return text.upper()


def _day(text: str, today: date) -> str:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Wrong(_("Please write the day as 2026-12-31."))
    if day > today:
        raise Wrong(_("This day has not come yet."))
    return day.isoformat()


def _of_figure(name: str, text: str) -> str:
    _fits(Figure, name, text)
    if name == "source_url":
        check: Callable[[str], None] = URLValidator(schemes=["http", "https"])
        try:
            check(text)
        except ValidationError as error:
            told = _("“%(text)s” is no web address.")
            raise Wrong(told % {"text": text[:MOST_SAID]}) from error
    return text


def _fits(model: Any, name: str, text: str) -> None:
    most = model._meta.get_field(name).max_length
    if most and len(text) > most:
        raise Wrong(_("This is too long: there is room for %(most)s signs.") % {"most": most})
