"""The page of the one box."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.errors import too_many
from community.limits import Limit
from community.page_cache import share
from community.where import find_where
from home.search.answers import straight_answers
from home.search.asked import Asked
from home.search.circles import circles
from home.search.crisis import is_crisis
from home.search.figures import figures
from home.search.groups import groups
from home.search.meaning import Meaning, nearly_meant
from home.search.pages import pages
from home.search.promises import promises
from home.search.stories import stories
from home.search.ways import ways
from stories.library.machines import LIST, tell_machines
from stories.share.helping import lines_everywhere, lines_for

# Many may share one address: a ward, a house.
LIMIT: Final = Limit("search", most=60, seconds=60)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the whole site has to the words: every answer is 200, but after too many in a minute.

    Nothing of what was typed is kept: not in a table, a log, a cache or a session.
    """
    asked = Asked.parse(request.GET)
    if not asked:
        context = {"asked": asked, "searching": True}
        response = render(request, "search/search.html", context)
        return response if request.GET else share(response)
    seconds = LIMIT.pause(request)
    if seconds:
        return too_many(request, seconds=seconds)
    response = render(request, "search/search.html", _found(asked, request))
    return tell_machines(response, LIST)


def _found(asked: Asked, request: HttpRequest) -> dict[str, Any]:
    now, meaning = timezone.now(), Meaning.of(asked)
    answers = straight_answers(meaning, request)
    sections = [
        pages(asked, meaning, request),
        stories(asked, meaning, request, now.date()),
        groups(asked, meaning, now.date()),
        circles(asked, meaning, now),
        promises(asked, meaning),
        figures(meaning),
    ]
    shown = [section for section in sections if not section.is_empty]
    context = {
        "asked": asked,
        "searching": True,
        "lines": _lines(asked, meaning),
        "answers": answers,
        "ways": ways(asked),
        "sections": shown,
    }
    if not (shown or answers or context["ways"]):
        context |= _nothing(asked, meaning)
    return context


def _lines(asked: Asked, meaning: Meaning) -> list[Any]:
    """Where somebody answers, for whoever types words of somebody at the end of their strength."""
    if not is_crisis(asked.q):
        return []
    return lines_for(meaning.country) if meaning.country else lines_everywhere()


def _nothing(asked: Asked, meaning: Meaning) -> dict[str, Any]:
    """Words of nearly this spelling: topics, countries and places, and nothing from a story."""
    spelled, topics = nearly_meant(asked, meaning.vocabulary)
    where = find_where(asked.q)
    # A small word may be the name of a place, where it is nothing else: "Die" is a town in France.
    places = [*filter(None, (where.spot,)), *where.choices, *where.suggestions]
    return {
        "nothing": True,
        "spelled": spelled,
        "nearly": topics if asked.telling else [],
        "places": [one.label for one in places],
    }
