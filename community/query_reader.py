"""Reading a search from an address: any string is safe, and what is not known is noted."""

from collections.abc import Callable, Collection, Iterable
from typing import Final, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from community.lib.stems import query_words

MOST_VALUES: Final = 10
MOST_LETTERS: Final = 300
Made = TypeVar("Made")
Now = Callable[[Iterable[str]], list[str]]


class Reader:
    """Reads one address and notes, by query word, what it did not understand."""

    def __init__(self, values: QueryDict, errors: dict[str, str]) -> None:
        self._values, self.errors = values, errors

    def words(self) -> str:
        """The words to look for, with single spaces; "" where there are none. Of more than
        `MOST_LETTERS` letters the whole words at the beginning, and that is said."""
        text = " ".join(self._values.get("q", "").replace("\0", " ").split())
        if len(text) > MOST_LETTERS:
            says = _("That is a lot of words. We looked for the first %(number)d letters only.")
            self.errors["q"] = says % {"number": MOST_LETTERS}
            text = _cut(text)
        if text and not query_words(text):
            self.errors["q"] = _("Please search with letters or numbers.")
            return ""
        return text

    def one(self, name: str, allowed: Collection[str]) -> str:
        """One value of a list."""
        value = self._text(name)
        if not value or value in allowed:
            return value
        self.errors[name] = _("This is not on the list.")
        return ""

    def many(self, name: str, allowed: Collection[str], now: Now = list) -> tuple[str, ...]:
        """Several values of a list, each once, ten at most. `now` says what old ones are now."""
        given = now(value for value in dict.fromkeys(self._values.getlist(name)) if value)
        kept = tuple(value for value in given if value in allowed)[:MOST_VALUES]
        if len(kept) < len(given):
            self.errors[name] = _("This is not on the list.")
        return kept

    def made(self, name: str, parse: Callable[[str], Made | None]) -> Made | None:
        """What a parser makes of it."""
        value = self._text(name)
        found = parse(value) if value else None
        if value and found is None:
            self.errors[name] = _("This cannot be read.")
        return found

    def _text(self, name: str) -> str:
        return str(self._values.get(name, "")).strip()


def _cut(text: str) -> str:
    """Half a word would be looked for as a whole one, and found nowhere."""
    whole, space, _half = text[: MOST_LETTERS + 1].rpartition(" ")
    return whole if space else text[:MOST_LETTERS]
