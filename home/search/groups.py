"""Groups, allies and offices whose listings hold the words."""

from dataclasses import replace
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.directory.cards import READ, cards
from groups.directory.offers import Offers
from groups.directory.query import DirectoryQuery
from groups.directory.slices import take
from home.search.asked import Asked
from home.search.meaning import Meaning
from home.search.section import SHOWN, Section
from stories.library.counts import Count

MOST_COUNTED: Final = 1_000


def groups(asked: Asked, meaning: Meaning, today: date) -> Section:
    """By name: whom the words bring, not who is best. A country's own before those that have its
    name in their text."""
    query, number = _found(asked, meaning, today)
    page = take(query, today, SHOWN, READ, few=True).groups if number else []
    return Section(
        name="groups",
        heading=_("Groups and allies"),
        rows=cards(page, query.offers, today),
        number=Count(number),
        more=reverse("groups:directory") + query.url_params() + "#found",
        more_label=_all(Count(number)),
    )


def _found(asked: Asked, meaning: Meaning, today: date) -> tuple[DirectoryQuery, int]:
    query, number = DirectoryQuery(q=asked.telling, offers=Offers.whole()), 0
    if meaning.is_in_country:
        there = replace(query, q=meaning.beside, country=meaning.country)
        if number := there.count(today, MOST_COUNTED):
            return there, number
    return query, query.count(today, MOST_COUNTED) if query.q else 0


def _all(number: Count) -> str:
    words = {"shown": number}
    return (
        ngettext(
            "Show the %(shown)s listing that fits",
            "Show all %(shown)s listings that fit",
            number.number,
        )
        % words
    )
