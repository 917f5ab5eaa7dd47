"""A vocabulary in branches that can be opened one by one, on a telephone too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# A topic with narrower ones opens a branch of its own down to this depth, or when it has many.
SHALLOW, MANY = 2, 6


@dataclass
class Option:
    """One topic to tick, and the words it is found by while typing."""

    box: Any
    words: str


@dataclass
class Branch:
    """One thing to open while browsing: a broader topic, and what lies under it."""

    label: str
    slugs: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    open: bool = False


def branches(tree: list[tuple[Any, int]]) -> list[Branch]:
    """The hierarchy in branches that can be browsed: a root is only a heading for its leaves."""
    below = {topic.pk: 0 for topic, _depth in tree}
    for topic, _depth in tree:
        for broader in _broader(topic):
            below[broader.pk] = below.get(broader.pk, 0) + 1
    found: dict[int, Branch] = {}
    for topic, depth in tree:
        heads = below[topic.pk] and (depth <= SHALLOW or below[topic.pk] >= MANY)
        if heads:
            found[topic.pk] = Branch(topic.label)
        if depth or not below[topic.pk]:
            _branch_of(topic, found).slugs.append(topic.slug)
    return [branch for branch in found.values() if branch.slugs]


def _broader(topic: Any) -> Iterator[Any]:
    while topic.broader_id:
        topic = topic.broader
        yield topic


def _branch_of(topic: Any, found: dict[int, Branch]) -> Branch:
    """The nearest branch; a topic without any opens its own."""
    for one in (topic, *_broader(topic)):
        if one.pk in found:
            return found[one.pk]
    return found.setdefault(topic.pk, Branch(topic.label))
