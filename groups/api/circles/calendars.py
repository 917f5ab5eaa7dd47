"""`/api/circles.ics` and `/api/circles/<slug>.ics`: calendars to subscribe to.

A calendar cannot be turned like pages. That of a search holds so many circles at most, the first of
its page, and says so where there are more.
"""

import re
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import P, PathEx, Query, Router

from community.api import listing, not_here, refuse
from community.lib.calendars.feed import MEDIA_TYPE, REFRESH
from groups.api.asked import SLUG as SLUG_FORM
from groups.api.circles.asked import OF_A_SEARCH, AskedSearch, ask
from groups.api.circles.conditions import CONDITIONS
from groups.api.conditions import link
from groups.circles.calendar import calendar_of, calendar_of_many, calendar_of_nothing
from groups.circles.describing import describe, describe_all, with_all
from groups.circles.query import CircleQuery
from groups.directory.entry import state_of
from groups.directory.slices import take
from groups.models import Circle

A_CALENDAR: Final = 200
SLUG: Final = re.compile(SLUG_FORM)
HOURS: Final = REFRESH // timedelta(hours=1)
FORM: Final = (
    "RFC 5545 and RFC 7986, without a METHOD. UIDs never change; SEQUENCE and LAST-MODIFIED "
    "grow with each change."
)
Slug = PathEx[str, P(max_length=80, description="Its `slug`.")]
router = Router(tags=["circles"])


@listing(
    router,
    "/circles.ics",
    *OF_A_SEARCH,
    answer=f"{FORM} At most {A_CALENDAR} circles, the first of the page.",
    kind=MEDIA_TYPE,
    operation_id="circles_ics",
    summary="The calendar of a search, to subscribe to",
    description=f"{CONDITIONS} Ask again every {HOURS} hours.",
    url_name="circles_ics",
)
def circles_ics(request: HttpRequest, asked: Query[AskedSearch]) -> HttpResponse:
    """The first of them."""
    now = timezone.now()
    today = timezone.localdate(now)
    query = ask(request.GET)
    if query.errors:
        return refuse(query.errors, OF_A_SEARCH)
    found = take(query, today, A_CALENDAR)
    entries = describe_all(found.groups, today)
    address = f"{settings.BASE_URL}{request.path}{query.url_params()}"
    told = _more() if found.next else ""
    data = calendar_of_many(entries, _named(query), address, told, now)
    return link(_file(data, "circles"))


@listing(
    router,
    "/circles/{slug}.ics",
    answer=FORM,
    kind=MEDIA_TYPE,
    operation_id="circle_ics",
    summary="The calendar of a circle, to subscribe to",
    description="A circle that rests, is closed, was not confirmed for long, or is not here any "
    "more, has a calendar without events: readers keep what they have when they get an error.",
    url_name="circle_ics",
)
def circle_ics(request: HttpRequest, slug: Slug) -> HttpResponse:
    """One of them."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not SLUG.fullmatch(slug):
        return not_here()
    public = Circle.objects.filter(live=True, meeting__isnull=False)
    circle = with_all(public).filter(slug=slug).first()
    if circle is None:
        return link(_file(calendar_of_nothing(slug, now), slug))
    state = state_of(circle.standing, today)
    return link(_file(calendar_of(describe(circle, today), state, now), slug))


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _named(query: CircleQuery) -> str:
    asked = query.describe()
    return f"{_('Circles')}: {asked}" if asked else str(_("Circles"))


def _more() -> str:
    words = _("These are the first %(number)d circles. To see others, narrow your search.")
    return words % {"number": A_CALENDAR}
