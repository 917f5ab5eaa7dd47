"""Circles whose listings hold the words."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.circles.found import some
from groups.circles.query import CircleQuery
from home.search.asked import Asked
from home.search.groups import MOST_COUNTED
from home.search.meaning import Meaning
from home.search.section import SHOWN, Section
from stories.library.counts import Count


def circles(asked: Asked, meaning: Meaning, now: datetime) -> Section:
    """By name, each with its next meeting; a country's own first, as with groups."""
    query, found = _found(asked, meaning, now)
    number = Count(found)
    return Section(
        name="circles",
        heading=_("Circles"),
        rows=some(query, now, SHOWN)[0] if number else [],
        number=number,
        more=reverse("circles:list") + query.url_params() + "#found",
        more_label=_all(number),
    )


def _found(asked: Asked, meaning: Meaning, now: datetime) -> tuple[CircleQuery, int]:
    query = CircleQuery(q=asked.telling)
    if meaning.is_in_country:
        there = replace(query, q=meaning.beside, country=meaning.country)
        if number := there.count(now.date(), MOST_COUNTED):
            return there, number
    return query, query.count(now.date(), MOST_COUNTED) if query.q else 0


def _all(number: Count) -> str:
    words = {"shown": number}
    return (
        ngettext(
            "Show the %(shown)s circle that fits",
            "Show all %(shown)s circles that fit",
            number.number,
        )
        % words
    )
