"""Before everything else: a page that was made for another visitor a moment ago."""

import json
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.middleware import GetResponse
from community.page_cache import MARK, WAS_KEPT, page_store
from community.private import is_private
from community.watch import counters

OK: Final = 200
LONGEST: Final = 1_000  # letters of an address


class PageCache:
    """The outermost layer, so that a kept page passes no other: it carries their headers."""

    def __init__(self, get_response: GetResponse) -> None:
        if page_store() is None:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.prefixes = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The kept page, or the answer, kept if it may be."""
        store = page_store()
        address = self._address(request)
        if store is None or not address:
            return self.get_response(request)
        page, token = store.find(address)
        if page is not None:
            counters.kept_pages.labels("hit").inc()
            return unpacked(page)
        response = self.get_response(request)
        if token is not None and may_be_kept(request, response):
            counters.kept_pages.labels("miss").inc()
            store.keep(address, packed(response), token)
        return response

    def _address(self, request: HttpRequest) -> str:
        """What makes the page what it is; "" for a visitor or an address that gets its own.

        The day is part of it: a story whose time is over leaves at midnight.
        """
        plain = request.method == "GET" and not request.META.get("HTTP_COOKIE")
        path = request.path_info
        if not plain or not path.startswith(self.prefixes) or is_private(path):
            return ""
        try:
            place = f"{timezone.now().date()} {request.scheme}://{request.get_host()}{path}"
        except DisallowedHost:
            return ""
        asked = request.META.get("QUERY_STRING", "")
        address = f"{place}?{_in_order(asked)}" if asked else place
        return address if len(address) <= LONGEST else ""


def _in_order(query: str) -> str:
    """The same words in one order, without those that say nothing."""
    return urlencode(sorted(parse_qsl(query)))


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether its view lets everybody have it, and nothing of this visitor has got into it.

    A form's token against forged requests belongs to one visitor: none stands on a kept page.
    """
    return (
        getattr(response, MARK, False)
        # What an editor looks at before it is published passes the same layers.
        and not getattr(request, "is_preview", False)
        and response.status_code == OK
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and not request.session.accessed
    )


def packed(response: HttpResponse) -> bytes:
    """Headers and page as they are kept: a line of JSON, then the page."""
    return json.dumps(list(response.items())).encode() + b"\n" + response.content


def unpacked(page: bytes) -> HttpResponse:
    """The answer again. Raises ValueError for anything else."""
    headers, _, content = page.partition(b"\n")
    response = HttpResponse(content, headers=dict(json.loads(headers)))
    setattr(response, WAS_KEPT, True)
    return response
