"""Which pages of the guide name a topic: read from their blocks, never typed by anybody."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from community.language import page_language
from community.lib.remembered import remembered
from community.models.merged_topic import now_called
from home.models import GuidePage

A_MINUTE: Final = 60  # seconds; a page that is saved is seen at once
_PAGE_OF_ONE: Final = re.compile(r"(?:harm-and-help|topics)/([a-z0-9-]+)/?$")


@dataclass(frozen=True)
class Named:
    """A page of the guide."""

    title: str
    url: str
    lead: str


def guide_pages(slug: str) -> list[Named]:
    """Those in the language of the page that name it, in the order of the guide."""
    return _by_slug(page_language()).get(slug, [])


@remembered(A_MINUTE)
def _by_slug(language: str) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    pages = GuidePage.objects.live().public().filter(locale__language_code=language)
    for page in pages.order_by("path"):
        named = Named(page.title, page.url or "", page.lead)
        for slug in now_called(slugs_in(page.body.raw_data)):
            found[slug].append(named)
    return dict(found)


def slugs_in(blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The slugs that the blocks of a page name: lists of topics, newest stories, doors."""
    for block in blocks:
        value = block["value"]
        if block["type"] == "topics":
            yield from (_plain(one) for one in value.get("slugs") or ())
        elif block["type"] == "stories":
            yield from filter(None, (value.get("coercion"), value.get("alternative")))
        elif block["type"] == "action":
            yield from _in_address(str(value.get("url") or ""))


def _plain(item: Any) -> str:
    """An item of a list, as it is kept since it has an id, and as it was before."""
    return str(item["value"] if isinstance(item, Mapping) else item)


def _in_address(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    for name in ("coercion", "alternative", "topic", "offer"):
        yield from asked.get(name, ())
    if found := _PAGE_OF_ONE.search(parts.path):
        yield found[1]
