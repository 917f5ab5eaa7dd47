"""Circles as a visitor sees them: the week, a list, a calendar, and one circle."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.views.decorators.http import require_safe

from community.introduction import introduction
from community.language import page_language
from community.lib.zones import known
from community.page_cache import share
from groups.choices import Kind
from groups.circles import carrying
from groups.circles.describing import describe, with_all
from groups.circles.entry import circle_context
from groups.circles.filters import CircleFilters
from groups.circles.found import at_a_distance, find, some, without
from groups.circles.query import CircleQuery
from groups.circles.schema_org import thing_of
from groups.circles.sheet import Sheet, month_sheet, week_sheet
from groups.circles.week import Day, a_day, by_day, today_of
from groups.directory.elsewhere import place_offers, wider
from groups.directory.views import MAY_LOCATE, STATUS
from groups.models import Circle, Group
from groups.models.occurrence import LEAST_AHEAD

IN_THE_WEEK: Final = 8  # meetings of one day
# A few hours after midnight in UTC it is still yesterday in America.
BEHIND: Final = timedelta(hours=12)


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """Who meets in the coming seven days, or on the day that is asked for."""
    now = timezone.now()
    query = CircleQuery.parse(request.GET)
    if elsewhere := _coarser(request, query, "circles:week"):
        return elsewhere
    context: dict[str, Any] = {}
    if query.on_a_date:
        day, context["pagination"] = a_day(query, now)
        days = [day] if day.rows else []
    else:
        days = _days(query, now)
    context |= {"days": days, "nobody": not days}
    if query.by_distance:
        context["found"] = find(query, now)
    if not query.cursor:
        afar = at_a_distance(query)
        context["afar"], more = some(afar, now)
        context["more_afar"] = reverse("circles:list") + afar.url_params() if more else ""
    if context["nobody"] and not query.is_empty:
        context["without"] = without(query, now.date())
    return _page(request, query, "circles/week.html", context, here="circles:week")


@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """All circles that fit, in the order of the search, whenever they meet."""
    now = timezone.now()
    query = CircleQuery.parse(request.GET)
    if elsewhere := _coarser(request, query, "circles:list"):
        return elsewhere
    found = find(query, now)
    context: dict[str, Any] = {"found": found}
    if not found.cards and not query.is_empty:
        context["without"] = without(query, now.date())
    return _page(request, query, "circles/list.html", context, here="circles:list")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The calendar of this month."""
    query = CircleQuery.parse(request.GET)
    return _sheet(request, query, month_sheet(query, _first(query), timezone.now()))


@require_safe
def month(request: HttpRequest, month: str) -> HttpResponse:
    """The calendar of a month ("2026-12")."""
    query = CircleQuery.parse(request.GET)
    first = _day(f"{month}-01")
    _near_enough(first, first + timedelta(days=31), query)
    return _sheet(request, query, month_sheet(query, first, timezone.now()))


@require_safe
def week_of(request: HttpRequest, monday: str) -> HttpResponse:
    """The calendar of a week, by its Monday; any other day of it leads there."""
    query = CircleQuery.parse(request.GET)
    day = _day(monday)
    if day.weekday():
        first = day - timedelta(days=day.weekday())
        address = reverse("circles:week-of", args=[first.isoformat()])
        return HttpResponseRedirect(address + query.url_params())
    _near_enough(day, day + timedelta(days=6), query)
    return _sheet(request, query, week_sheet(query, day, timezone.now()))


@require_safe
def circle(request: HttpRequest, slug: str) -> HttpResponse:
    """One circle; a word in its place while it rests or is hidden; 410 once it closed for good."""
    if slug != slug.lower():
        return HttpResponsePermanentRedirect(reverse("circles:circle", args=[slug.lower()]))
    now = timezone.now()
    found = with_all(Circle.objects.filter(live=True, slug=slug)).first()
    if found is None:
        other = Group.objects.filter(live=True, slug=slug).exclude(kind=Kind.CIRCLE).first()
        if other is None:
            raise Http404
        return HttpResponsePermanentRedirect(other.get_absolute_url())
    asked = request.GET.get("zone", "")
    zone = asked if asked in known() else ""
    context = circle_context(found, now, zone_name=zone)
    if "told" in context:  # neither resting nor hidden, and with dates
        context["thing"] = thing_of(describe(found, now.date()), now)
        context["carry"] = carrying.of_circle(slug)
    if zone:
        context["robots"] = "noindex, follow"
    response = render(
        request, "circles/circle.html", context, status=STATUS.get(context["state"], 200)
    )
    if not request.GET:
        share(response)
    return response


def _page(
    request: HttpRequest, query: CircleQuery, template: str, context: dict[str, Any], here: str
) -> HttpResponse:
    words = query.url_params(cursor=None)
    whole = {
        "query": query,
        "here": reverse(here),
        "introduction": introduction("circles", page_language()),
        "where": query.where,
        "filters": CircleFilters(query),
        "chips": query.chips(),
        "choices": place_offers(query, query.where.choices),
        "others": place_offers(query, query.where.others),
        "suggestions": place_offers(query, query.where.suggestions),
        "wider": wider(query),
        "words": words,
        "carry": carrying.of_search(words),
        "robots": "index, follow" if query.is_empty else "noindex, follow",
    }
    response = render(request, template, whole | context)
    response.headers["Permissions-Policy"] = MAY_LOCATE
    # A typed word makes an address of its own, and there is no end of those.
    if not (query.q or query.near or query.errors or query.zone):
        share(response)
    return response


def _coarser(request: HttpRequest, query: CircleQuery, name: str) -> HttpResponse | None:
    """A place told more finely than we want to know it stands in no address of ours."""
    if query.where.bare and request.GET["near"] != query.near:
        return HttpResponseRedirect(reverse(name) + query.url_params())
    return None


def _days(query: CircleQuery, now: datetime) -> list[Day]:
    """The coming seven days, or those of the weekday that is asked for; without a zone also what
    is left of yesterday where it is still yesterday."""
    today = today_of(query, now)
    asked = query.days(today)
    if asked:
        wanted = list(asked.days)
    else:
        first = today if query.zone else (now - BEHIND).date()
        wanted = [first + timedelta(days=number) for number in range((today - first).days + 7)]
    return [day for day in by_day(query, wanted, now, IN_THE_WEEK) if day.rows]


def _sheet(request: HttpRequest, query: CircleQuery, sheet: Sheet) -> HttpResponse:
    return _page(
        request,
        query,
        "circles/calendar.html",
        {"sheet": sheet, "weekdays": _weekdays()},
        "circles:calendar",
    )


def _weekdays() -> list[dict[str, Any]]:
    """The head of the table, Monday first."""
    return [{"long": WEEKDAYS[day], "short": WEEKDAYS_ABBR[day]} for day in range(7)]


def _first(query: CircleQuery) -> date:
    return today_of(query, timezone.now()).replace(day=1)


def _day(text: str) -> date:
    """Raises Http404 for a day that no calendar has."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error


def _near_enough(first: date, last: date, query: CircleQuery) -> None:
    """Raises Http404 where nothing is reckoned: there is no end of months to walk through."""
    today = today_of(query, timezone.now())
    if last < today.replace(day=1) - timedelta(days=7) or first > today + LEAST_AHEAD:
        raise Http404
