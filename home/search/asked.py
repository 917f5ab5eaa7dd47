"""What somebody types into the one box."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self
from urllib.parse import urlencode

from django.http import QueryDict

from community.lib.finding import typed_words
from community.models.topics import small_here
from community.query_reader import Reader
from home.search.small import telling

PAGES: Final = "pages"


@dataclass(frozen=True)
class Asked:
    """Some words. `problem` says in a sentence why there is nothing to look for, where there was
    something typed, or that only the beginning of it was looked for. `every_page`: all pages by
    editors are asked for, not the first few."""

    q: str = ""
    problem: str = ""
    every_page: bool = False

    @classmethod
    def parse(cls, values: QueryDict) -> Self:
        """Read what an address asks for. Takes any string and never raises; of what is no word of
        this search nothing is said."""
        errors: dict[str, str] = {}
        words = Reader(values, errors).words()
        return cls(words, errors.get("q", ""), values.get("all") == PAGES)

    @property
    def every_page_address(self) -> str:
        """The same words, with all pages by editors."""
        return "?" + urlencode({"q": self.q, "all": PAGES}) + f"#{PAGES}"

    def __bool__(self) -> bool:
        return bool(self.q)

    @cached_property
    def telling(self) -> str:
        """What to look for in texts: the words without the small ones of every language; "" where
        there are no others, and then no text is looked through."""
        return telling(self.q)

    @cached_property
    def typed(self) -> list[str]:
        """The words, folded, without the small ones of this page's language."""
        return typed_words(self.q, small_here())
