"""Pages of the guide and the other editors' pages that hold the words.

Wagtail’s own search is not asked: many strings make it fail on SQLite, and it would not find
"doors" in "door". The index is Wagtail's; the question is `stories.library.words`'.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from community.figures import filled
from community.language import page_language
from home.models import GuidePage, TextPage
from home.search.asked import PAGES, Asked
from home.search.meaning import Meaning
from home.search.named_pages import pages_about
from home.search.section import Section
from stories.library.counts import Count
from stories.library.hits import Hits
from stories.library.words import Group, groups_of, matching
from stories.reading import language_name

MOST: Final = 5
# So many that hold the words are put in order; the site has some dozens of pages a language.
LOOKED_AT: Final = 200
SECTIONS: Final = 3  # of the tree: the pages right below a home page


@dataclass(frozen=True)
class Row:
    """A page: its title and first paragraph with the words marked; `spoken` where that is not the
    language of the search page."""

    url: str
    title: str
    lead: str
    way: str
    language: str
    spoken: str


def pages(asked: Asked, meaning: Meaning, request: HttpRequest) -> Section:
    """Those in the language of this page first; a page that stands here too is not shown in others.
    What is about the topic that the words name comes first, then what has them in its title, then
    what has them in its text."""
    groups = groups_of(asked.telling, dict(settings.LANGUAGES)) if asked.telling else []
    about = list(pages_about(meaning.topics).values())
    found = _once([*about, *_in_order(_holding(groups), groups)])
    shown = found if asked.every_page else found[:MOST]
    above = _above(shown)
    rows = [_row(page, above.get(page.pk, ""), groups, request) for page in shown]
    return Section(
        name=PAGES,
        heading=_("From the guide, and about this place"),
        rows=[row for row in rows if row.url],
        number=Count(len(found)),
        more=asked.every_page_address,
        more_label=_("Show all %(shown)s pages that fit") % {"shown": len(found)},
    )


def _holding(groups: list[Group]) -> list[Any]:
    """Live pages that anybody may read. A query a kind."""
    rows: list[Any] = []
    for kind in (GuidePage, TextPage) if groups else ():
        keys = matching(kind, groups).values_list("object_id", flat=True)[:LOOKED_AT]
        readable = kind.objects.live().public().filter(pk__in=[int(key) for key in keys])
        rows += readable.select_related("locale")
    return rows


def _in_order(rows: Iterable[Any], groups: list[Group]) -> list[Any]:
    def place(page: Any) -> tuple[bool, int, int, str]:
        language = page.locale.language_code
        hits = Hits.of(groups, language)
        words = -len(hits.places(page.title)), -len(hits.places(page.lead))
        return language != page_language(), *words, str(page.path)

    return sorted(rows, key=place)


def _once(rows: Iterable[Any]) -> list[Any]:
    """Of a page and its translations the first."""
    first: dict[Any, Any] = {}
    for page in rows:
        first.setdefault(page.translation_key, page)
    return list(first.values())


def _above(pages: list[Any]) -> dict[int, str]:
    """By page the title of the one above it, below the sections. One query."""
    parents = {page.pk: page.path[: -Page.steplen] for page in pages if page.depth > SECTIONS}
    titles = dict(Page.objects.filter(path__in=parents.values()).values_list("path", "title"))
    return {key: titles.get(path, "") for key, path in parents.items()}


def _row(page: Any, above: str, groups: list[Group], request: HttpRequest) -> Row:
    language = page.locale.language_code
    hits, other = Hits.of(groups, language), language != page_language()
    return Row(
        url=page.get_url(request) or "",
        title=hits.marked(page.title),
        lead=hits.marked(filled(page.lead)),
        way=above,
        language=language if other else "",
        spoken=language_name(language) if other else "",
    )
