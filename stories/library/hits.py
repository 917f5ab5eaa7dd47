"""Where the words that somebody searched for stand in a story: marked, and never behind a note.

A word that is found is found by its stem. Stemming every word of a page of stories would take
longer than finding them, so only words that begin as one of the stems does are looked at.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from community.lib.geo import fold
from community.lib.stems import stem, words
from stories.library.words import Group

BEFORE: Final = 80  # letters of the text before the first word found
LONGEST: Final = 240
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ALIKE: Final = 2  # letters at the beginning that a word shares with its stem


@dataclass(frozen=True)
class Hits:
    """The stems of one search in one language of a story."""

    stems: frozenset[str]
    language: str
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, groups: list[Group], language: str) -> "Hits":
        """Each piece of each stem: where one was written with a sign inside, there are two."""
        pieces = (piece for group in groups for found in group for piece in found.split())
        return cls(frozenset(pieces), language)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words found begin and end."""
        return [found.span() for found in _WORD.finditer(text) if self._is_one(found[0].lower())]

    def marked(self, text: str) -> str:
        """The text, escaped, with the words found in <mark>; as it was where there is none."""
        return _mark(text, self.places(text), 0, len(text)) or text

    def snippet(self, text: str) -> SafeString | None:
        """The lines around the first word found; None where there is none."""
        flat = " ".join(text.split())
        places = self.places(flat)
        if not places:
            return None
        start = _word_start(flat, places[0][0] - BEFORE)
        end = _word_end(flat, start + LONGEST)
        return format_html(
            "{}{}{}",
            "… " if start else "",
            _mark(flat, places, start, end) or "",
            " …" if end < len(flat) else "",
        )

    def _is_one(self, word: str) -> bool:
        if word not in self._known:
            begins = "".join(map(fold, words(word)))[:ALIKE]
            near = begins and any(found.startswith(begins) for found in self.stems)
            own = stem(word, self.language).split() if near else []
            self._known[word] = bool(self.stems.intersection(own))
        return self._known[word]


def _mark(text: str, places: list[tuple[int, int]], start: int, end: int) -> SafeString | None:
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    if not inside:
        return None
    edges = [start, *(place[1] for place in inside)]
    pieces = [(text[edges[n] : one], text[one:to]) for n, (one, to) in enumerate(inside)]
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marked, text[edges[-1] : end])


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), 0) or at
