"""Editors' pages, and those that are always there."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django_countries import countries
from wagtail.models import Page, Site

from community.announcing import Alternate
from community.models import Helpline
from home.models import Series
from home.sitemap.entry import Entry, in_each, of_view
from home.topics.tree import pages as topic_pages

# Editors introduce this section; it shows more stories than may be found.
LIBRARY: Final = "stories"
ALWAYS: Final = (
    *("groups:directory", "groups:take_along", "circles:week", "circles:list", "evidence:index"),
    *("came-of-it:index", "leaders:deciding"),
    *("lines:index", "stories:numbers", "stories:take_along", "stories:quoting"),
)


def editors_pages(request: HttpRequest) -> Iterator[Entry]:
    """Every live page that anybody may read, with its translations. A query a language."""
    site = Site.find_for_request(request)
    if site is None:
        return
    twins: dict[Any, list[Page]] = defaultdict(list)
    for home in site.root_page.get_translations(inclusive=True).live():
        below = Page.objects.descendant_of(home, inclusive=True).live().public()
        for page in below.select_related("locale").exclude(slug=LIBRARY):
            twins[page.translation_key].append(page)
    for pages in twins.values():
        yield from _same(pages, request)


def _same(pages: list[Page], request: HttpRequest) -> Iterator[Entry]:
    """One page in its languages, each with its own day."""
    changed = {}
    found = []
    for page in pages:
        if address := page.get_url(request):
            one = Alternate(page.locale.language_code, settings.BASE_URL + address)
            found.append(one)
            changed[one.url] = page.last_published_at and page.last_published_at.date()
    for entry in in_each(found):
        yield Entry(entry.address, entry.alternates, changed[entry.address])


def other_pages() -> Iterator[Entry]:
    """Sections, topics, and the countries that we have figures or lines of. A query a kind."""
    for address in (*map(reverse, ALWAYS), *topic_pages()):
        yield from of_view(address)
    figures = Series.objects.shown().order_by("country").values_list("country", flat=True)
    lines = Helpline.objects.right().order_by("country").values_list("country", flat=True)
    known = dict(countries)
    for name, codes in (("evidence:country", figures), ("lines:country", lines)):
        for code in dict.fromkeys(codes):
            if code in known:
                yield from of_view(reverse(name, args=[code.lower()]))
