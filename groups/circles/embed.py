"""`/embed/circles/`: who meets in the coming seven days, on another organisation's own page.

In a frame, and never copied, as `groups.directory.embed` is: a meeting that is called off is gone
from every page within a minute. It shows no address and no link: those stand where their organiser
chose. Times are the circle's own, and those of the zone in the address, if one is there.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from community.settings.policy import EMBED_POLICY
from groups.circles.query import CircleQuery
from groups.circles.week import by_day, today_of
from groups.directory.embed import framed

MOST_A_DAY: Final = 6


@require_safe
@xframe_options_exempt
def embed_week(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> HttpResponse:
    """The week, in a language of the pages. Raises Http404 for another one."""

    def context(seconds: int) -> dict[str, Any]:
        query = replace(CircleQuery.parse(request.GET), day="", cursor=None)
        found: dict[str, Any] = {
            "asked": query.describe(),
            "all": reverse("circles:week") + query.url_params(),
        }
        if seconds:
            return found
        now = timezone.now()
        first = today_of(query, now)
        week = [first + timedelta(days=number) for number in range(7)]
        days = [day for day in by_day(query, week, now, MOST_A_DAY) if day.rows]
        return found | {"days": days}

    return framed(request, language, "circles/embed/week.html", EMBED_POLICY, context)
