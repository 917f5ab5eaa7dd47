"""Words that moderators add: to look for, and to leave alone. Pure: others keep them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stories.identifying.kinds import Hit, Kind
from stories.identifying.phrase import Phrase
from stories.identifying.phrases import Index
from stories.identifying.words import Text


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One entry that identifies: its kind, and what can stand in its place."""

    phrase: Phrase
    kind: Kind
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnWords:
    """Everything that was added for one language."""

    look_for: tuple[OwnWord, ...] = ()
    leave: tuple[Phrase, ...] = ()
    _index: Index[OwnWord] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", Index((word.phrase, word) for word in self.look_for))

    def found(self, text: Text) -> Iterator[Hit]:
        """Where words to look for stand; the first of two that overlap."""
        last = 0
        for start, end, word in sorted(self._index.found(text), key=lambda found: found[:2]):
            if start >= last:
                yield Hit(start, end, word.kind, "own", word.instead)
                last = end

    def without_known(self, raw: str, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Those finds that nobody said to leave alone."""
        for hit in hits:
            words = raw[hit.start : hit.end]
            if not any(phrase.pattern.fullmatch(words) for phrase in self.leave):
                yield hit


NO_OWN_WORDS = OwnWords()
