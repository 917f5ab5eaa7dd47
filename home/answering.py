"""Pages that are the same for everybody: where one stands, and an answer that may be shared."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page

from community.language import page_language
from community.page_cache import share

Crumb = dict[str, str | Promise | None]


def answer(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    index: str,
    way: Sequence[str | Promise],
) -> HttpResponse:
    """The page with the way to it: `index` names the address of the first, the last is here."""
    response = render(request, template, context | {"crumbs": crumbs_along(index, way)})
    return response if request.GET else share(response)


def crumbs_along(index: str, way: Sequence[str | Promise]) -> list[Crumb]:
    """The way from the home page: `index` names the address of its steps, the last is here."""
    crumbs: list[Crumb] = [{"label": _("Home"), "url": f"/{page_language()}/"}]
    crumbs += [{"label": label, "url": reverse(index)} for label in way]
    crumbs[-1]["url"] = ""
    return crumbs


def crumbs_of(page: Page, request: HttpRequest) -> list[Crumb]:
    """The way to an editors' page through the pages above it."""
    home, *above = page.get_ancestors().live().filter(depth__gt=1)
    return [
        {"label": _("Home"), "url": home.get_url(request)},
        *({"label": one.title, "url": one.get_url(request)} for one in above),
        {"label": page.title, "url": ""},
    ]
