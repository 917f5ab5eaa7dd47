"""Whoever takes something off the site is told when a copy of it may be shown for a minute more.

Pages are dropped after the commit and before the answer. Where Redis cannot be reached just then,
no page lives longer than a minute; but nobody may believe that it has gone at once.
"""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from community.middleware import GetResponse
from community.page_cache.failing import expect_none, has_failed

MOVED: Final = range(300, 400)
STILL_SHOWN: Final = gettext_noop(
    "It is done, but a copy of the page cannot be cleared just now. For one more minute, somebody"
    " may still see it as it was before."
)


class StillShown:
    """Puts it among the messages of the page that comes next. A page that is the answer itself
    says so in its own words, as that of a withdrawal does."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say it where there is somebody to say it to."""
        expect_none()
        response = self.get_response(request)
        moved = request.method == "POST" and response.status_code in MOVED
        # A visit that has just ended is not begun again for it.
        if moved and has_failed() and not request.session.is_empty():
            messages.warning(request, _(STILL_SHOWN))
        return response
