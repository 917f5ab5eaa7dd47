"""The figures for machines: every series with its source, as JSON and as CSV."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django_countries import countries
from ninja import Query, Router, Schema
from pydantic import Field

from community.api import listing, refuse
from community.lib.spreadsheet import cell
from community.settings.policy import API_HEADERS
from home.models import Figure, Series

router = Router(tags=["figures"])
ABOUT: Final = (
    "Published by others, each with its source. Two series are never compared: they count "
    "differently. A blank value is not published, and is not zero."
)
WORDS: Final = ("country", "series")
COLUMNS: Final = (
    *("series", "country", "place", "topic", "metric", "measured_in", "definition"),
    *("licence", "retrieved_on", "notes", "told_by"),
    *("period", "value", "coverage", "series_break"),
    *("source_title", "publisher", "source_url", "note"),
)


class OpenFigure(Schema):
    """One published value."""

    period: str = Field(description="As the publisher says it.")
    value: str | None = Field(description="A decimal number; null where nothing is published.")
    coverage: str
    series_break: str = Field(description="Why it cannot be compared with the values before it.")
    source_title: str
    publisher: str
    source_url: str
    note: str


class OpenSeries(Schema):
    """One publisher's counting of one thing in one place."""

    series: str
    country: str = Field(description="ISO 3166-1, two letters.")
    place: str
    topic: str = Field(description="The slug of a kind of coercion.")
    metric: str
    measured_in: str = Field(description="The unit, where the metric does not say it.")
    definition: str = Field(description="The publisher's own.")
    licence: str
    retrieved_on: str | None
    notes: str
    told_by: str = Field(description="The organisation that tells it; empty where it is published.")
    figures: list[OpenFigure]


class EverySeries(Schema):
    """All series that have a figure with a source."""

    about: str
    series: list[OpenSeries]


class Asked(Schema):
    """What may be asked."""

    country: str = Field("", description="Only of this country: ISO 3166-1, two letters.")
    series: str = Field("", description="Only this one, by its name.")


@listing(
    router,
    "/series",
    *WORDS,
    answer=EverySeries,
    operation_id="evidence_series",
    summary="Published figures on coercion, with their sources",
    description=ABOUT,
    url_name="evidence_series",
)
def series(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Every series, or those of one country."""
    if (refusal := _refusal(asked)) is not None:
        return refusal
    found = [_series(one) for one in _read(asked)]
    return JsonResponse({"about": ABOUT, "series": found}, headers=API_HEADERS)


@listing(
    router,
    "/series.csv",
    *WORDS,
    answer="RFC 4180, a row a figure.",
    csv=True,
    operation_id="evidence_series_csv",
    summary="The same as a spreadsheet",
    description=ABOUT,
    url_name="evidence_series_csv",
)
def series_csv(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The same, a row a figure."""
    if (refusal := _refusal(asked)) is not None:
        return refusal
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=API_HEADERS)
    name = asked.series or "figures"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for one in _read(asked):
        told = _series(one)
        for figure in told["figures"]:
            row = told | figure
            writer.writerow([cell(row[name]) for name in COLUMNS])
    return response


def _refusal(asked: Asked) -> HttpResponse | None:
    if asked.country and asked.country.upper() not in dict(countries):
        return refuse({"country": "No country has these two letters (ISO 3166-1)."}, WORDS)
    if asked.series and not Series.objects.shown().filter(slug=asked.series).exists():
        return refuse({"series": "There is no series of this name."}, WORDS)
    return None


def _read(asked: Asked) -> Iterator[Series]:
    found = Series.objects.with_figures()
    if asked.series:
        found = found.filter(slug=asked.series)
    yield from found.in_country(asked.country.upper()) if asked.country else found


def _series(one: Series) -> dict[str, Any]:
    return {
        "series": one.slug,
        "country": one.country,
        "place": one.place,
        "topic": one.topic.slug,
        "metric": one.metric,
        "measured_in": one.measured_in,
        "told_by": one.told_by,
        "definition": one.definition,
        "licence": one.licence,
        "retrieved_on": one.retrieved_on.isoformat() if one.retrieved_on else None,
        "notes": one.notes,
        "figures": [_figure(figure) for figure in one.shown],  # type: ignore[attr-defined]
    }


def _figure(figure: Figure) -> dict[str, str | None]:
    plain = ("period", "coverage", "series_break", "source_title", "publisher", "source_url")
    kept = {name: getattr(figure, name) for name in plain}
    return kept | {"value": figure.written or None, "note": figure.note}
