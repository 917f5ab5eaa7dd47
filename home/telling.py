"""What people tell without an account, and an editor has to look at before anybody reads it.

Figures and promises come in this way: a form that loses nothing, a wait that has an end, a receipt
that is the same for everybody. What is told, and how it is kept, is each section's own.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_countries import countries

from groups.stewards.visitors.receive import Unsent

# More than this is a flood: it would hide what is meant.
MOST_WAITING: Final = 200


class TooMany(Exception):
    """So much waits that nothing more is taken now."""


def refuse_flood(waiting: QuerySet[Any]) -> None:
    """Raises TooMany where too much waits already."""
    if waiting.count() >= MOST_WAITING:
        raise TooMany


def end_unchecked(waiting: QuerySet[Any], *, today: date) -> int:
    """Delete what nobody looked at in time; how many. Nothing waits for ever."""
    due = waiting.filter(told_on__lte=today - timedelta(days=waiting_days()))
    number = due.count()
    due.delete()
    return number


def waiting_days() -> int:
    """How long it waits at most; the form and the receipt say so."""
    return int(settings.PERIODS["REPORT_OPEN_DAYS"])


def country_asked(request: HttpRequest) -> dict[str, str]:
    """What the form begins with: the country whose page led here, if it did."""
    country = request.GET.get("country", "").upper()
    return {"country": country} if country in dict(countries) else {}


def kept(keep: Callable[[], object], then: str) -> HttpResponse:
    """Keep it and lead on. Raises Unsent, with words for whoever wrote it, in a flood."""
    try:
        keep()
    except TooMany:
        raise Unsent(
            _("So much waits to be looked at that we cannot take more now. Nothing was sent.")
        ) from None
    return redirect(then)
