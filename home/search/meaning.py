"""What the words are the name of: topics, a country, a place.

Read from the vocabulary and the gazetteer alone, never from a story: a dictionary made of stories
would keep words of those that were taken back.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from community.lib.finding import nearly_answers
from community.models.topics import Topic
from community.where import Where, find_where
from home.search.asked import Asked
from home.search.otherwise import said_otherwise
from home.search.small import telling
from stories.library.offers import known_names
from stories.library.query import StoryQuery
from stories.library.query_words import Sort
from stories.library.understanding import Names, respelled, understood
from stories.library.vocabulary import Vocabulary

MOST_TOPICS: Final = 4
NOWHERE: Final = Where()
LONGEST: Final = 60  # letters of what may be the name of a place
# What stands before a place: "groups near Brno", "Besuchskommission in Bern", "près de Lyon".
_BEFORE: Final = re.compile(
    r"\b(?:in|near|around|at|from|bei|nahe|um|aus|nach|à|a|en|près de|cerca de|vicino a)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Meaning:
    """`stories` is the search in the library with topics and country in the place of their names,
    or None where no name was seen; `country` is a code, and `beside` the words beside its name."""

    vocabulary: Vocabulary
    topics: tuple[Topic, ...] = ()
    stories: StoryQuery | None = None
    country: str = ""
    beside: str = ""
    where: Where = NOWHERE

    @classmethod
    def of(cls, asked: Asked) -> Self:
        """What these words are the name of. At most a fixed number of queries."""
        vocabulary = Vocabulary.whole()
        names = known_names(vocabulary)
        topics, meant = _named(asked, vocabulary, names)
        where = _where(asked.q) if asked.telling else NOWHERE
        country, beside = meant.country if meant else "", ""
        if where.region and not where.region.code:
            country = country or where.region.country
        elif country:
            placed = understood(words_of(asked, vocabulary), replace(names, topics={}))
            beside = telling(placed.q) if placed else ""
        return cls(
            vocabulary=vocabulary,
            topics=tuple(topics or _begun(asked, vocabulary))[:MOST_TOPICS],
            stories=meant,
            country=country,
            beside=beside,
            where=NOWHERE if where.region and not where.region.code else where,
        )

    @property
    def is_in_country(self) -> bool:
        """Whether a whole country is meant, and no part of it such as "Northern Ireland"."""
        return bool(self.country) and not self.where.region

    @property
    def is_country(self) -> bool:
        """Whether the words are the name of a country and nothing else."""
        return self.is_in_country and not (self.beside or self.topics)

    @property
    def coercion(self) -> list[Topic]:
        """The kinds of coercion among its topics."""
        return [topic for topic in self.topics if topic.slug in self.vocabulary.coercion]


def words_of(asked: Asked, vocabulary: Vocabulary) -> StoryQuery:
    """The search in the library for the words as they stand, the best match first."""
    return StoryQuery(q=asked.q, sort=Sort.RELEVANCE.value, known=vocabulary)


def nearly_meant(asked: Asked, vocabulary: Vocabulary) -> tuple[str, list[Topic]]:
    """For when nothing is found: the words as they may have been meant, "" for none, and topics of
    nearly that name."""
    spelled = respelled(words_of(asked, vocabulary), known_names(vocabulary))
    every = [*vocabulary.topics("coercion"), *vocabulary.topics("alternative")]
    near = [topic for topic in every if nearly_answers(asked.typed, topic.found_by)]
    return spelled.q if spelled else "", near[:MOST_TOPICS]


def _named(
    asked: Asked, vocabulary: Vocabulary, names: Names
) -> tuple[list[Topic], StoryQuery | None]:
    """Topics by their names, what a whole sentence says of one first; and the stories of them."""
    plain = words_of(asked, vocabulary)
    sentence = said_otherwise(asked.q, vocabulary)
    if sentence is None:
        meant = understood(plain, names)
        return vocabulary.named(meant.coercion, meant.alternative) if meant else [], meant
    plain = replace(plain, q=sentence.rest)
    meant = understood(plain, names) or plain
    others = vocabulary.named(meant.coercion, meant.alternative)
    slugs = dict.fromkeys((sentence.topic.slug, *getattr(meant, sentence.kind)))
    left = telling(meant.q)
    about: Any = {sentence.kind: tuple(slugs), "q": left}
    about["sort"] = meant.sort if left else Sort.NEWEST.value
    topics = [sentence.topic, *(one for one in others if one.slug != sentence.topic.slug)]
    return topics, replace(meant, **about)


def _begun(asked: Asked, vocabulary: Vocabulary) -> list[Topic]:
    """Topics of which every typed word begins a word: half a word is enough."""
    if not asked.telling:
        return []
    every = [*vocabulary.topics("coercion"), *vocabulary.topics("alternative")]
    return [topic for topic in every if topic.answers_to(asked.typed)]


def _where(text: str) -> Where:
    """The place that the words name, all of them or those after the last "in"; or nothing."""
    last = _BEFORE.split(text)[-1]
    for name in dict.fromkeys((text, last)):
        if 1 < len(name) <= LONGEST:
            found = find_where(name, suggest=False)
            if (found.is_clear or found.choices) and found.bare is None:
                return replace(found, text=name)
    return Where()
