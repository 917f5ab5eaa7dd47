"""A page that is asked for in a language in which nobody has written it yet."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def in_other_languages(home: Page, request: HttpRequest, path: list[str]) -> list[Page]:
    """The live pages at the same place under the translations of this home, as languages stand."""
    return sorted(_found(home, request, path), key=_place)


def _found(home: Page, request: HttpRequest, path: list[str]) -> Iterator[Page]:
    for other in home.get_translations().live():
        try:
            found: RouteResult = Page.route(other.specific, request, path)
        except Http404:
            continue
        yield found.page


def _place(page: Page) -> int:
    codes = [code for code, _name in settings.LANGUAGES]
    return codes.index(page.locale.language_code)


def answer(home: Page, pages: list[Page]) -> RouteResult:
    """Let the home page say so, and show the ways to the page in the languages it has."""
    arguments: dict[str, Any] = {"untranslated": pages}
    return RouteResult(home, kwargs=arguments)
