"""What a reader sees: the list of stories, and one story."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.errors import gone
from community.introduction import introduction
from community.language import page_language
from community.page_cache import share
from community.words import say
from stories.library.aside import aside
from stories.library.card_list import card_list, is_the_same_for_all
from stories.library.counts import Count
from stories.library.cursor import Cursor
from stories.library.feed import feed_address
from stories.library.hidden import hidden_kinds, left_out, visible
from stories.library.machines import LIST, crawlers_may, mining, tell_machines
from stories.library.offers import offers
from stories.library.page import find_story, head
from stories.library.query import StoryQuery
from stories.library.query_words import Sort
from stories.library.slices import Slice, take
from stories.library.story_main import story_main
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
    page, beside = _page(query, today, only), aside(query, vocabulary, today)
    found, narrowed = beside.found, not query.is_empty
    context = {
        "introduction": introduction("stories", page_language()),
        "filters": beside.form,
        "chips": query.chips(),
        "topics_asked": vocabulary.named(query.coercion, query.alternative),
        "narrowed": narrowed,
        "robots": LIST,
        "problem": query.errors.get("q", ""),
        "found": found,
        "hidden": left_out(query.queryset(today), kinds) if kinds else Count(0),
        "cards": card_list(page.stories, vocabulary, query, today),
        "orders": _orders(query),
        "of_the_newest": query.sort == Sort.RELEVANCE and found.at_least,
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


def _page(query: StoryQuery, today: date, only: Q) -> Slice:
    """From its place on; from the top where the list ends before that place now."""
    brief = is_the_same_for_all(query)
    page = take(query, today, A_PAGE, only=only, brief=brief)
    if query.cursor and not page.stories:
        return take(replace(query, cursor=None), today, A_PAGE, only=only, brief=brief)
    return page


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
    today = timezone.now().date()
    found = find_story(reference.upper(), today)
    if found is None:
        return gone(request)
    context = head(found) | story_main(request, found, today)
    response = render(request, "stories/library/story.html", context)
    if not request.GET:
        share(response)
    return tell_machines(response, crawlers_may(found), mining(found))
