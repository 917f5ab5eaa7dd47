"""The directory as a visitor sees it: the list, and one entry."""

from typing import Any, Final

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.introduction import introduction
from community.language import page_language
from community.page_cache import share
from community.settings.policy import PERMISSIONS_POLICY
from groups.choices import Kind
from groups.describing import describe
from groups.directory.elsewhere import place_offers, wider
from groups.directory.entry import Shown, entry_context, state_of
from groups.directory.filters import DirectoryFilters
from groups.directory.found import find
from groups.directory.map_view import map_context
from groups.directory.query import DirectoryQuery
from groups.directory.schema_org import thing_of
from groups.models import Group

# Only here may a page ask where somebody is, and only when they press for it.
MAY_LOCATE: Final = PERMISSIONS_POLICY.replace("geolocation=()", "geolocation=(self)")
STATUS: Final = {Shown.CLOSED: 410, Shown.HIDDEN: 404}


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The list: it answers whatever stands in the address, and keeps nothing of it."""
    today = timezone.now().date()
    query = DirectoryQuery.parse(request.GET)
    if query.where.bare and request.GET["near"] != query.near:
        # A place told more finely than we want to know it stands in no address of ours.
        return HttpResponseRedirect(reverse("groups:directory") + query.url_params())
    context = {
        "query": query,
        "here": reverse("groups:directory"),
        "introduction": introduction("find", page_language()),
        "where": query.where,
        "filters": DirectoryFilters(query),
        "chips": query.chips(),
        "found": find(query, today),
        "choices": place_offers(query, query.where.choices),
        "others": place_offers(query, query.where.others),
        "suggestions": place_offers(query, query.where.suggestions),
        "wider": wider(query),
        "words": query.url_params(cursor=None),
        "robots": "index, follow" if query.is_empty else "noindex, follow",
        **map_context(query),
    }
    response = render(request, "groups/directory.html", context)
    response.headers["Permissions-Policy"] = MAY_LOCATE
    # A typed word makes an address of its own, and there is no end of those.
    if not (query.q or query.near or query.errors):
        share(response)
    return response


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """One entry; a word in its place while it rests or is hidden; 410 once it closed for good."""
    if slug != slug.lower():
        return HttpResponsePermanentRedirect(reverse("groups:group", args=[slug.lower()]))
    today = timezone.now().date()
    rows = Group.objects.filter(live=True).select_related("standing", "logo")
    found = get_object_or_404(rows, slug=slug)
    if found.kind == Kind.CIRCLE:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    state = state_of(found.standing, today)
    context: dict[str, Any] = entry_context(found, today)
    if state == Shown.WHOLE:
        context["thing"] = thing_of(describe(found, today))
    response = render(request, "groups/group.html", context, status=STATUS.get(state, 200))
    if not request.GET:
        share(response)
    return response
