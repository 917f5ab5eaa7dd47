"""One line of the sitemap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from community.announcing import Alternate, in_languages, with_default


@dataclass(frozen=True)
class Entry:
    """A page by its whole address, the same page in other languages, and the day on which its words
    were last published, where that is known and anybody's to know."""

    address: str
    alternates: Sequence[Alternate] = ()
    changed: date | None = None


def in_each(found: list[Alternate], changed: date | None = None) -> Iterator[Entry]:
    """The same page once a language, each naming all of them: search engines want it both ways."""
    every = with_default(found) if len(found) > 1 else []
    for one in found:
        yield Entry(one.url, every, changed)


def of_view(path: str) -> Iterator[Entry]:
    """A page that stands in each language; `path` is its address in one of them."""
    yield from in_each(in_languages(path))
