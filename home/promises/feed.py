"""`/feeds/came-of-it.atom`: promises and what came of them, for whoever follows (RFC 4287).

It names no story: a program on another machine would keep what an author takes back here.
"""

from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from community.api import unchanged_or
from community.lib.xml_text import xml_text
from community.limits import Limit
from home.models import Promise
from home.promises.pages import Asked

MOST: Final = 30
LIMIT: Final = Limit("promises-feed", most=60, seconds=60)
BEGUN: Final = date(2026, 1, 1)  # for a feed with nothing in it yet


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest changes that fit; what is not understood is passed over, as on the page."""
    seconds = LIMIT.pause(request)
    if seconds:
        words = f"That was a lot in a short time. Please wait {seconds} seconds, then ask again.\n"
        response = HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")
        response.headers["Retry-After"] = str(seconds)
        return response
    found = Promise.objects.shown().filter(**Asked.of(request).values)
    newest = list(found.order_by("-changed_on", "-promised_on", "pk")[:MOST])
    with override(settings.LANGUAGE_CODE):
        context = {
            "site": settings.WAGTAIL_SITE_NAME,
            "base": settings.BASE_URL,
            "feed": settings.BASE_URL + reverse("promises_feed"),
            "page": settings.BASE_URL + reverse("came-of-it:index"),
            "updated": max((one.changed_on for one in newest), default=BEGUN),
            "promises": newest,
        }
        text = xml_text(render_to_string("promises/feed.xml", context))
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    response.headers["Content-Language"] = settings.LANGUAGE_CODE
    return unchanged_or(request, response)
