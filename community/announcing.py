"""What a page tells machines about itself in its head: its one address, the same page in other
languages, and what stands on a card where somebody passes a link on.

A page that says `noindex` tells nothing: it is somebody's own room, or one of endless searches.
Stories say themselves what may be said of them (`stories.library`), and have the site's card only.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _
from wagtail.models import Page

X_DEFAULT: Final = "x-default"
CARD: Final = "img/card.png"
CARD_SIZE: Final = (1200, 630)
# Where a language is at home, as the Open Graph protocol writes it (language_TERRITORY).
TERRITORIES: Final = {"en": "GB", "de": "DE", "fr": "FR", "it": "IT", "es": "ES"}


@dataclass(frozen=True)
class Alternate:
    """The same page in one language, with its whole address; or where any language begins."""

    language: str
    url: str


def alternates(request: HttpRequest, page: Page | None = None) -> list[Alternate]:
    """The page in each language in which it can be read, this one too, and at last the site's own
    language for everybody else. Empty where the address has no language.

    `page` is the editors' page that is shown: its translations are asked for. Any other page
    stands at the same address under each language.
    """
    found = translated(page, request) if page is not None else in_languages(request.path)
    return with_default(found)


def with_default(found: list[Alternate]) -> list[Alternate]:
    """The same, and at last which of them is for everybody else."""
    own = [one for one in found if one.language == settings.LANGUAGE_CODE]
    return found + [Alternate(X_DEFAULT, one.url) for one in (own or found)[:1]]


def canonical(request: HttpRequest) -> str:
    """This page's one address: without any query, which only chooses how it is shown."""
    return str(settings.BASE_URL) + request.path


def og_locale(language: str) -> str:
    """“de_DE”."""
    territory = TERRITORIES.get(language)
    return f"{language}_{territory}" if territory else language


def card_image() -> dict[str, Any]:
    """The picture on every card."""
    width, height = CARD_SIZE
    return {
        "url": settings.BASE_URL + static(CARD),
        "width": width,
        "height": height,
        "alt": _("An open door, and the name of this place"),
    }


def translated(page: Page, request: HttpRequest) -> list[Alternate]:
    """An editors' page in each language in which it is live. Two queries."""
    every = page.get_translations(inclusive=True).live().public().select_related("locale")
    by_language = {one.locale.language_code: one for one in every}
    return [
        Alternate(code, settings.BASE_URL + address)
        for code, _name in settings.LANGUAGES
        if code in by_language and (address := by_language[code].get_url(request))
    ]


def in_languages(path: str) -> list[Alternate]:
    """A page that is no editors' page, in each language; `path` is its address in one of them."""
    _empty, language, rest = [*path.split("/", 2), "", ""][:3]
    if language not in dict(settings.LANGUAGES):
        return []
    return [
        Alternate(code, f"{settings.BASE_URL}/{code}/{rest}") for code, _name in settings.LANGUAGES
    ]
