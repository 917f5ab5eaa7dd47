"""The end of a visit: the session goes, and the browser is asked to keep nothing of it."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.preferences import forget_preferences

# Clear Site Data (W3C), so that a shared computer keeps nothing of this visit.
CLEAR: Final = '"cache", "cookies", "storage"'


def forget_visit(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """End the session; the same answer, which clears the browser.

    The forms' cookie, and the one of how somebody reads, are taken by name too: browsers that do
    not know Clear-Site-Data would keep them, and with the first of them a screen left open could
    find its draft again (stories.share.rejoining).
    """
    request.session.flush()
    response.headers["Clear-Site-Data"] = CLEAR
    response.delete_cookie(settings.CSRF_COOKIE_NAME, path=settings.CSRF_COOKIE_PATH)
    forget_preferences(response)
    return response
