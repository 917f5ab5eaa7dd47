"""What a reader sees: the list of stories, and one story."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.errors import gone
from community.words import say
from stories.library.cards import cards
from stories.library.cursor import Cursor
from stories.library.filters import StoryFilters
from stories.library.introduction import introduction
from stories.library.languages import alternates, versions
from stories.library.machines import LIST, crawlers_may, mining, tell_machines
from stories.library.page import find_story, story_context
from stories.library.query import StoryQuery
from stories.library.slices import Slice, take
from stories.library.vocabulary import Vocabulary
from stories.models import Story

A_PAGE = 12  # stories


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The list: every answer is 200, whatever stands in the address."""
    today = timezone.now().date()
    vocabulary = Vocabulary.whole()
    query = StoryQuery.parse(request.GET, vocabulary)
    public = Story.objects.public(today)
    page = take(query, today, A_PAGE)
    found = query.queryset(today).count()
    narrowed = not query.is_empty
    context = {
        "introduction": introduction(request),
        "filters": StoryFilters(query, public, vocabulary),
        "more_chosen": 0,
        "chips": query.chips(),
        "narrowed": narrowed,
        "robots": LIST,
        "problem": query.errors.get("q", ""),
        "found": found,
        "cards": cards(page.stories, vocabulary),
        "pagination": _pagination(query, page),
        "empty": None if found else say("nothing_found" if narrowed else "empty_library"),
    }
    response = render(request, "stories/library/library.html", context)
    return tell_machines(response, LIST)


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
    return tell_machines(response, crawlers_may(found), mining(found))
