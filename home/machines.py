"""What crawlers and miners read first of all: robots.txt, sitemap, tdmrep.json."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from community.settings.policy import RESERVED
from stories.library.introduction import SLUG
from stories.library.machines import canonical_path
from stories.models import Story, StoryTranslation

# They gather texts to train models, and say that they heed this file. Google-Extended and
# Applebot-Extended are not crawlers but names by which one says no to that use alone.
TRAINERS: Final = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "meta-externalagent",
    "omgili",
    "PanguBot",
    "Timpibot",
    "Webzio-Extended",
)
# A copy in an archive outlives the day on which its author takes a story down.
ARCHIVES: Final = ("archive.org_bot", "ia_archiver")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309. Search engines may fetch everything: only so do they see what says noindex.

    A story is never named here: a list of what must not be found is a list to find it by.
    """
    lines = [
        "# Search engines: each page says by itself whether it may be found.",
        "User-agent: *",
        "Disallow:",
        "",
        "# No text here may be used to train models, but for the open data (see also",
        "# /.well-known/tdmrep.json; Directive (EU) 2019/790, article 4, paragraph 3).",
        *(f"User-agent: {name}" for name in TRAINERS),
        "Allow: /api/",
        "Disallow: /",
        "",
        "# What people take down must not live on in an archive.",
        *(f"User-agent: {name}" for name in ARCHIVES),
        "Disallow: /",
        "",
        f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def reservation(request: HttpRequest) -> JsonResponse:
    """TDM Reservation Protocol, the file: the right to mine is reserved for the whole site.

    Open data says otherwise in its own header and page, which come before this file.
    """
    rules = [{"location": "/", "tdm-reservation": int(RESERVED)}]
    return JsonResponse(rules, safe=False)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages, and only the stories whose authors let search engines find them; no dates.

    A date of last change would tell the day on which an author came back.
    """
    addresses = [*_pages(request), *_stories()]
    return render(
        request,
        "home/sitemap.xml",
        {"addresses": [settings.BASE_URL + address for address in addresses]},
        content_type="application/xml; charset=utf-8",
    )


def _pages(request: HttpRequest) -> Iterator[str]:
    """Every editors' page, but for the library: it shows more stories than may be found."""
    site = Site.find_for_request(request)
    if site is None:
        return
    for home in site.root_page.get_translations(inclusive=True).live():
        for page in Page.objects.descendant_of(home, inclusive=True).live().public():
            address = page.get_url(request)
            if address and page.slug != SLUG:
                yield address


def _stories() -> Iterator[str]:
    public = Story.objects.public(timezone.now().date()).filter(allows_search_engines=True)
    yield from sorted(canonical_path(story) for story in public.only("reference", "language"))
    translations = StoryTranslation.objects.filter(story__in=public).select_related("story")
    yield from sorted(canonical_path(row) for row in translations)
