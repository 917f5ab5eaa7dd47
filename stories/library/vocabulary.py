"""The topics of a page of stories, read from the database once for the whole page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from community.lib.remembered import remembered
from community.models import Alternative, Coercion
from community.models.merged_topic import now_called
from community.models.topics import Topic

# What the vocabulary says about a topic beyond its label is long, and no list shows it.
UNREAD = ("definition", "source")
A_MOMENT = 10  # seconds


@dataclass(frozen=True)
class Vocabulary:
    """Topics with their depth, by slug, each after its broader one."""

    coercion: dict[str, tuple[Topic, int]]
    alternative: dict[str, tuple[Topic, int]]

    @classmethod
    def whole(cls) -> Self:
        """Every topic there is: for filters, and whatever else stands beside them."""
        return cls._whole()

    @classmethod
    @remembered(A_MOMENT)
    def _whole(cls) -> Self:
        return cls(*(_by_slug(kind.objects.all()) for kind in (Coercion, Alternative)))

    @classmethod
    def of(cls, contents: Iterable[Mapping[str, Any]]) -> Self:
        """Only the topics of these documents. Two queries, however many there are."""
        named: dict[str, set[str]] = {"coercion": set(), "alternative": set()}
        for content in contents:
            for kind, slugs in named.items():
                slugs.update(now_called(content["topics"][kind]))
        return cls(
            _by_slug(Coercion.objects.filter(slug__in=named["coercion"])),
            _by_slug(Alternative.objects.filter(slug__in=named["alternative"])),
        )

    def labels(self, content: Mapping[str, Any]) -> list[dict[str, Any]]:
        """One document's topics as the component for tags takes them, coercion first."""
        return [
            {"label": topic.label, "url": "", "helped": kind == "alternative"}
            for kind in ("coercion", "alternative")
            for topic in self._topics(kind, content["topics"][kind])
        ]

    def label(self, kind: str, slug: str) -> str:
        """One topic in words; its slug where there is none of that name."""
        known: dict[str, tuple[Topic, int]] = getattr(self, kind)
        return known[slug][0].label if slug in known else slug

    def below(self, kind: str) -> dict[str, list[int]]:
        """By slug the keys of each topic and of all narrower ones: what a broader one finds."""
        known: dict[str, tuple[Topic, int]] = getattr(self, kind)
        slugs = {topic.pk: slug for slug, (topic, _depth) in known.items()}
        found: dict[str, list[int]] = {slug: [] for slug in known}
        for topic, _depth in known.values():
            above: Topic | None = topic
            while above is not None:
                found[slugs[above.pk]].append(topic.pk)
                above = known[slugs[above.broader_id]][0] if above.broader_id in slugs else None
        return found

    def topics(self, kind: str) -> list[Topic]:
        """All of one kind, each after its broader one."""
        known: dict[str, tuple[Topic, int]] = getattr(self, kind)
        return [topic for topic, _depth in known.values()]

    def named(self, coercion: Iterable[str], alternative: Iterable[str]) -> list[Topic]:
        """The topics of these slugs, those of coercion first; unknown ones are left out."""
        return self._topics("coercion", coercion) + self._topics("alternative", alternative)

    def _topics(self, kind: str, slugs: Iterable[str]) -> list[Topic]:
        known: dict[str, tuple[Topic, int]] = getattr(self, kind)
        there = (known[slug][0] for slug in now_called(slugs) if slug in known)
        return sorted(there, key=_position)


def _by_slug(topics: Any) -> dict[str, tuple[Topic, int]]:
    return {topic.slug: (topic, depth) for topic, depth in topics.defer(*UNREAD).tree()}


def _position(topic: Topic) -> int:
    return int(topic.position)
