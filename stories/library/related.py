"""Stories about the same things: by shared topics, never by how often somebody reads them.

Public stories stand in a ring by their random keys. Each looks along the ring from its own place,
so that no story is shown more than others by luck, and the order tells nothing.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from community.lib.remembered import Generation
from stories.choices import Note
from stories.library.counts import Count
from stories.library.hidden import pick
from stories.models import Story, StoryAlternative, StoryCoercion
from stories.reading import topic_labels

SHOWN: Final = 3  # stories
LOOKED_AT: Final = 40  # topics of others, in each direction of the ring
CLOSEST: Final = 12  # of those found, that are looked at for what a reader hides
SAID: Final = ("approval_id", "notes")
# Keys alone, and whether they are public is asked each time.
_known: Generation[list[UUID]] = Generation(2_000)


@dataclass(frozen=True)
class Near:
    """The keys of the stories with the hashes of their texts, and how many are left out by the
    reader's choice."""

    keys: dict[UUID, str]
    hidden: Count


def near_to(story: Story, today: date, kinds: tuple[Note, ...]) -> Near:
    """At most three public stories that share one of its topics, those that share most first.

    One query, and one more now and then, however many stories there are.
    """
    closest = _closest_to(story)[:CLOSEST]
    if not closest:
        return Near({}, Count(0))
    public = Story.objects.public(today).filter(pk__in=closest)
    rows = {pk: (text, notes) for pk, text, notes in public.values_list("pk", *SAID)}
    every = (((pk, rows[pk][0]), rows[pk][1]) for pk in closest if pk in rows)
    found, hidden = pick(every, kinds, SHOWN)
    return Near(dict(found), hidden)


def in_order(keys: list[UUID], today: date) -> list[Story]:
    """These stories as they are shown: those of them that are public. One query, none for none."""
    if not keys:
        return []
    rows = Story.objects.public(today).defer("document").in_bulk(keys)
    return [rows[pk] for pk in keys if pk in rows]


def _closest_to(story: Story) -> list[UUID]:
    key = (story.pk, story.approval_id)
    found = _known.get(key)
    return _known.keep(key, _closest(story)) if found is None else found


def _closest(story: Story) -> list[UUID]:
    """The keys of other stories, those that share more topics first, then along the ring."""
    shared: Counter[UUID] = Counter()
    own = topic_labels(story.content["topics"])
    asked = [
        _along_the_ring(items, tags, story)
        for items, helped in ((StoryCoercion, False), (StoryAlternative, True))
        if (tags := [topic.pk for topic in own if topic.helped == helped])
    ]
    for keys in asked:
        shared.update(keys)
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
