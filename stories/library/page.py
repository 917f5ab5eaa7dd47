"""What the page of a story shows in any of its languages."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from community.models import House
from stories.library.machines import canonical_path, crawlers_may, mining
from stories.models import Story, stood_here
from stories.reading import read


def find_story(reference: str, today: date) -> Story | None:
    """The story through its only door; None where one was. Raises Http404 where none was."""
    found = Story.objects.public(today).filter(reference=reference).first()
    if found is None and not stood_here(reference):
        raise Http404
    return found


def story_context(request: HttpRequest, found: Story) -> dict[str, Any]:
    """The story as its author wrote it, and what may be done with it."""
    return {
        "story": found,
        "reading": read(found.document),
        "canonical": settings.BASE_URL + canonical_path(found),
        "robots": crawlers_may(found),
        "mining": mining(found),
        "quarter": quarter_words(found.quarter),
        "house": House.load(request_or_site=request),
    }


def quarter_words(first_day: date) -> str:
    """The quarter as people say it: “July to September 2026”, never a day."""
    return _("%(first)s to %(last)s %(year)s") % {
        "first": MONTHS[first_day.month],
        "last": MONTHS[first_day.month + 2],
        "year": first_day.year,
    }
