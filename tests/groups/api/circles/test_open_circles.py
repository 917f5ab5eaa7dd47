"""`/api/circles` and the spreadsheet: the same circles, nothing told to those who ask alone."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from community.lib.schedule.cells import from_cells
from community.models.places import Region, RegionName
from community.sheets.cells import read
from groups.api.circles import open_circles
from groups.api.circles.open_circle import COLUMNS, NAMES
from groups.circles.describing import FIELDS
from groups.models import Meeting, Standing
from tests.groups.api.rich import make_brno
from tests.groups.circles.rich import NEEDLE, SAYS, TOLD, WHOLE, make_rich_circle, make_shy_circle
from tests.groups.factories import TODAY, make_circle, make_group
from tests.stories.api.contract import kept_to

pytestmark = pytest.mark.django_db
JSON, CSV = "/api/circles", "/api/circles.csv"
BOTH = [JSON, CSV]
# Told of every listing, and the same of each circle, or made of what is there.
NOT_HERE = {"kind", "scope", "online", "offers", "run_by_service", "opening", "countries"}
NOT_HERE |= {"logo", "logo_alt", "source_url", "source_on", "sequence", "updated"}


def ask(client: Client, path: str = JSON, **words: Any) -> Any:
    answer = kept_to(client.get(path, words), path)
    assert answer.status_code == 200, answer.content
    return answer


def rows(client: Client, **words: Any) -> list[dict[str, str]]:
    text = ask(client, CSV, **words).content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def names(client: Client, path: str, **words: Any) -> list[str]:
    if path == CSV:
        return [read(row["name"]) for row in rows(client, **words)]
    return [circle["name"] for circle in ask(client, path, **words).json()["circles"]]


def test_every_field_is_told_or_said_not_to_be() -> None:
    assert set(NAMES) - {"coming"} == set(FIELDS) - NOT_HERE
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_circle_as_it_is_shown(client: Client) -> None:
    group = make_group()
    circle = make_rich_circle(host=group)
    [row] = ask(client).json()["circles"]
    assert tuple(row) == NAMES
    said = SAYS | TOLD | {"host": str(group.pk), "id": str(circle.pk), "slug": circle.slug}
    said["calendar"] = f"http://testserver/api/circles/{circle.slug}.ics"
    said["url"] = f"http://testserver/en/circles/{circle.slug}/"
    said |= {"emails": ["hello@example.org"], "phones": [], "town": "Brno", "country": "CZ"}
    assert {name: row[name] for name in said} == said
    schedule = row["schedule"]
    assert schedule["rrule"].startswith("FREQ=WEEKLY;UNTIL=2027")
    assert schedule["cancelled"] == [{"day": "2026-06-23", "note": "Holiday"}]
    assert [each["begins"] for each in row["coming"]][:3] == [
        "2026-06-16T17:00:00Z",
        "2026-06-18T17:00:00Z",
        "2026-06-26T16:00:00Z",
    ]
    assert row["coming"][2]["moved"] and row["coming"][2]["note"] == "In the garden"
    assert NEEDLE not in str(row)


def test_a_row_of_the_spreadsheet_gives_the_same_dates_again(client: Client) -> None:
    make_rich_circle()
    [row] = rows(client)
    assert list(row) == [*COLUMNS, "conditions"]
    assert from_cells({name: read(value) for name, value in row.items()}) == WHOLE
    assert row["name"].startswith("'=") and not row["on_force"].startswith("-")
    [told] = ask(client).json()["circles"]
    for name in set(COLUMNS) & set(NAMES):
        cell, value = read(row[name]), told[name]
        if isinstance(value, list):
            assert sorted(value) == sorted(filter(None, cell.replace("\n", "; ").split("; ")))
        elif isinstance(value, bool):
            assert cell == ("yes" if value else "no")
        else:
            assert cell == ("" if value is None else str(value))


@pytest.mark.parametrize("path", BOTH)
def test_nothing_that_is_told_to_those_who_ask(client: Client, path: str) -> None:
    make_shy_circle()
    assert NEEDLE not in ask(client, path).content.decode()


def test_no_place_where_not_even_the_town_is_told(client: Client) -> None:
    make_shy_circle("Nowhere", meeting={"venue_shown": "contact", "venue": NEEDLE})
    [row] = ask(client).json()["circles"]
    assert row["town"] is row["latitude"] is row["geonames_id"] is row["region"] is None
    assert row["country"] == "CZ"
    assert "Brno" not in str(row) + str(rows(client))


@pytest.mark.parametrize("path", BOTH)
def test_only_what_is_listed(client: Client, path: str) -> None:
    make_circle("Here")
    make_group("A group")
    make_circle("Draft", public=False)
    make_circle("Old", confirmed_on=date(2025, 12, 15))
    make_circle("Resting", standing={"paused_on": TODAY})
    make_circle("Closed", standing={"closed_on": TODAY})
    assert names(client, path) == ["Here"]


@pytest.mark.parametrize("path", BOTH)
def test_gone_at_once_and_nobody_keeps_the_old_answer(client: Client, path: str) -> None:
    circle = make_rich_circle()
    etag = ask(client, path)["ETag"]
    assert client.get(path, headers={"if-none-match": etag}).status_code == 304
    meeting = Meeting.objects.get(pk=circle.pk)
    meeting.link_shown = "contact"
    meeting.save()
    again = client.get(path, headers={"if-none-match": etag})
    assert again.status_code == 200 and b"meet.example.org" not in again.content
    Standing.objects.filter(group=circle).update(closed_on=TODAY)
    assert names(client, path) == []


@pytest.mark.parametrize("path", BOTH)
def test_page_by_page(client: Client, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_circles, "A_PAGE", 2)
    monkeypatch.setattr(open_circles, "A_FILE", 2)
    for number in range(5):
        make_circle(f"Circle {number}")
    where, said = path, []
    while where:
        said += names(client, path, **dict(p.split("=") for p in where.split("?")[1:]))
        ways = dict(reversed(way.split("; ")) for way in client.get(where)["Link"].split(", "))
        where = ways.get('rel="next"', "").strip("<>").removeprefix("http://testserver")
    assert said == [f"Circle {number}" for number in range(5)]


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize(
    "words",
    [
        *(
            "flavour=1",
            "cursor=0",
            "near=Nowhere-at-all",
            "radius=0",
            "country=cz",
            "day=2026-02-30",
        ),
        *("zone=Moon/Base", "way=fly", "joining=no", "training=none", "cost=gold", "audience=cats"),
        *("access=wings", "language=xx", "q=%21", "way=online&way=fly", "day=1&day=2"),
    ],
)
def test_what_is_not_known_is_refused(client: Client, path: str, words: str) -> None:
    answer = kept_to(client.get(f"{path}?{words}"), path)
    assert answer.status_code == 400
    assert list(answer.json()["words"]) == [words.partition("=")[0]]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", BOTH)
def test_as_many_questions_for_many_as_for_few(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        make_circle(f"Circle {number}")
    with django_assert_max_num_queries(7):
        assert len(names(client, path)) == 30


def test_the_words_are_those_of_the_page() -> None:
    from groups.api.circles.asked import WORDS
    from groups.circles.query import CircleQuery

    assert set(WORDS) == set(CircleQuery.WORDS)


def test_errors_and_the_description_hold_no_circle(client: Client) -> None:
    make_shy_circle(f"{NEEDLE} circle")
    for where in ("/api/openapi.json", f"{JSON}?near={NEEDLE}", f"{JSON}?cursor={NEEDLE}"):
        assert NEEDLE not in client.get(where).content.decode()


@pytest.mark.parametrize("words", ["near=Brno", "q=Brno", "region=CZ.78"])
def test_no_search_tells_a_town_that_the_circle_does_not(client: Client, words: str) -> None:
    make_brno()
    region = Region.objects.create(country="CZ", code="78", name="South Moravian")
    RegionName.objects.create(region=region, key="south moravian")
    told = make_circle("Told", region_code="78")
    shy = make_shy_circle("Not told", region_code="78")
    online = make_shy_circle("Online", way="online", region_code="78")
    found = dict(part.split("=") for part in [words])
    assert set(names(client, JSON, **found)) == {"Told", "Not told"}
    meeting = Meeting.objects.get(pk=shy.pk)
    meeting.venue_shown = "contact"
    meeting.save()
    assert names(client, JSON, **found) == ["Told"]
    assert told.live and online.live
