"""A screen that outlived its session finds its draft again, so that earlier answers are not lost.

The form carries a ticket: the draft's id, signed together with the cookie that every form of this
browser needs. That cookie outlives the thirty idle minutes, whatever else is opened meanwhile, and
goes with “Leave this site”, with finishing (community.leaving) and with closing the browser.
So a screen left open opens nothing any more once its author has left, and no other browser can use
it. The ticket stands only in the page that is open: pages here are kept nowhere (`no-store`).
"""

from typing import Final

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest
from django.middleware.csrf import get_token

from stories.share.draft import Draft, open_draft
from stories.share.session import NAME, has_started, own_device

# Its name keeps it out of what an error page hands back (community.kept).
FIELD: Final = "draft_secret"
SALT: Final = "share.draft"
# Seconds. A night's sleep on one's own device; on a borrowed one its next user is nearer.
LONGEST: Final = 24 * 60 * 60
LONGEST_BORROWED: Final = 4 * 60 * 60


def ticket(request: HttpRequest, draft: Draft | None) -> str:
    """What a form carries; empty before there is a draft."""
    if draft is None or draft.sent:
        return ""
    get_token(request)
    return dumps([str(draft.id), own_device(request)], salt=_salt(request))


def rejoin(request: HttpRequest) -> Draft | None:
    """The unsent draft of a posted screen, taken into a new session; None when there is none."""
    if request.method != "POST" or has_started(request) or not request.META.get("CSRF_COOKIE"):
        return None
    signed = request.POST.get(FIELD, "")
    try:
        draft_id, own = loads(signed, salt=_salt(request), max_age=LONGEST)
        if not own:
            loads(signed, salt=_salt(request), max_age=LONGEST_BORROWED)
    except BadSignature:
        return None
    draft = open_draft(draft_id)
    if draft is None or draft.sent:
        return None
    request.session.cycle_key()
    request.session[NAME] = {"draft": draft_id, "own_device": own}
    return draft


def _salt(request: HttpRequest) -> str:
    return f"{SALT}.{request.META['CSRF_COOKIE']}"
