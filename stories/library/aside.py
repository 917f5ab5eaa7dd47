"""What stands beside the list: the form of filters with its numbers, made once for some seconds.

It is most of what a list costs, and the same for everybody who asks for the same. Nobody's words
are in it: with words typed into it, it is made anew each time and not remembered.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from community.lib.remembered import remembered
from stories.library.counts import Count, count
from stories.library.filter_form import filter_form
from stories.library.query import StoryQuery
from stories.library.vocabulary import A_MOMENT, Vocabulary


@dataclass(frozen=True)
class Aside:
    """The form, and how many stories fit."""

    form: SafeString
    found: Count


def aside(query: StoryQuery, vocabulary: Vocabulary, today: date) -> Aside:
    """For this search, wherever in its list a reader stands."""
    return (_made if query.q else _remembered)(query, vocabulary, today)


def _made(query: StoryQuery, vocabulary: Vocabulary, today: date) -> Aside:
    counts = count(query, today)
    return Aside(filter_form(query, vocabulary, counts), counts.found)


def _key(query: StoryQuery, vocabulary: Vocabulary, today: date) -> tuple[str, str | None, date]:
    return query.url_params(cursor=None), get_language(), today


_remembered = remembered(A_MOMENT, key=_key)(_made)
