"""What every page's frame shows: where one can go, in which language, and who runs the place."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from community.closing import closing
from community.language import page_language
from community.leaving import way_out
from community.lib.remembered import remembered
from community.models import House
from community.opening import is_open
from community.preferences import Preferences

# The menu, and which of its places is a door.
PLACES: Final = {
    "stories/": gettext_noop("Stories"),
    "find/": gettext_noop("Find allies"),
    "circles/": gettext_noop("Circles"),
    "guide/": gettext_noop("Guide"),
    "share/": gettext_noop("Share a story"),
}
DOOR: Final = "share/"
A_MOMENT: Final = 10  # seconds for which a process remembers who runs the place


def site(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page. Nothing is read from the database until a template asks."""
    language = page_language()
    root = f"/{language}/"
    return {
        "home_url": root,
        "leave_url": way_out(root, request),
        "reading_classes": Preferences.of(request).classes,
        "demonstration": settings.DEMONSTRATION,
        "site_closing": SimpleLazyObject(closing),
        "section": section(root, request.path),
        "navigation": SimpleLazyObject(lambda: _navigation(root, request.path)),
        "footer_links": SimpleLazyObject(lambda: _footer(root)),
        "being_built": settings.BEING_BUILT,
        "languages": SimpleLazyObject(lambda: _languages(request.get_full_path(), language)),
        "awaits_reading": language in settings.AWAITING_REVIEW,
        "site_identity": SimpleLazyObject(lambda: _identity(page_language())),
    }


def section(root: str, path: str) -> str:
    """Which of the places of the menu this page is in, if any."""
    found = path.removeprefix(root).partition("/")[0] + "/" if path.startswith(root) else ""
    return found if found in PLACES else ""


def _navigation(root: str, path: str) -> list[dict[str, Any]]:
    here = section(root, path)
    resting = _identity(page_language())["resting"]
    return [
        {
            "label": _(resting if resting and address == DOOR else label),
            "url": root + address,
            "current": address == here,
            "door": address == DOOR,
            "rests": bool(resting) and address == DOOR,
            "building": address in settings.BEING_BUILT,
        }
        for address, label in PLACES.items()
    ]


def _footer(root: str) -> list[dict[str, str]]:
    places = [
        (_("Come back with your code"), "share/return/"),
        (_("Who we are"), "about/"),
        (_("Make a dossier"), "dossier/"),
        (_("Make your plan"), "plan/"),
        (_("Figures"), "evidence/"),
        (_("Help lines"), "helplines/"),
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
    safe = escape_leading_slashes(address)
    rest = safe.removeprefix(f"/{current}") if safe.startswith(f"/{current}/") else ""
    return [
        {
            "code": code,
            "name": name,
            "url": f"/{code}{rest}" if rest else safe,
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


def _resting(house: House) -> str:
    """What the door says while no story can be begun; it leads on, to the page that tells why."""
    if closing():
        return gettext_noop("Sharing has ended")
    return gettext_noop("Sharing rests") if house.sharing_paused or not is_open() else ""


@remembered(A_MOMENT)
def _identity(language: str) -> dict[str, str]:
    """Who runs the place, and whether it takes stories. Words we shipped are in the catalogue;
    others come back as they are."""
    house = House.load()
    return {
        "name": settings.WAGTAIL_SITE_NAME,
        "organisation": _(house.organisation),
        "statement": _(house.statement),
        "resting": _resting(house),
    }
