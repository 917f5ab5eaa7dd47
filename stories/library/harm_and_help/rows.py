"""The tables of numbers: topics in their tree, those without a story left out."""

from dataclasses import dataclass

from django.urls import reverse

from community.models.topics import Topic


@dataclass(frozen=True)
class Row:
    """One topic, and how many stories stand under it."""

    label: str
    depth: int
    told: int
    url: str
    stories_url: str


def rows(
    tree: list[tuple[Topic, int]], told: dict[int, int], *, query: str, without: int = 0
) -> list[Row]:
    """A row for each topic that a story stands under; `query` is what its link into the library
    asks for, with the topic's slug at the end. `without`: a topic that is the page's own."""
    library = reverse("stories:library")
    return [
        Row(
            label=topic.label,
            depth=depth,
            told=told[topic.pk],
            url=reverse("stories:harm_and_help_topic", args=[topic.slug]),
            stories_url=f"{library}?{query}={topic.slug}",
        )
        for topic, depth in _most_first(tree, told)
        if told.get(topic.pk) and topic.pk != without
    ]


def _most_first(
    tree: list[tuple[Topic, int]], told: dict[int, int]
) -> list[tuple[Topic, int]]:
    """The same tree; topics of one broader topic by number, and as in the vocabulary if equal."""
    narrower: dict[int | None, list[tuple[Topic, int]]] = {}
    known = {topic.pk for topic, _depth in tree}
    for topic, depth in tree:
        above = topic.broader_id if topic.broader_id in known else None
        narrower.setdefault(above, []).append((topic, depth))

    def walk(above: int | None) -> list[tuple[Topic, int]]:
        level = sorted(narrower.get(above, ()), key=lambda pair: -told.get(pair[0].pk, 0))
        return [row for pair in level for row in (pair, *walk(pair[0].pk))]

    return walk(None)
