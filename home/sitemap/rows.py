"""Listings and stories: what the public may read now, and crawlers may find."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings

from community.announcing import Alternate
from groups.models import Circle, Group
from home.models import Promise
from home.sitemap.entry import Entry, in_each, of_view
from stories.library.machines import canonical_path
from stories.models import Story, StoryTranslation


def listings(today: date) -> Iterator[Entry]:
    """Groups and circles that are shown whole. Two queries."""
    groups = Group.objects.listed(today).order_by("slug").only("slug", "kind")
    circles = Circle.objects.listed(today).order_by("slug").only("slug", "kind")
    for row in (*groups, *circles):
        yield from of_view(row.get_absolute_url())


def promises() -> Iterator[Entry]:
    """What leaders promised. One query."""
    for row in Promise.objects.shown().only("reference"):
        yield from of_view(row.get_absolute_url())


def stories(today: date) -> Iterator[Entry]:
    """Stories whose authors let search engines find them, and their translations. No dates: a date
    of last change would tell the day on which an author came back. Two queries."""
    public = Story.objects.public(today).filter(allows_search_engines=True)
    versions: dict[Any, list[Alternate]] = defaultdict(list)
    for story in public.order_by("reference").only("reference", "language"):
        versions[story.pk].append(_version(story))
    rows = StoryTranslation.objects.filter(story__in=public).select_related("story")
    for row in rows.order_by("language"):
        versions[row.story_id].append(_version(row))
    for found in versions.values():
        yield from _in_each(found)


def _version(row: Story | StoryTranslation) -> Alternate:
    return Alternate(row.language, settings.BASE_URL + canonical_path(row))


def _in_each(found: list[Alternate]) -> Iterator[Entry]:
    """As its own page says it: a story has no language for everybody else."""
    for entry in in_each(found):
        others = [one for one in entry.alternates if one in found]
        yield Entry(entry.address, others)
