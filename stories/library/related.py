"""Stories about the same things: by shared topics, never by how often somebody reads them.

Public stories stand in a ring by their random keys. Each looks along the ring from its own place,
so that no story is shown more than others by luck, and the order tells nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from stories.choices import Note
from stories.library.counts import Count
from stories.library.hidden import pick
from stories.models import Story, StoryAlternative, StoryCoercion
from stories.reading import TopicLabel

SHOWN: Final = 3  # stories
LOOKED_AT: Final = 40  # topics of others, in each direction of the ring
CLOSEST: Final = 12  # of those found, that are looked at for what a reader hides


@dataclass(frozen=True)
class Related:
    """The stories, and how many are left out by the reader's choice."""

    stories: list[Story]
    hidden: Count


def related(
    story: Story, topics: Iterable[TopicLabel], today: date, kinds: tuple[Note, ...]
) -> Related:
    """At most three public stories that share one of its topics, those that share most first.

    At most five queries, however many stories there are.
    """
    closest = _closest(story, topics)[:CLOSEST]
    if not closest:
        return Related([], Count(0))
    public = Story.objects.public(today).filter(pk__in=closest).defer("document")
    rows = {found.pk: found for found in public}
    in_order = ((rows[pk], rows[pk].notes) for pk in closest if pk in rows)
    return Related(*pick(in_order, kinds, SHOWN))


def _closest(story: Story, topics: Iterable[TopicLabel]) -> list[UUID]:
    """The keys of other stories, those that share more topics first, then along the ring."""
    shared: Counter[UUID] = Counter()
    own = list(topics)
    for items, helped in ((StoryCoercion, False), (StoryAlternative, True)):
        tags = [topic.pk for topic in own if topic.helped == helped]
        if tags:
            shared.update(_along_the_ring(items, tags, story))
    return sorted(shared, key=lambda pk: (-shared[pk], pk < story.pk, pk))


def _along_the_ring(
    items: type[StoryCoercion | StoryAlternative], tags: list[int], story: Story
) -> list[UUID]:
    """The stories of the next rows with one of these topics, once for each topic they share."""
    rows = items.objects.filter(tag__in=tags).order_by("content_object")
    keys = rows.values_list("content_object", flat=True)
    found = list(keys.filter(content_object__gt=story.pk)[:LOOKED_AT])
    if len(found) < LOOKED_AT:
        found += keys.filter(content_object__lt=story.pk)[: LOOKED_AT - len(found)]
    return found
