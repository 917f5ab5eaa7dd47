"""Everything in a text that could show who somebody is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from stories.identifying.closeness import documents, relatives
from stories.identifying.contacts import contacts
from stories.identifying.instead import for_age, for_date, for_place
from stories.identifying.kinds import EITHER, Hit, Kind
from stories.identifying.own import NO_OWN_WORDS, OwnWords
from stories.identifying.people import people
from stories.identifying.phrases import phrases
from stories.identifying.places import places
from stories.identifying.rules import Rules, has_rules, rules_of
from stories.identifying.small import with_capitals
from stories.identifying.words import Text

# Finds of these kinds may hold others: a quoted letter holds a name.
WIDE: Final = frozenset({Kind.DOCUMENT, Kind.RELATIVE, Kind.JOB, Kind.METHOD})
# Of two that overlap, the one further to the left here is kept.
_SURE: Final = frozenset({"title", "introduced", "close"})
_ORDER: Final = (Kind.CONTACT, Kind.DATE, Kind.NUMBER, Kind.AGE, Kind.STREET, Kind.HOSPITAL)
_BUILT: Final = (Kind.HOSPITAL, Kind.STREET)
_COMPUTED: Final[Mapping[Kind, Callable[[str, Rules], tuple[str, ...]]]] = {
    Kind.DATE: for_date,
    Kind.AGE: for_age,
    Kind.PLACE: for_place,
}


def find(raw: str, language: str, own: OwnWords = NO_OWN_WORDS) -> list[Hit]:
    """Finds in order. Two overlap only where one is wide and holds or crosses the other.

    `own` are words that moderators added: those to look for, and those to leave alone. In a
    language without rules only addresses and numbers are found, and those words.
    """
    text = Text(raw)
    rules = rules_of(language)
    kept: list[Hit] = []
    free: dict[Kind | None, _Free] = defaultdict(_Free)
    ours = list(own.found(text))
    for hit in ours:
        free[None].take(hit)
    kept += ours
    found = _all(text, language) if has_rules(language) else contacts(raw)
    for hit in sorted(own.without_known(raw, found), key=_rank):
        if free[hit.kind if hit.kind in WIDE else None].take(hit):
            kept.append(hit)
    return sorted((_with_words(hit, raw, rules) for hit in kept), key=_place)


def _all(text: Text, language: str) -> Iterator[Hit]:
    yield from contacts(text.raw)
    typed = text.calm  # what is shouted is looked at as if it were not
    yield from phrases(typed, language)
    yield from people(typed, language)
    yield from places(typed, language)
    yield from relatives(typed, language)
    yield from documents(typed, language)
    for named in (
        *((with_capitals(typed, language),) if typed.small else ()),
        *((text,) if typed is not text else ()),
    ):
        built = (hit for hit in phrases(named, language) if hit.kind in _BUILT)
        yield from (hit for hit in built if hit.reason != "saint")


def _rank(hit: Hit) -> tuple[int, int, int, bool]:
    """What counts more comes first, of equals the longer."""
    if hit.reason == "saint":  # a hospital, a street, a day, or a family name
        order = len(_ORDER) + 1
    elif hit.kind in _ORDER:
        order = _ORDER.index(hit.kind)
    elif hit.reason in _SURE:
        order = len(_ORDER)
    else:
        order = len(_ORDER) + (2 if hit.reason == EITHER else 1 if hit.kind is Kind.PLACE else 3)
    return order, hit.start - hit.end, hit.start, hit.kind is not Kind.PLACE


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


class _Free:
    """Which characters no find has taken yet."""

    def __init__(self) -> None:
        self.taken: set[int] = set()

    def take(self, hit: Hit) -> bool:
        """Whether all of them were free; they are taken then."""
        span = range(hit.start, hit.end)
        if not self.taken.isdisjoint(span):
            return False
        self.taken.update(span)
        return True


def _with_words(hit: Hit, raw: str, rules: Rules) -> Hit:
    """With what is worked out from the find before what its rule says, and its own defaults."""
    found = raw[hit.start : hit.end]
    if hit.reason == EITHER:
        person = rules.instead[Kind.NAME.value]
        place = for_place(found, rules) or rules.instead[Kind.PLACE.value][:1]
        both = (*person, *place) if hit.kind is Kind.NAME else (*place, *person)
        return replace(hit, instead=both)
    compute = _COMPUTED.get(hit.kind)
    worked_out = compute(found, rules) if compute else ()
    words: Iterable[str] = (*worked_out, *hit.instead) or rules.instead[hit.kind.value]
    return replace(hit, instead=tuple(dict.fromkeys(words)))
