"""The figures for people: which countries, and one country with what is and is not published."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from community.language import page_language
from community.models import Helpline
from groups.directory.conditions import in_country
from groups.models import Group
from home.answering import answer
from home.dossier.choice import Choice
from home.dossier.sheet import Sheet
from home.evidence.countries import country_named
from home.evidence.pictures import pictured
from home.evidence.unpublished import unpublished
from home.models import CountryNote, PlanLaw, Promise, Series
from stories.models import Story

INDEX = "evidence:index"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Countries by name, never by a number: that would be a ranking."""
    rows = Series.objects.shown().values("country").annotate(number=Count("pk"))
    listed = [
        {
            "name": str(countries.name(row["country"]) or row["country"]),
            "url": reverse("evidence:country", args=[row["country"].lower()]),
            "number": row["number"],
        }
        for row in rows.order_by("country")
    ]
    listed.sort(key=lambda one: one["name"])
    others = [
        {"name": str(name), "url": reverse("evidence:country", args=[code.lower()])}
        for code, name in countries
    ]
    context = {"listed": listed, "others": others}
    return answer(request, "evidence/index.html", context, index=INDEX, way=[_("Figures")])


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country, whether anything is published there or not. Raises Http404 for no country."""
    name, upper = country_named(code), code.upper()
    today = timezone.now().date()
    sheet = Sheet(Choice(country=upper, language=page_language()), today)
    context = {
        "code": upper,
        "name": name,
        "w": sheet.words,
        "note": CountryNote.objects.filter(country=upper).first(),
        "plan_law": PlanLaw.objects.filter(country=upper).first(),
        "stories": Story.objects.public(today).filter(country=upper).count(),
        "allies": Group.objects.listed(today).filter(in_country(upper)).count(),
        "lines": Helpline.objects.reaching(upper),
        "promises": Promise.objects.shown().filter(country=upper).count(),
        "ask": reverse("evidence:asking", args=[code]),
    } | _figures(sheet, upper)
    return answer(request, "evidence/country.html", context, index=INDEX, way=[_("Figures"), name])


def _figures(sheet: Sheet, code: str) -> dict[str, Any]:
    """What is published, by whom, what organisations tell, and about what there is nothing."""
    every = list(Series.objects.in_country(code).with_figures())
    published = [one for one in every if not one.told_by]
    publishers = {
        (figure.publisher, figure.source_url): None
        for one in published
        for figure in one.shown  # type: ignore[attr-defined]
        if figure.publisher
    }
    said = sheet.words["figures"]
    return {
        "published": pictured(sheet, published),
        "told": pictured(sheet, [one for one in every if one.told_by]),
        "publishers": _by_name(publishers),
        "unpublished": unpublished(published),
        "none": said["none"].format(country=sheet.in_country(code)),
    }


def _by_name(publishers: Any) -> list[dict[str, Any]]:
    """Each publisher once, with where its figures stand."""
    found: dict[str, list[str]] = {}
    for name, url in publishers:
        found.setdefault(name, []).append(url)
    return [{"name": name, "urls": urls} for name, urls in found.items()]
