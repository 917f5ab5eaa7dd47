"""What somebody who types "seclusion in Ireland" may mean: topics and a country.

Only the vocabulary and the names of countries and places are looked at, never a story: a
dictionary made of stories would keep words of those that were taken back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import override
from django_countries import countries

from community.language import page_language
from community.lib.geo import fold
from community.lib.stems import stem, words
from community.models.topics import Topic
from community.where import Spot, find_where
from stories.library.query import StoryQuery
from stories.library.query_words import Sort
from stories.library.vocabulary import Vocabulary
from stories.library.words import telling_words

LONGEST: Final = 6  # words of one name
MOST_WORDS: Final = 32
SHORTEST: Final = 4  # letters: shorter words are too near to others
CLOSE: Final = 0.8
# What people say for a country beside its name.
ALSO_CALLED: Final = {
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "britain": "GB",
    "great britain": "GB",
    "uk": "GB",
    "usa": "US",
    "america": "US",
    "holland": "NL",
    "czech republic": "CZ",
    "turkey": "TR",
    "tschechien": "CZ",
    "england und wales": "GB",
    "grossbritannien": "GB",
    "schottland": "GB",
    "angleterre": "GB",
    "ecosse": "GB",
    "pays de galles": "GB",
    "irlande du nord": "GB",
    "grande bretagne": "GB",
    "etats unis": "US",
    "amerique": "US",
    "hollande": "NL",
    "republique tcheque": "CZ",
}


@dataclass(frozen=True)
class Names:
    """Topics and countries by what they are called, in stems; and how those names are spelled."""

    topics: dict[str, tuple[str, str]]
    countries: dict[str, str]
    spelled: dict[str, str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Names":
        """In the language of the page and in English."""
        everyday: dict[str, tuple[str, str]] = {}
        labels: dict[str, tuple[str, str]] = {}  # these come before everyday words
        language = page_language()
        named, spelled = _countries(language)
        spelled = dict(spelled)
        for kind in ("coercion", "alternative"):
            for slug, (topic, _depth) in getattr(vocabulary, kind).items():
                for name in (topic.name, topic.label):
                    labels.setdefault(_stem_of_name(name, language), (kind, slug))
                    spelled |= {fold(word): word for word in words(name)}
                for name in _everyday(topic, language):
                    everyday.setdefault(_stem_of_name(name, language), (kind, slug))
        return cls(everyday | labels, named, spelled)


def understood(query: StoryQuery, names: Names) -> StoryQuery | None:
    """The search with topics and country in the place of their names; None where there are none.

    What is left of the words stays a search for words.
    """
    kept: list[str] = []
    found = query
    for phrase, name in _phrases(words(query.q)[:MOST_WORDS], names):
        if (code := names.countries.get(name)) and found.country in ("", code):
            found = replace(found, country=code)
        elif name in names.topics:
            kind, slug = names.topics[name]
            more: Any = {kind: tuple(dict.fromkeys((*getattr(found, kind), slug)))}
            found = replace(found, **more)
        else:
            kept += phrase
    if found == query:
        return None
    # A small word ("in") only joined what was understood.
    telling = set(telling_words(query.q))
    left = " ".join(word for word in kept if word in telling)
    return replace(found, q=left, sort=found.sort if left else Sort.NEWEST.value, cursor=None)


def respelled(query: StoryQuery, names: Names) -> StoryQuery | None:
    """The search with words that are no name here put as the nearest that is; None for none."""
    typed = words(query.q)[:MOST_WORDS]
    near = [_nearest(word, names) if word in telling_words(query.q) else word for word in typed]
    return None if near == typed else replace(query, q=" ".join(near), cursor=None)


@dataclass(frozen=True)
class Placed:
    """A search for the country in which a place lies, and what that place is called here."""

    query: StoryQuery
    place: str


def country_of_place(query: StoryQuery) -> Placed | None:
    """For the town or the region that the words name; None where they name none. Authors show a
    country and, if they want, a region in their own words: by that alone few stories are found."""
    text = " ".join(telling_words(query.q))
    if query.country or not text:
        return None
    where = find_where(text, suggest=False)
    found = where.spot or where.region or next(iter(where.choices), None)
    if found is None:
        return None
    if isinstance(found, Spot):
        code, place = found.place.country, found.name
    else:
        code, place = found.country, found.label
    if code not in dict(countries):
        return None
    newest = Sort.NEWEST.value
    return Placed(replace(query, q="", country=code, sort=newest, cursor=None), place)


def _phrases(typed: list[str], names: Names) -> Iterator[tuple[list[str], str]]:
    """The words cut into the longest names that are known, and single words; with their stems."""
    stems = [stem(word, page_language()) for word in typed]
    at = 0
    while at < len(typed):
        for size in range(min(LONGEST, len(typed) - at), 0, -1):
            name = " ".join(stems[at : at + size])
            if size == 1 or name in names.topics or name in names.countries:
                yield typed[at : at + size], name
                at += size
                break


def _nearest(word: str, names: Names) -> str:
    folded = fold(word)
    if folded in names.spelled or len(folded) < SHORTEST:
        return word
    near = get_close_matches(folded, names.spelled, 1, CLOSE)
    return names.spelled[near[0]] if near else word


def _everyday(topic: Topic, language: str) -> Iterable[str]:
    return (name for code in dict.fromkeys((language, "en")) for name in topic.everyday(code))


# Only names of ours are kept in memory, never what somebody typed.
@lru_cache(maxsize=8192)
def _stem_of_name(name: str, language: str) -> str:
    return stem(name, language)


@lru_cache(maxsize=32)
def _countries(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Country codes by stems of their names, and the spelling of each word in them."""
    named = {stem(name, language): code for name, code in ALSO_CALLED.items()}
    spelled: dict[str, str] = {}
    for code in dict.fromkeys(("en", language)):
        with override(code):
            names = {one: str(countries.name(one)) for one in dict(countries)}
        named |= {stem(name, language): one for one, name in names.items()}
        spelled |= {fold(word): word for name in names.values() for word in words(name)}
    return named, spelled
