"""An editors' page that was renamed or moved is found at its old address too: on paper, in a
letter, in somebody's bookmarks. Wagtail keeps the old addresses; who came by one is kept nowhere.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from community.private import is_private


class OldAddresses(RedirectMiddleware):
    """Wagtail's own, for whoever only reads, and never where somebody writes or works."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """As Wagtail does. A form that was sent is not led on: its words would be lost."""
        if request.method not in ("GET", "HEAD") or is_private(request.path):
            return response
        return super().process_response(request, response)


def has_moved(request: HttpRequest) -> bool:
    """Whether what stood at this address is somewhere else now. One query."""
    path = Redirect.normalise_path(request.path, decode_unicode=False)
    return get_redirect(request, path) is not None
