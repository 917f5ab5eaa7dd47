"""Words from somebody without an account: whatever stands in the way, they stay in their boxes."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from community.guard import looks_human, stamp
from community.limits import about, allowed, wait_for

# Which press of the button this is: a second press is still one message. Signed, so that nobody
# chooses it. Its name keeps it out of what an error page hands back (community.kept).
ONCE: Final = "form_secret_once"
SALT: Final = "listing message"
# Wards share one address; who floods one page leaves room for the rest.
CONNECTION, ABOUT_ONE, WINDOW = 60, 10, 3600  # seconds


class Unsent(Exception):
    """It could not be kept or sent; the message says so to whoever wrote it."""


def receive(
    request: HttpRequest,
    form: forms.Form,
    template: str,
    *,
    counted_as: str,
    subject: str,
    keep: Callable[[UUID], HttpResponse],
    **context: Any,
) -> HttpResponse:
    """Show the form, or hand what a valid one holds to `keep`, which may raise Unsent."""
    context |= {"form": form, "stamp": stamp(), "once_name": ONCE}
    status = 200
    if request.method == "POST" and form.is_valid():
        if not looks_human(request):
            context["once_more"] = True
        elif seconds := _full(request, counted_as, subject):
            context["problem"], status = _wait(seconds), 429
        else:
            try:
                return keep(_once(request))
            except Unsent as unsent:
                context["problem"], status = str(unsent), 503
    context["once"] = request.POST.get(ONCE) or dumps(str(uuid4()), salt=SALT)
    response = render(request, template, context, status=status)
    # What somebody typed, and the mark of this one visit: nobody else's, and kept nowhere.
    patch_cache_control(response, private=True, no_store=True)
    if status == 429:
        response.headers["Retry-After"] = str(WINDOW)
    return response


def _once(request: HttpRequest) -> UUID:
    """The id that the page was given, or a new one."""
    try:
        return UUID(loads(request.POST.get(ONCE, ""), salt=SALT))
    except (BadSignature, TypeError, ValueError):
        return uuid4()


def _full(request: HttpRequest, counted_as: str, subject: str) -> int:
    """In how many seconds there is room again; 0 while there is. This one is counted."""
    room = {about(counted_as, subject): ABOUT_ONE} if subject else {}
    for name, limit in (room | {counted_as: CONNECTION}).items():
        if not allowed(request, name, limit=limit, seconds=WINDOW):
            return wait_for(request, name, seconds=WINDOW)
    return 0


def _wait(seconds: int) -> str:
    words = _(
        "Many have written from this connection in the last hour. Perhaps you share it with "
        "others. Nothing was sent. You can keep this page open and press “Send” again in "
        "%(minutes)s minutes."
    )
    return words % {"minutes": -(-seconds // 60)}
