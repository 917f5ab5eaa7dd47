"""Help lines: those that hold in many countries, and those of one. 112 is always there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from community.models import Helpline
from home.answering import answer
from home.evidence.countries import country_named
from stories.share.helping import UNION, lines_everywhere, lines_for

INDEX = "lines:index"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The numbers that are the same across the Union, and the way to every country."""
    known = set(Helpline.objects.right().values_list("country", flat=True)) - {UNION}
    context = {
        "lines": lines_everywhere(),
        "listed": [_row(code, name) for code, name in countries if code in known],
        "others": [_row(code, name) for code, name in countries if code not in known],
    }
    return answer(request, "lines/index.html", context, index=INDEX, way=[_("Help lines")])


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country, whether we know a line there or not. Raises Http404 for no country."""
    name = country_named(code)
    lines = lines_for(code.upper())
    context = {
        "name": name,
        "own": [line for line in lines if line.country != UNION],
        "everywhere": [line for line in lines if line.country == UNION],
        "figures": reverse("evidence:country", args=[code]),
    }
    way = [_("Help lines"), name]
    return answer(request, "lines/country.html", context, index=INDEX, way=way)


def _row(code: str, name: Any) -> dict[str, str]:
    return {"name": str(name), "url": reverse("lines:country", args=[code.lower()])}
