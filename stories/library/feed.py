"""`/feeds/stories.atom`: the newest stories for whoever follows them (RFC 4287).

What a feed holds, programs on other machines keep, search through and show: it is no longer "on
this site", to which every author of a public story said yes. So each of the newest stories is
announced by its address, whose voice it is and in which language; its title and opening stand
there only where its author lets words leave the site for search engines or as open data. An
opening never, where something in it needs a note before it.

The finest time is the first day of a quarter: a feed whose entries change by the day would tell
on which day somebody came back.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from community.api import unchanged_or
from community.lib.quarters import Quarter
from community.lib.xml_text import xml_text
from community.limits import Limit
from stories.library.machines import LIST, canonical_path, tell_machines
from stories.library.query import StoryQuery
from stories.library.slices import take
from stories.models import Story

MOST: Final = 30
LIMIT: Final = Limit("feed", most=60, seconds=60)


@dataclass(frozen=True)
class Entry:
    """One story in the feed; `updated` is the first day of its quarter."""

    address: str
    title: str
    summary: str
    spoken: str
    title_language: str
    summary_language: str
    example: bool
    updated: date


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest stories that fit; what is not understood is passed over, as on the page."""
    seconds = LIMIT.pause(request)
    if seconds:
        return _too_often(seconds)
    today = timezone.now().date()
    query = replace(StoryQuery.parse(request.GET), cursor=None)
    entries = [_entry(story) for story in take(query, today, MOST).stories]
    with override(settings.LANGUAGE_CODE):
        context = {
            "site": settings.WAGTAIL_SITE_NAME,
            "asked": query.describe(),
            "feed": feed_address(query),
            "page": settings.BASE_URL + reverse("stories:library") + query.url_params(),
            "conditions": settings.BASE_URL + reverse("stories:take_along"),
            "updated": max([entry.updated for entry in entries], default=_quarter(today)),
            "entries": entries,
        }
        text = xml_text(render_to_string("stories/library/feed.xml", context))
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    response.headers["Content-Language"] = settings.LANGUAGE_CODE
    return tell_machines(unchanged_or(request, response), LIST)


def feed_address(query: StoryQuery) -> str:
    """Where the feed of this search is, whole, as feed readers want it."""
    return settings.BASE_URL + reverse("stories_feed") + query.url_params(cursor=None)


def may_leave(story: Story) -> bool:
    """Whether words of it may stand where they are kept and searched by machines not ours."""
    return story.allows_search_engines or story.allows_open_data


def _entry(story: Story) -> Entry:
    """Our own words in it are in the story's language, where the pages speak it."""
    spoken = story.language if story.language in dict(settings.LANGUAGES) else "en"
    with override(spoken):
        title, summary = _title(story), _summary(story)
    return Entry(
        address=settings.BASE_URL + canonical_path(story),
        title=title,
        summary=summary,
        spoken=spoken,
        title_language=story.language if title == story.title else spoken,
        summary_language=story.language if summary == story.opening else spoken,
        example=story.example,
        updated=_quarter(story.quarter),
    )


def _title(story: Story) -> str:
    told = _("A story, %(told_by)s") % {"told_by": story.told_by}
    return story.title or told if may_leave(story) else told


def _summary(story: Story) -> str:
    """What to know before reading; the opening where there is nothing to know."""
    if not may_leave(story):
        return _("Its author lets it be read on this site. The link leads to it.")
    if story.notes:
        notes = ", ".join(story.note_labels)
        said = _("This story mentions: %(notes)s. You choose when to open it.")
        return said % {"notes": notes}
    return story.opening if story.title else ""


def _quarter(day: date) -> date:
    return Quarter.of(day).first_day


def _too_often(seconds: int) -> HttpResponse:
    words = f"That was a lot in a short time. Please wait {seconds} seconds, then ask again.\n"
    response = HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")
    response.headers["Retry-After"] = str(seconds)
    return tell_machines(response, LIST)
