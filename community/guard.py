"""Telling machines from people without ever shutting a person out.

A hidden field that only machines fill in, and a signed time that only machines are faster than.
Whoever trips either is asked to press once more; nobody is refused.
"""

import time
from typing import Final

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest

HONEYPOT: Final = "website"
# Its name keeps it out of what an error page hands back (community.kept).
STAMP: Final = "form_secret"
CONFIRMED: Final = "confirmed"
SALT: Final = "share"
SOONEST: Final = 1.0


def stamp() -> str:
    """When a form was shown, signed. Seconds since 1970; nothing about the visitor."""
    return dumps(time.time(), salt=SALT)


def looks_human(request: HttpRequest) -> bool:
    """Whether this form can go on without a second press."""
    if request.POST.get(CONFIRMED):
        return True
    return fell_in_no_trap(request) and _took_a_moment(request.POST.get(STAMP, ""))


def fell_in_no_trap(request: HttpRequest) -> bool:
    """Only the hidden field, no time: whoever presses Send quickly must not think it was sent."""
    return bool(request.POST.get(CONFIRMED)) or not request.POST.get(HONEYPOT)


def _took_a_moment(signed: str) -> bool:
    """People may take as long as they like; the signature never ends."""
    try:
        shown_at = float(loads(signed, salt=SALT))
    except (BadSignature, TypeError, ValueError):
        return False
    return time.time() - shown_at >= SOONEST
