"""What may identify somebody in a text: marked in it, and as a list with buttons."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from community.lib.paragraphs import paragraphs
from stories.desk.found_words import KINDS, WHY
from stories.desk.own_words import own_words
from stories.desk.sections import Both, heading
from stories.identifying.find import find
from stories.identifying.joining import Joined, join
from stories.identifying.kinds import EITHER, Hit, Kind
from stories.identifying.own import OwnWords
from stories.identifying.rules import rules_of

# What a sentence may begin after; a replacement there begins with a capital.
_BEGINS = frozenset(".!?…\n")


@dataclass(frozen=True)
class Part:
    """A piece of a text. `kind` says what it may be, where it is marked; `last`, where it ends."""

    text: str
    kind: Any = ""
    last: bool = False


@dataclass(frozen=True)
class Found:
    """The finds of one text. Nothing of it outlives the answer."""

    text: str
    hits: list[Hit]
    joins: tuple[Joined, ...] = ()
    persons: tuple[str, ...] = ()  # words for a person, beside those for a place

    def marked(self) -> list[list[Part]]:
        """The text in paragraphs, each in marked and unmarked pieces."""
        marked, at = [], 0
        for paragraph in paragraphs(self.text):
            start = self.text.index(paragraph, at)
            at = start + len(paragraph)
            marked.append(list(self._parts(start, at)))
        return marked

    def _parts(self, start: int, end: int) -> Iterator[Part]:
        """Cut where a find begins or ends; where two overlap, the shorter one counts."""
        here = [hit for hit in self.hits if hit.start < end and start < hit.end]
        edges = {start, end, *(hit.start for hit in here), *(hit.end for hit in here)}
        cuts = sorted(edge for edge in edges if start <= edge <= end)
        for left, right in itertools.pairwise(cuts):
            over = [hit for hit in here if hit.start <= left and right <= hit.end]
            hit = min(over, key=lambda hit: hit.end - hit.start, default=None)
            kind = KINDS[hit.kind] if hit else ""
            yield Part(self.text[left:right], kind, bool(hit and hit.end == right))

    def rows(self) -> list[dict[str, Any]]:
        """Each word once, with why it is marked and what can stand in its place."""
        rows: dict[str, dict[str, Any]] = {}
        for hit in self.hits:
            word = self.text[hit.start : hit.end]
            row = rows.setdefault(
                word,
                {
                    "word": word,
                    "kind": KINDS[hit.kind],
                    "why": WHY[hit.reason],
                    "instead": hit.instead,
                    "times": 0,
                },
            )
            row["times"] += 1
        return list(rows.values())

    def put(self, word: str, option: int) -> tuple[str, list[Hit]]:
        """The text with other words wherever this one was found, and the finds that are gone.

        The text stays as it is when the word or the option is not among the finds.
        """
        gone = [hit for hit in self.hits if self.text[hit.start : hit.end] == word]
        # As its row offers them: of two finds of one word, one may be a name and one a place.
        offered = gone[0].instead if gone else ()
        if not 0 <= option < len(offered):
            return self.text, []
        text = self.text
        for hit in sorted(gone, key=lambda hit: hit.start, reverse=True):
            words, kind = offered[option], self._kind(hit, offered[option])
            if self._begins_sentence(hit.start):
                words = words[:1].upper() + words[1:]
            before, words = join(text[: hit.start], words, kind, self.joins)
            text = before + words + text[hit.end :]
        return text, gone

    def _kind(self, hit: Hit, words: str) -> Kind:
        """What the words put in speak of: "à un endroit" is no French, "à quelqu’un" is."""
        if hit.reason != EITHER:
            return hit.kind
        return Kind.NAME if words in self.persons else Kind.PLACE

    def _begins_sentence(self, at: int) -> bool:
        before = self.text[:at].rstrip(" \t\u00a0\"'“„«‘(¿¡")
        return not before or before[-1] in _BEGINS


def found_in(text: str, language: str, own: OwnWords) -> Found:
    """What may identify somebody in a text of that language."""
    rules = rules_of(language)
    persons = rules.instead[Kind.NAME.value]
    return Found(text, find(text, language, own), rules.joined, persons)


def still_found(both: Both, language: str) -> list[dict[str, Any]]:
    """What may identify somebody in what others would read, by section; sections without are left
    out.
    """
    own = own_words(language)
    found = [
        {
            "heading": heading(name, both.original.perspective),
            "rows": found_in(getattr(both.current, name), language, own).rows(),
        }
        for name in both.sections()
    ]
    return [section for section in found if section["rows"]]
