"""Texts that were typed when the session ended: kept in the page, never on the server."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PREFIX = "kept_"
MESSAGE = {"body": _("Your message")}
# The pages where somebody writes, and their fields.
TEXTS: dict[str, dict[str, Promise | str]] = {
    "messages": MESSAGE,
    "change": MESSAGE,
    "rewrite": {
        "title": _("Title"),
        "name": _("Name"),
        "happened": _("What happened"),
        "helped": _("What helped, or would have"),
        "wish": _("What should change"),
    },
}


@dataclass(frozen=True)
class KeptText:
    """One text to hand back."""

    name: str
    label: str
    value: str

    @property
    def kept_name(self) -> str:
        """Its name beside the field for the code."""
        return PREFIX + self.name


@dataclass(frozen=True)
class Kept:
    """What was typed, and the page it was for."""

    page: str
    texts: list[KeptText]


def kept_texts(request: HttpRequest) -> Kept | None:
    """What a form of ours brought when there was no session for it any more."""
    match = request.resolver_match
    return _read(request, str(match.url_name) if match else "", prefix="")


def kept_through_code(request: HttpRequest) -> Kept | None:
    """The same, brought along by the form for the code."""
    return _read(request, request.POST.get("kept_for", ""), prefix=PREFIX)


def _read(request: HttpRequest, page: str, *, prefix: str) -> Kept | None:
    if request.method != "POST":
        return None
    texts = [
        KeptText(name, str(label), request.POST[prefix + name])
        for name, label in TEXTS.get(page, {}).items()
        if request.POST.get(prefix + name)
    ]
    return Kept(page, texts) if texts else None
