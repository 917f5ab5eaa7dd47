"""The vocabulary as people walk it: branches with their twigs, and what stands around one topic."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from django.urls import reverse

from community.models.topics import Topic
from stories.library.vocabulary import Vocabulary

KINDS = ("coercion", "alternative")


@dataclass
class Twig:
    """One topic with those that are part of it."""

    label: str
    url: str
    narrower: list["Twig"] = field(default_factory=list)


def address(slug: str) -> str:
    """The page of a topic, in the language of the page around it."""
    return reverse("topics:topic", args=[slug])


def twigs(topics: Iterable[tuple[Topic, int]]) -> list[Twig]:
    """Topics with their depth, each after its broader one, as a tree."""
    roots: list[Twig] = []
    above: list[list[Twig]] = [roots]
    for topic, depth in topics:
        twig = Twig(topic.label, address(topic.slug))
        del above[depth + 1 :]
        above[depth].append(twig)
        above.append(twig.narrower)
    return roots


def pages() -> list[str]:
    """The addresses of all topics, with the lists of them first, in the language in use."""
    vocabulary = Vocabulary.whole()
    slugs = [topic.slug for kind in KINDS for topic in vocabulary.topics(kind)]
    return [reverse("topics:index"), reverse("topics:glossary"), *map(address, slugs)]


@dataclass(frozen=True)
class Around:
    """One topic among the others: what it is part of, outermost first, and what is part of it."""

    kind: str
    topic: Topic
    broader: list[Topic]
    narrower: list[Topic]
    within: list[Topic]

    @classmethod
    def of(cls, slug: str) -> Self | None:
        """Where this slug stands in the vocabulary; None where it stands nowhere."""
        vocabulary = Vocabulary.whole()
        for kind in KINDS:
            topics = vocabulary.topics(kind)
            topic = next((one for one in topics if one.slug == slug), None)
            if topic is not None:
                by_id = {one.pk: one for one in topics}
                keys = set(vocabulary.below(kind)[slug])
                return cls(
                    kind=kind,
                    topic=topic,
                    broader=_above(topic, by_id),
                    narrower=[one for one in topics if one.broader_id == topic.pk],
                    within=[one for one in topics if one.pk in keys],
                )
        return None


def _above(topic: Topic, by_id: dict[int, Topic]) -> list[Topic]:
    found: list[Topic] = []
    while topic.broader_id in by_id:
        topic = by_id[topic.broader_id]
        found.insert(0, topic)
    return found
