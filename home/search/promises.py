"""Promises of which the words name the office, the place or the country, or what was promised."""

from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.models import Promise
from home.promises.promise import PromiseQuerySet
from home.search.asked import Asked
from home.search.meaning import Meaning
from home.search.section import SHOWN, Section
from stories.library.counts import Count

MOST_WORDS: Final = 8
# Letters: of a longer word its last ones may be another form's. "belts" is looked for as "belt".
WHOLE_UP_TO: Final = 4
ENDING: Final = 1
WORDS_IN: Final = ("office", "promised", "came", "place")


def promises(asked: Asked, meaning: Meaning) -> Section:
    """The newest first. All of a country's where the words are its name. Two queries at most."""
    rows = _rows(asked, meaning)
    number = Count(rows.count()) if rows is not None else Count(0)
    more = reverse("came-of-it:index")
    return Section(
        name="promises",
        heading=_("What came of it"),
        rows=list(rows[:SHOWN]) if rows is not None and number else [],
        number=number,
        more=f"{more}?country={meaning.country}" if meaning.country else more,
        more_label=_all(number) if meaning.is_country else _("Show all promises"),
    )


def _rows(asked: Asked, meaning: Meaning) -> "PromiseQuerySet | None":
    shown = Promise.objects.shown()
    if meaning.is_in_country:
        shown, text = shown.filter(country=meaning.country), meaning.beside
    else:
        text = asked.telling
    words = text.split()[:MOST_WORDS]
    if not (words or meaning.is_in_country):
        return None
    for word in words:
        shown = shown.filter(_holding(word))
    return shown


def _holding(word: str) -> Q:
    part = word if len(word) <= WHOLE_UP_TO else word[:-ENDING]
    found = Q()
    for name in WORDS_IN:
        found |= Q(**{f"{name}__icontains": part})
    return found


def _all(number: Count) -> str:
    words = {"shown": number}
    return (
        ngettext("Show the %(shown)s promise", "Show all %(shown)s promises", number.number) % words
    )
