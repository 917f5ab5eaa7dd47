"""A page that is asked for in a language in which nobody has written it yet."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def in_another_language(home: Page, request: HttpRequest, path: list[str]) -> Page | None:
    """The live page at the same place under a translation of this home, if there is one."""
    for other in home.get_translations().live():
        try:
            found: RouteResult = Page.route(other.specific, request, path)
        except Http404:
            continue
        return found.page
    return None


def answer(home: Page, page: Page) -> RouteResult:
    """Let the home page say so, and show the way to the page in the language it has."""
    arguments: dict[str, Any] = {"untranslated": page}
    return RouteResult(home, kwargs=arguments)
