"""What the page of a story shows in any of its languages."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from community.language import page_language
from stories.library.citing import citation
from stories.library.machines import canonical_path, crawlers_may, mining
from stories.library.quoting import terms_of
from stories.library.related import in_order
from stories.library.versions import alternates, versions
from stories.models import Story, StoryTranslation, stood_here
from stories.reading import country_name, read


def find_story(reference: str, today: date) -> Story | None:
    """The story through its only door; None where one was. Raises Http404 where none was."""
    rows = Story.objects.public(today).filter(reference=reference)
    found = rows.prefetch_related("translations").first()
    if found is None and not stood_here(reference):
        raise Http404
    return found


def head(found: Story, translated: StoryTranslation | None = None) -> dict[str, Any]:
    """What a story's page says outside its own words: to browsers and to machines."""
    return {
        "story": found,
        "title": (translated or found).title,
        "canonical": settings.BASE_URL + canonical_path(translated or found),
        "robots": crawlers_may(found),
        "mining": mining(found),
        "terms": terms_of(found),
        "alternates": alternates(found),
    }


def middle(
    found: Story, near: list[UUID], kept_back: list[str], translated: StoryTranslation | None = None
) -> dict[str, Any]:
    """The story as its author wrote it, or as it was translated, and what may be done with it."""
    reading = read((translated or found).document)
    quarter = quarter_words(found.quarter)
    said = head(found, translated)
    return said | {
        "reading": reading,
        "kept_back": kept_back,
        # Its notes stand before the whole of it then, and need not be said twice.
        "opened": replace(reading, notes=[]),
        "quarter": quarter,
        "citation": citation(reading, quarter=quarter, address=said["canonical"]),
        "country": country_name(found.country) if found.country else "",
        "related": in_order(near, timezone.now().date()),
        "versions": versions(found, here=(translated or found).language),
        "home_url": f"/{page_language()}/",
        "being_built": settings.BEING_BUILT,
    }


def quarter_words(first_day: date) -> str:
    """The quarter as people say it: “July to September 2026”, never a day."""
    return _("%(first)s to %(last)s %(year)s") % {
        "first": MONTHS[first_day.month],
        "last": MONTHS[first_day.month + 2],
        "year": first_day.year,
    }
