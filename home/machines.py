"""What crawlers and miners read first of all: robots.txt and tdmrep.json."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.settings.policy import RESERVED

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
