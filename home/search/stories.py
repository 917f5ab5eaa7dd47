"""Stories that hold the words, or tell of what they are the name of."""

from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.language import page_language
from home.search.asked import Asked
from home.search.meaning import Meaning, words_of
from home.search.section import SHOWN, Section
from stories.library.cards import cards
from stories.library.counts import Count, count_each
from stories.library.hidden import hidden_kinds, left_out, visible
from stories.library.query import StoryQuery
from stories.library.slices import take
from stories.models import Story


def stories(asked: Asked, meaning: Meaning, request: HttpRequest, today: date) -> Section:
    """By the words as they stand; where none holds them, by what they mean."""
    query, number = _found(asked, meaning, today)
    kinds = hidden_kinds(request)
    page = _first(query, today, visible(kinds)) if number else []
    return Section(
        name="stories",
        heading=_("Stories"),
        rows=cards(page, meaning.vocabulary, query) if page else [],
        number=number,
        more=reverse("stories:library") + query.url_params() + "#found",
        more_label=_all(number),
        hidden=left_out(query.queryset(today), kinds) if kinds and number else Count(0),
        note=query.describe() if query == meaning.stories else "",
    )


def _first(query: StoryQuery, today: date, only: Q | None) -> list[Story]:
    """The first few; those that can be read in the language of the page before the others."""
    own = replace(query, language=page_language())
    found = list(take(own, today, SHOWN, only=only).stories)
    if len(found) < SHOWN:
        here = {story.pk for story in found}
        every = take(query, today, SHOWN + len(found), only=only).stories
        found += [story for story in every if story.pk not in here]
    return found[:SHOWN]


def _found(asked: Asked, meaning: Meaning, today: date) -> tuple[StoryQuery, Count]:
    words = replace(words_of(asked, meaning.vocabulary), q=asked.telling)
    tries = [words] if words.q else []
    if meaning.stories:  # "Ireland" is where it happened, before it is a word in a story
        tries.insert(0 if meaning.is_country else len(tries), meaning.stories)
    if not tries:
        return words, Count(0)
    numbers = count_each([query.parts for query in tries], today)
    both = list(zip(tries, numbers, strict=True))
    return next((one for one in both if one[1]), both[0])


def _all(number: Count) -> str:
    words = {"shown": number}
    return (
        ngettext(
            "Show the %(shown)s story that fits",
            "Show all %(shown)s stories that fit",
            number.number,
        )
        % words
    )
