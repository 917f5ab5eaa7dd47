"""No picture mixes definitions or ranks countries: it is refused, and the reader is told why."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from community.models import Coercion
from home.evidence.together import why_apart
from home.models import Figure, Series

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def topics(db: None) -> None:
    call_command("load_topics", verbosity=0)


def series(slug: str, **said: Any) -> Series:
    publisher = said.pop("publisher", "Office")
    alike: dict[str, Any] = {
        "slug": slug,
        "country": "IE",
        "place": slug,
        "topic": Coercion.objects.get(slug="seclusion"),
        "metric": "episode-count",
        "definition": "Alone in a room",
    }
    made = Series.objects.create(**alike | said)
    for year in (2020, 2021):
        Figure.objects.create(
            series=made,
            period=str(year),
            position=year,
            value=Decimal(year - 2000),
            source_title="Report",
            source_url="https://example.org/",
            publisher=publisher,
        )
    return made


def apart() -> list[str]:
    return why_apart(list(Series.objects.with_figures()))


def test_what_was_counted_alike_is_one_picture_told_apart_without_colour(client: Client) -> None:
    series("ie-a")
    series("ie-b")
    assert apart() == []
    html = client.get("/en/evidence/beside/?series=ie-a&series=ie-b").content.decode()
    assert "chart-dash-1" in html and "chart-dash-2" in html
    assert '<rect class="chart-point"' in html and '<circle class="chart-point"' in html
    assert html.count('class="table-box"') == 2


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"country": "AU"}, "ranking"),
        ({"definition": "Behind a locked door"}, "definitions are not the same"),
        ({"definition": ""}, "do not know"),
        ({"metric": "people-count"}, "different ways"),
        ({"measured_in": "hours"}, "different ways"),
        ({"publisher": "Another"}, "same publisher"),
        ({"told_by": "A group"}, "same organisation"),
    ],
)
def test_anything_else_stands_apart_with_the_reason(
    client: Client, other: dict[str, Any], reason: str
) -> None:
    series("ie-a")
    series("ie-b", **other)
    assert any(reason in one for one in apart())
    html = client.get("/en/evidence/beside/?series=ie-a&series=ie-b").content.decode()
    assert "We do not draw these in one picture" in html and reason in html
    assert "chart-key" not in html and html.count('<svg class="chart-picture"') == 2


def test_countries_stand_in_no_order_of_their_numbers(client: Client) -> None:
    series("ie-small", position=1)
    large = series("ie-large", position=2)
    large.figures.update(value=1000)
    asked = "/en/evidence/beside/?series=ie-large&series=ie-small&series=gone&sort=value"
    html = client.get(asked).content.decode()
    assert html.index('id="series-ie-small"') < html.index('id="series-ie-large"')
    assert "They are left out" in html


def test_the_page_alone_offers_what_there_is(client: Client) -> None:
    assert "no figure with a source" in client.get("/en/evidence/beside/").content.decode()
    series("ie-a")
    assert 'value="ie-a"' in client.get("/en/evidence/beside/").content.decode()
