"""Everyday words of a topic as people say them in a sentence: "they tied me to the bed" is "tied to
the bed"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from community.language import page_language
from community.lib.stems import stem, words
from community.models.topics import ENGLISH, Topic
from home.search.small import telling
from stories.library.vocabulary import Vocabulary

SHORTEST: Final = 2  # words: one alone is read as it stands
MOST_WORDS: Final = 32


@dataclass(frozen=True)
class Otherwise:
    """The topic that a sentence names, of which `kind`, and the sentence without these words."""

    kind: str
    topic: Topic
    rest: str


def said_otherwise(text: str, vocabulary: Vocabulary) -> Otherwise | None:
    """The topic of which most words stand in the text, in any order and form; None for none."""
    typed = words(text)[:MOST_WORDS]
    best: tuple[int, Otherwise] | None = None
    for language in dict.fromkeys((page_language(), ENGLISH)):
        stems = [stem(word, language) for word in typed]
        there = set(stems)
        for kind, topic in _topics(vocabulary):
            for name in (*_labels(topic), *topic.everyday(language)):
                said = _stems(name, language)
                if len(said) >= SHORTEST and said <= there and (not best or len(said) > best[0]):
                    left = [word for word, one in zip(typed, stems, strict=True) if one not in said]
                    best = len(said), Otherwise(kind, topic, " ".join(left))
    return best[1] if best else None


def _topics(vocabulary: Vocabulary) -> Iterator[tuple[str, Topic]]:
    for kind in ("coercion", "alternative"):
        for topic in vocabulary.topics(kind):
            yield kind, topic


def _labels(topic: Topic) -> tuple[str, str]:
    return str(topic.name), topic.label


# Only names of ours are kept in memory, never what somebody typed.
@lru_cache(maxsize=8192)
def _stems(name: str, language: str) -> frozenset[str]:
    return frozenset(stem(telling(name), language).split())
