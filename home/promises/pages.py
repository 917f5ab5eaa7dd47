"""The promises for people: all of them by year, with two filters; and a page for each."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from home.answering import answer
from home.models import Promise
from home.promises.promise import STILL_OPEN, Outcome
from home.promises.used import used_of
from stories.library.hidden import hidden_kinds

INDEX: Final = "came-of-it:index"
ON_A_PAGE: Final = 30


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see. What is not understood is passed over."""

    country: str
    outcome: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read it from the address."""
        country = request.GET.get("country", "").upper()
        outcome = request.GET.get("outcome", "")
        return cls(
            country if country in dict(countries) else "",
            outcome if outcome in Outcome.values else "",
        )

    @property
    def values(self) -> dict[str, str]:
        """Only what was asked for."""
        asked = {"country": self.country, "outcome": self.outcome}
        return {name: value for name, value in asked.items() if value}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest first, by the year of the promise."""
    asked, shown = Asked.of(request), Promise.objects.shown()
    pages = Paginator(shown.filter(**asked.values), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "years": _by_year(page),
        "any": shown.exists(),
        "countries": _countries(),
        "outcomes": Outcome.choices,
        "feed": reverse("promises_feed"),
        "pages": _around(page, asked),
    }
    return answer(request, "promises/index.html", context, index=INDEX, way=[_("What came of it")])


@require_safe
def promise(request: HttpRequest, reference: str) -> HttpResponse:
    """One promise; openings of stories may stand on it, so that no proxy keeps it."""
    one = get_object_or_404(Promise.objects.shown(), reference=reference)
    today = timezone.now().date()
    context = {
        "promise": one,
        "steps": _steps(one),
        "used": used_of(one, today, hidden_kinds(request)),
        "open": one.outcome in STILL_OPEN,
    }
    way = [_("What came of it"), one.office]
    response = answer(request, "promises/promise.html", context, index=INDEX, way=way)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _by_year(page: Page[Promise]) -> list[dict[str, Any]]:
    return [
        {"year": year, "promises": list(some)}
        for year, some in groupby(page, key=lambda one: one.promised_on.year)
    ]


def _countries() -> list[tuple[str, str]]:
    """Those of which there is a promise, by name."""
    codes = Promise.objects.shown().order_by().values_list("country", flat=True).distinct()
    return sorted(((code, str(countries.name(code))) for code in codes), key=lambda one: one[1])


def _around(page: Page[Promise], asked: Asked) -> dict[str, str]:
    def to(number: int) -> str:
        return "?" + urlencode(asked.values | {"page": number})

    return {
        "previous_url": to(page.previous_page_number()) if page.has_previous() else "",
        "next_url": to(page.next_page_number()) if page.has_next() else "",
        "label": _("Page %(number)d") % {"number": page.number},
    }


def _steps(one: Promise) -> list[dict[str, str]]:
    """The promise, its day, and what came of it, as they follow each other."""
    over = bool(one.due_on and one.due_on <= timezone.localdate())
    known = one.outcome not in STILL_OPEN
    steps = [{"title": _("The promise"), "when": date_format(one.promised_on), "state": "done"}]
    if one.due_on:
        state = "done" if over else "next"
        steps.append({"title": _("To be done by"), "when": date_format(one.due_on), "state": state})
    came = str(one.get_outcome_display()) if known else _("We do not know yet what came of it")
    when = date_format(one.came_on) if known and one.came_on else ""
    last = {"title": came[:1].upper() + came[1:], "when": when}
    return [*steps, last | {"state": "done" if known else "now" if over else "next"}]
