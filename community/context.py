"""What every page's frame shows: where one can go, in which language, and who runs the place."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from community.language import page_language
from community.models import House
from community.preferences import Preferences


def site(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page. Nothing is read from the database until a template asks."""
    language = page_language()
    root = f"/{language}/"
    return {
        "home_url": root,
        "leave_url": _way_out(root, request),
        "reading_classes": Preferences.of(request).classes,
        "demonstration": settings.DEMONSTRATION,
        "navigation": _navigation(root, request.path),
        "footer_links": _footer(root),
        "being_built": settings.BEING_BUILT,
        "languages": SimpleLazyObject(lambda: _languages(request.get_full_path(), language)),
        "site_identity": SimpleLazyObject(lambda: _identity(request)),
    }


def _way_out(root: str, request: HttpRequest) -> str:
    """Where “Leave this site” leads. From a room with notes in it by way of ending the session;
    for whoever chose how to read by way of taking that back, and nothing else: a draft that waits
    in another window is not lost without a word."""
    if request.path.startswith(f"{root}share/"):
        return f"{root}share/out/"
    chosen = settings.READING_COOKIE_NAME in request.COOKIES
    return f"{root}stories/reading/out/" if chosen else settings.LEAVE_URL


def _navigation(root: str, path: str) -> list[dict[str, Any]]:
    places = [
        (_("Stories"), "stories/", False),
        (_("Find allies"), "find/", False),
        (_("Circles"), "circles/", False),
        (_("Guide"), "guide/", False),
        (_("Share a story"), "share/", True),
    ]
    return [
        {
            "label": label,
            "url": root + address,
            "current": path.startswith(root + address),
            "door": door,
            "building": address in settings.BEING_BUILT,
        }
        for label, address, door in places
    ]


def _footer(root: str) -> list[dict[str, str]]:
    places = [
        (_("Come back with your code"), "share/return/"),
        (_("Who we are"), "about/"),
        (_("Make a dossier"), "dossier/"),
        (_("How stories are cared for"), "about/rules/"),
        (_("What happens with a story"), "about/what-happens/"),
        (_("Your privacy"), "about/privacy/"),
        (_("Easy Read"), "about/easy/"),
        (_("Help right now"), "share/help/"),
    ]
    links = [{"label": label, "url": root + address} for label, address in places]
    if settings.SOURCE_URL:
        links.append({"label": _("Source code"), "url": settings.SOURCE_URL})
    return [*links, {"label": _("For the team"), "url": "/admin/"}]


def _languages(address: str, current: str) -> list[dict[str, Any]]:
    """The same page in each language, with whatever was searched for on it."""
    return [
        {
            "code": code,
            "name": name,
            "url": translate_url(escape_leading_slashes(address), code),
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


def _identity(request: HttpRequest) -> dict[str, str]:
    """Who runs the place. Words we shipped are in the catalogue; others come back as they are."""
    house = House.load(request_or_site=request)
    return {
        "name": settings.WAGTAIL_SITE_NAME,
        "organisation": _(house.organisation),
        "statement": _(house.statement),
    }
