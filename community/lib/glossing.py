"""Let words of a list lead to what they mean, in a text that is HTML. Pure.

The text is read as HTML: only what stands between tags is looked at, never a tag or an entity, and
nothing inside a link or a heading. What was there stays as it was, letter by letter.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

# A link in a link is no HTML; a heading is no place to stop at.
LEFT_ALONE: Final = frozenset("a h1 h2 h3 h4 h5 h6 abbr cite q button summary code pre".split())
SHORTEST: Final = 3  # letters: shorter ones stand in too many other words' place


@dataclass
class Words:
    """What to look for: by folded label the key of what it means, each key once a page.

    `seen` holds the keys that have had their place; hand the same object to every text of a page.
    """

    keys: dict[str, str]
    seen: set[str] = field(default_factory=set)
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Any of the labels as whole words, the longest first; None where there is none."""
        if self._pattern is None and self.keys:
            longest = sorted(self.keys, key=lambda label: (-len(label), label))
            either = "|".join(re.escape(label) for label in longest)
            self._pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
        return self._pattern


def words_of(labels: Iterable[tuple[str, str]]) -> Words:
    """From pairs of label and key; of two equal labels the first one counts."""
    keys: dict[str, str] = {}
    for label, key in labels:
        said = " ".join(label.split())
        if len(said) >= SHORTEST:
            keys.setdefault(said.casefold(), key)
    return Words(keys)


def gloss(html: str, words: Words, link: Callable[[str, str], str]) -> str:
    """The HTML with the first place of each word turned into `link(key, text)`.

    `text` is as it stood there, still escaped. `link` must hand back sound HTML.
    """
    pattern = words.pattern
    if pattern is None:
        return html
    reader = _Reader(pattern, words, link)
    reader.feed(html)
    reader.close()
    return "".join(reader.written)


class _Reader(HTMLParser):
    """Writes everything as it reads it, but for the words."""

    def __init__(
        self, pattern: re.Pattern[str], words: Words, link: Callable[[str, str], str]
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._pattern, self._words, self._link = pattern, words, link
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")
        if tag in LEFT_ALONE:
            self._inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")
        if tag in self._inside:
            self._inside.reverse()
            self._inside.remove(tag)
            self._inside.reverse()

    def handle_data(self, data: str) -> None:
        self.written.append(data if self._inside else self._pattern.sub(self._linked, data))

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def _linked(self, found: re.Match[str]) -> str:
        key = self._words.keys.get(found[0].casefold(), "")
        if not key or key in self._words.seen:
            return found[0]
        self._words.seen.add(key)
        return self._link(key, found[0])
