"""Topics on a guide page: named by slug, shown as the vocabulary has them now."""

from collections.abc import Iterable

from community.models.merged_topic import now_called
from community.models.topics import Topic
from stories.library.vocabulary import Vocabulary

Choice = tuple[str, str]


def _choices(kind: str) -> list[Choice]:
    return [(topic.slug, topic.label) for topic in Vocabulary.whole().topics(kind)]


def coercion_choices() -> list[Choice]:
    """Every kind of coercion."""
    return _choices("coercion")


def alternative_choices() -> list[Choice]:
    """Every alternative."""
    return _choices("alternative")


def topic_choices() -> list[Choice]:
    """Both vocabularies."""
    return coercion_choices() + alternative_choices()


def named(slugs: Iterable[str]) -> list[Topic]:
    """The topics of these slugs that there are, in the order in which they were named."""
    vocabulary = Vocabulary.whole()
    every = {
        topic.slug: topic
        for kind in ("coercion", "alternative")
        for topic in vocabulary.topics(kind)
    }
    return [every[slug] for slug in now_called(slugs) if slug in every]
