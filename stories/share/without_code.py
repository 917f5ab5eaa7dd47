"""Words from somebody without a code: whatever stands in the way, they stay in their boxes."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.guard import looks_human
from community.limits import about, allowed, wait_for
from community.words import Saying, say
from stories.actions.refusals import NotNow, TooMany

# Wards and families share one address, and a whole ward may have something to say. So there is much
# room for a connection, and less of it for any one page: who floods one leaves room for the rest.
CONNECTION, ABOUT_ONE, WINDOW = 60, 10, 3600  # seconds
Page = Callable[..., HttpResponse]


def receive(
    request: HttpRequest,
    form: forms.Form,
    *,
    counted_as: str,
    subject: str,
    many: str,
    page: Page,
    keep: Callable[[], HttpResponse],
) -> HttpResponse:
    """Keep what a valid form holds, or show the form again and say why.

    `page` shows it, with `once_more`, `problem` (a saying) and `status`; `keep` seals it and may
    raise NotNow when the story has gone, TooMany for which `many` has the words. `subject` is the
    page it is about, if any: each has a limit of its own.
    """
    if not form.is_valid():
        return page()
    if not looks_human(request):
        return page(once_more=True)
    if full := _full(request, counted_as, subject):
        return _wait(page, seconds=full)
    try:
        return keep()
    except NotNow:
        return page(problem=_off_the_site(), status=410)
    except TooMany:
        return page(problem=say(many), status=429)


def _full(request: HttpRequest, counted_as: str, subject: str) -> int:
    """In how many seconds there is room again; 0 while there is. This one is counted."""
    room = {about(counted_as, subject): ABOUT_ONE} if subject else {}
    for name, limit in (room | {counted_as: CONNECTION}).items():
        if not allowed(request, name, limit=limit, seconds=WINDOW):
            return wait_for(request, name, seconds=WINDOW)
    return 0


def _off_the_site() -> Saying:
    return Saying(
        "",
        _("This story is not on the site any more"),
        _(
            "It is off the page now, so nothing was sent. What you wrote still stands "
            "in the boxes below, and is kept nowhere else."
        ),
    )


def _wait(page: Page, *, seconds: int) -> HttpResponse:
    """429 (RFC 6585), with every word still there."""
    minutes = -(-seconds // 60)
    problem = Saying(
        "",
        _("Please wait a little"),
        ngettext(
            "Many have written from this connection in the last hour. Perhaps you share it with "
            "others, in a house or on a ward. What you wrote has not been sent. It is still in the "
            "boxes below, and nowhere else.\n\nYou can keep this page open and press “Send” again "
            "in %(minutes)d minute.",
            "Many have written from this connection in the last hour. Perhaps you share it with "
            "others, in a house or on a ward. What you wrote has not been sent. It is still in the "
            "boxes below, and nowhere else.\n\nYou can keep this page open and press “Send” again "
            "in %(minutes)d minutes.",
            minutes,
        )
        % {"minutes": minutes},
    )
    response = page(problem=problem, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
