"""What the page of a story shows in any of its languages."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from stories.library.citing import citation
from stories.library.hidden import hidden_kinds, words_for
from stories.library.machines import canonical_path, crawlers_may, mining
from stories.library.quoting import terms_of
from stories.library.related import related
from stories.models import Story, StoryTranslation, stood_here
from stories.reading import country_name, read


def find_story(reference: str, today: date) -> Story | None:
    """The story through its only door; None where one was. Raises Http404 where none was."""
    rows = Story.objects.public(today).filter(reference=reference)
    found = rows.prefetch_related("translations").first()
    if found is None and not stood_here(reference):
        raise Http404
    return found


def story_context(
    request: HttpRequest, found: Story, translated: StoryTranslation | None = None
) -> dict[str, Any]:
    """The story as its author wrote it, or as it was translated, and what may be done with it."""
    kinds = hidden_kinds(request)
    reading = read((translated or found).document)
    canonical = settings.BASE_URL + canonical_path(translated or found)
    quarter = quarter_words(found.quarter)
    return {
        "story": found,
        "reading": reading,
        "kept_back": words_for(kinds, found.notes),
        # Its notes stand before the whole of it then, and need not be said twice.
        "opened": replace(reading, notes=[]),
        "canonical": canonical,
        "robots": crawlers_may(found),
        "mining": mining(found),
        "terms": terms_of(found),
        "quarter": quarter,
        "citation": citation(reading, quarter=quarter, address=canonical),
        "country": country_name(found.country) if found.country else "",
        "related": related(found, reading.topics, timezone.now().date(), kinds),
    }


def quarter_words(first_day: date) -> str:
    """The quarter as people say it: “July to September 2026”, never a day."""
    return _("%(first)s to %(last)s %(year)s") % {
        "first": MONTHS[first_day.month],
        "last": MONTHS[first_day.month + 2],
        "year": first_day.year,
    }
