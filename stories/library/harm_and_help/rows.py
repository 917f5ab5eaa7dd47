"""The lists of numbers: topics in their tree, those without a story left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from community.models.topics import Topic


@dataclass(frozen=True)
class Row:
    """One topic, how many stories stand under it, and the narrower topics."""

    label: str
    told: int
    url: str
    stories_url: str
    narrower: Sequence["Row"]


def rows(topics: Sequence[Topic], told: Mapping[int, int], *, query: str) -> list[Row]:
    """A tree of those that a story stands under. Beside each other: the most told first, and as
    in the vocabulary where numbers are equal.

    `query` is what the link into the library asks for, with the topic's slug at the end.
    """
    known = {topic.pk for topic in topics}
    narrower: dict[int | None, list[Topic]] = defaultdict(list)
    for topic in topics:
        narrower[topic.broader_id if topic.broader_id in known else None].append(topic)
    library = reverse("stories:library")

    def under(broader: int | None) -> list[Row]:
        return [
            Row(
                label=topic.label,
                told=told[topic.pk],
                url=reverse("stories:harm_and_help_topic", args=[topic.slug]),
                stories_url=f"{library}?{query}={topic.slug}",
                narrower=under(topic.pk),
            )
            for topic in sorted(narrower[broader], key=lambda topic: -told[topic.pk])
            if told[topic.pk]
        ]

    return under(None)
