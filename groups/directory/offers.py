"""What entries offer, as a reader chooses it: our own short list and the vocabulary's alternatives.

Read from the database once in some seconds, and the same for everybody.
"""

from dataclasses import dataclass
from typing import Final, Self

from community.language import page_language
from community.lib.finding import answers, found_by
from community.lib.remembered import remembered
from community.models import Alternative
from community.models.topics import ENGLISH, Topic, small_here
from groups.choices import Offer

A_MOMENT: Final = 10  # seconds


@dataclass(frozen=True)
class Offers:
    """Topics with their depth, by slug, each after its broader one."""

    topics: dict[str, tuple[Topic, int]]

    @classmethod
    def whole(cls) -> Self:
        """Everything that can be offered. One query at most."""
        return cls(_topics())

    @property
    def slugs(self) -> set[str]:
        """Every slug there is."""
        return {*Offer.values, *self.topics}

    def choices(self) -> list[tuple[str, str, int]]:
        """Slug, label in the page's language, and depth: ours first, then the tree of topics."""
        ours = [(offer.value, str(offer.label), 0) for offer in Offer]
        tree = [(slug, topic.label, depth) for slug, (topic, depth) in self.topics.items()]
        return ours + tree

    def label(self, slug: str) -> str:
        """In words; the slug itself where it is not known any more."""
        if slug in Offer.values:
            return str(Offer(slug).label)
        return self.topics[slug][0].label if slug in self.topics else slug

    def with_narrower(self, slug: str) -> list[str]:
        """The slug and those of all narrower topics: what a broader one finds."""
        found = [slug]
        inside = -1  # how deep the topic itself stands
        for one, (_topic, depth) in self.topics.items():
            if one == slug:
                inside = depth
            elif inside >= 0 and depth <= inside:
                break
            elif inside >= 0:
                found.append(one)
        return found

    def called(self, word: str) -> list[str]:
        """The slugs of what a folded word begins the name of, on this page; narrower ones too."""
        ours = [one.value for one in Offer if answers([word], found_by(str(one.label)))]
        theirs = [slug for slug, (one, _) in self.topics.items() if answers([word], _names(one))]
        below = [one for slug in theirs for one in self.with_narrower(slug)]
        return list(dict.fromkeys([*ours, *below]))


def _names(topic: Topic) -> set[str]:
    """Its labels in every language, and what people here call it; not what it means, which holds
    the names of others."""
    here = {page_language(), ENGLISH}
    said = [topic.name, *map(str, topic.labels.values())]
    return found_by(" ".join(said)) | found_by(
        " ".join(words for code in here for words in topic.everyday(code)), small_here()
    )


@remembered(A_MOMENT)
def _topics() -> dict[str, tuple[Topic, int]]:
    tree = Alternative.objects.defer("definition", "source").tree()
    return {topic.slug: (topic, depth) for topic, depth in tree}
