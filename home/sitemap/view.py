"""The file itself; where one does not hold all addresses, a list of parts."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.sitemap.entry import Entry
from home.sitemap.pages import editors_pages, other_pages
from home.sitemap.rows import listings, promises, stories

MOST: Final = 50_000  # addresses of one file (sitemaps.org)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All of it, or the `part` that is asked for. Raises Http404 for a part that there is not."""
    entries = list(_once(request))
    parts = max(1, -(-len(entries) // MOST))
    asked = request.GET.get("part", "")
    if parts > 1 and not asked:
        here = settings.BASE_URL + reverse("sitemap")
        addresses = [f"{here}?part={number}" for number in range(1, parts + 1)]
        return _xml(request, "home/sitemaps.xml", {"addresses": addresses})
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    if not 1 <= number <= parts:
        raise Http404
    shown = entries[(number - 1) * MOST : number * MOST]
    return _xml(request, "home/sitemap.xml", {"entries": shown})


def _once(request: HttpRequest) -> Iterator[Entry]:
    """Each address once: where a section has an editor's page too, as the editor has it."""
    today = timezone.now().date()
    seen: set[str] = set()
    every = (editors_pages(request), other_pages(), listings(today), promises(), stories(today))
    for found in every:
        for entry in found:
            if entry.address not in seen:
                seen.add(entry.address)
                yield entry


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
