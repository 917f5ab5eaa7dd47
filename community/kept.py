"""What a person wrote, handed back to them when something went wrong on our side.

A failed check must never lose a story: pages for errors show the words again, with a way to
send them once more.
"""

from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.functional import Promise
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Never shown again: what proves who someone is, and what browsers add.
SECRET = ("csrfmiddlewaretoken", "code", "password", "otp", "secret")
# The fields where somebody writes, as the pages call them. `kept_` are texts that waited once.
TEXTS: dict[str, Promise | str] = {
    "happened": gettext_lazy("What happened"),
    "helped": gettext_lazy("What helped, or would have"),
    "wish": gettext_lazy("What should change"),
    "body": gettext_lazy("Your message"),
}
LINES: dict[str, Promise | str] = {
    "title": gettext_lazy("Title"),
    "name": gettext_lazy("Name"),
    "region": gettext_lazy("Region"),
    "address": gettext_lazy("Email address"),
    "contact": gettext_lazy("Email address"),
    "email": gettext_lazy("Email address"),
}
WAITED = "kept_"
LONG = 80
# A form that broke off, was too large, or was none: there is nothing to hand back.
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    RequestDataTooBig,
    SuspiciousOperation,
    UnreadablePostError,
)


def kept(request: HttpRequest, address: str = "") -> dict[str, Any] | None:
    """The texts of a form that was posted here, to be posted again; None if there are none.

    They go to `address` where the one they were sent to was not spelt right. A field without a
    label is a choice or a mark of the form's own: it goes along unseen.
    """
    if request.method != "POST":
        return None
    try:
        posted = list(request.POST.lists())
    except UNREADABLE:
        return None
    fields = [
        _field(name, value)
        for name, values in posted
        if not any(secret in name for secret in SECRET)
        for value in values
    ]
    if not fields:
        return None
    seen = any(field["label"] for field in fields)
    action = escape_leading_slashes(address or request.path)
    return {"action": action, "fields": fields, "unseen": not seen}


def _field(name: str, value: str) -> dict[str, Any]:
    plain = name.removeprefix(WAITED)
    long = len(value) > LONG or "\n" in value
    label = TEXTS.get(plain) or LINES.get(plain) or (_("What you wrote") if long else "")
    return {
        "name": name,
        # Empty texts have nothing to hand back; they go along like the choices.
        "label": str(label) if value else "",
        "value": value,
        "multiline": long or plain in TEXTS,
    }
