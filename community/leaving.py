"""“Leave this site”, and the end of a visit: the session goes, the browser is asked to forget."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from community.elsewhere import from_elsewhere
from community.preferences import forget_preferences

# Clear Site Data (W3C), so that a shared computer keeps nothing of this visit.
CLEAR: Final = '"cache", "cookies", "storage"'
# Under the language, where something is begun before anybody is known: it stands in the session.
ROOMS: Final = {
    "share/": "share/out/",
    "find/add/": "find/out/",
    "circles/add/": "find/out/",
    "find/enter/": "find/out/",
    "find/mine/": "find/out/",
}
OUT: Final = "out/"


def way_out(root: str, request: HttpRequest) -> str:
    """Where “Leave this site” leads. From a room with notes in it by way of ending the session;
    for whoever may be signed in or chose how to read by way of `out`; for all others straight."""
    path = request.path.removeprefix(root) if request.path.startswith(root) else ""
    for room, out_of_room in ROOMS.items():
        if path.startswith(room):
            return root + out_of_room
    # That there is a session is enough: to open it here would lengthen it with every page.
    held = {settings.SESSION_COOKIE_NAME, settings.READING_COOKIE_NAME} & request.COOKIES.keys()
    return root + OUT if held else settings.LEAVE_URL


@require_safe
def out_of_room(request: HttpRequest) -> HttpResponse:
    """End the session, so that Back shows nothing of what was written; then a plain site opens."""
    response = _elsewhere()
    return response if from_elsewhere(request) else forget_visit(request, response)


@require_safe
def out(request: HttpRequest) -> HttpResponse:
    """The same for whoever is signed in. Else only how somebody reads is forgotten: a draft that
    waits in another window would end with the session, and here nothing warns of that."""
    response = _elsewhere()
    if from_elsewhere(request):
        return response
    if request.user.is_authenticated:
        return forget_visit(request, response)
    forget_preferences(response)
    return response


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


def _elsewhere() -> HttpResponse:
    """303 (RFC 9110): asked for once more by Back, nothing of it is kept."""
    response = HttpResponse(status=303, headers={"Location": settings.LEAVE_URL})
    patch_cache_control(response, private=True, no_store=True)
    return response
