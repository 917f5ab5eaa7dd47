"""What a reader sees: the list of stories, and one story."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.errors import gone
from community.language import page_language
from community.page_cache import share
from community.words import say
from stories.library.aside import aside
from stories.library.cards import cards
from stories.library.cursor import Cursor
from stories.library.feed import feed_address
from stories.library.hidden import hidden_kinds, left_out, visible
from stories.library.introduction import introduction
from stories.library.languages import alternates, versions
from stories.library.machines import LIST, crawlers_may, mining, tell_machines
from stories.library.offers import offers
from stories.library.page import find_story, story_context
from stories.library.query import StoryQuery
from stories.library.query_words import Sort
from stories.library.ranking import RANKED
from stories.library.slices import Slice, take
from stories.library.vocabulary import Vocabulary

A_PAGE = 20  # stories


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The list: every answer is 200, whatever stands in the address."""
    today = timezone.now().date()
    vocabulary = Vocabulary.whole()
    query = StoryQuery.parse(request.GET, vocabulary)
    kinds = hidden_kinds(request)
    only = visible(kinds)
    page, beside = take(query, today, A_PAGE, only=only), aside(query, vocabulary, today)
    if query.cursor and not page.stories:  # the list ends before this place now
        page = take(replace(query, cursor=None), today, A_PAGE, only=only)
    found, narrowed = beside.found, not query.is_empty
    context = {
        "introduction": introduction(page_language()),
        "filters": beside.form,
        "chips": query.chips(),
        "topics_asked": vocabulary.named(query.coercion, query.alternative),
        "narrowed": narrowed,
        "robots": LIST,
        "problem": query.errors.get("q", ""),
        "found": found,
        "hidden": left_out(query.queryset(today), kinds),
        "cards": cards(page.stories, vocabulary, query),
        "orders": _orders(query),
        "of_the_newest": query.sort == Sort.RELEVANCE and found.number > RANKED,
        "offers": offers(query, vocabulary, found, today),
        "pagination": _pagination(query, page),
        "words": query.url_params(cursor=None),
        "feed": feed_address(query),
    }
    if not page.stories and not context["hidden"]:
        context["empty"] = say("nothing_found" if narrowed else "empty_library")
    response = render(request, "stories/library/library.html", context)
    if not query.q and not query.errors:
        share(response)
    return tell_machines(response, LIST)


def _orders(query: StoryQuery) -> list[dict[str, Any]]:
    """The ways to sort, where there are words to be near to."""
    return [
        {
            "label": order.label,
            "address": query.url_params(sort=order.value, cursor=None),
            "current": query.sort == order,
        }
        for order in (Sort if query.q else ())
    ]


def _pagination(query: StoryQuery, page: Slice) -> dict[str, str]:

    def address(cursor: Cursor | None) -> str:
        if cursor is None:
            return ""
        return f"{reverse('stories:library')}{query.url_params(cursor=cursor)}#found"

    return {"previous_url": address(page.previous), "next_url": address(page.next)}


@require_safe
def story(request: HttpRequest, reference: str) -> HttpResponse:
    """One story; 410 where one stood and does not now, whatever the reason; 404 for all else."""
    if reference != reference.lower():
        return HttpResponsePermanentRedirect(reverse("stories:story", args=[reference.lower()]))
    found = find_story(reference.upper(), timezone.now().date())
    if found is None:
        return gone(request)
    context = story_context(request, found) | {
        "versions": versions(found, here=found.language),
        "alternates": alternates(found),
    }
    response = render(request, "stories/library/story.html", context)
    if not request.GET:
        share(response)
    return tell_machines(response, crawlers_may(found), mining(found))
