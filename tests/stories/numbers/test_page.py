"""The page and the file: true, the same for nine as for nobody, and fresh."""

import csv
from collections.abc import Callable
from datetime import date

import html5lib
import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.lib.quarters import Quarter
from community.models import Coercion
from home.demo.numbers import freeze_examples
from stories.actions.leaving.withdraw import withdraw
from stories.actions.upkeep.count import count, freeze
from stories.models import FrozenQuarter
from stories.numbers.tables import Told as Counted
from tests.stories.telling import Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., list[Told]]
AFTER = date(2026, 4, 1)
PREFIXES = [code for code, _name in django_settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _spring():
    with time_machine.travel(AFTER, tick=False):
        yield


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/en/stories/numbers/{query}")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    text = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    return " ".join(text.split())


def records(client: Client, prefix: str = "en") -> list[dict[str, str]]:
    response = client.get(f"/{prefix}/stories/numbers.csv")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "no-store" in response.headers["Cache-Control"]
    return list(csv.DictReader(response.content.decode().splitlines()))


def freeze_many(number: int, told: Counted) -> FrozenQuarter:
    frozen = FrozenQuarter.objects.first()
    assert frozen is None
    made = freeze(
        quarter=FrozenQuarter(first_day=date(2026, 1, 1)).quarter, told=[told] * number, today=AFTER
    )
    assert made is not None
    return made


@pytest.mark.parametrize("prefix", PREFIXES)
def test_before_a_quarter_has_ended_the_page_says_so(client: Client, prefix: str) -> None:
    response = client.get(f"/{prefix}/stories/numbers/")
    assert response.status_code == 200
    assert "<table" not in response.content.decode()
    assert records(client, prefix) == []


def test_it_is_no_story(client: Client, topics: None) -> None:
    assert "No quarter has been counted yet" in page(client)
    assert client.get("/en/stories/numbers").status_code == 301


def test_both_numbers_stand_beside_each_other(client: Client, some_told: Telling) -> None:
    tell("published", shown=["country"], country="EE", topics={"coercion": ["belt-fixation"]})
    some_told(14)
    count(today=AFTER)
    html = page(client)
    row = '<th scope="row">{}</th> <td>1</td> <td>at least 10</td>'
    assert row.format("Estonia") in html
    assert row.format(Coercion.objects.get(slug="belt-fixation").label) in html
    assert "January to March 2026" in html
    assert "fewer than 14" in html
    assert '<th scope="col">Told to us, not published</th>' in html
    assert "<caption>By country</caption>" in html


def test_the_file_asks_as_much_for_many_quarters_as_for_one(
    client: Client, topics: None, django_assert_num_queries: Callable[..., object]
) -> None:
    tell("published", shown=["country"], country="EE", topics={"coercion": ["belt-fixation"]})
    told = Counted("EE", frozenset({"belt-fixation"}))
    days = [date(year, month, 1) for year in (2024, 2025) for month in (1, 4, 7, 10)]
    freeze_many(14, told)
    client.get("/en/stories/numbers.csv")  # whatever is remembered of settings and sites
    with CaptureQueriesContext(connection) as one:
        assert {line["quarter"] for line in records(client)} == {"2026-Q1"}
    for day in days:
        freeze(quarter=Quarter.of(day), told=[told] * 20, today=AFTER)
    with django_assert_num_queries(len(one)):
        lines = records(client)
    assert len({line["quarter"] for line in lines}) == 9
    # What came later is not among the public stories of an earlier quarter.
    assert {line["public"] for line in lines if line["quarter"] == "2025-Q4"} == {"0"}
    assert {line["public"] for line in lines if line["quarter"] == "2026-Q1"} == {"1"}


def test_nine_look_like_nobody(client: Client, some_told: Telling) -> None:
    """To the last byte, on the page and in the file."""
    tell("published", shown=["country"], country="EE", topics={"coercion": ["belt-fixation"]})
    count(today=AFTER)
    nobody = page(client), records(client)
    FrozenQuarter.objects.all().delete()
    some_told(9)
    some_told(9, country="MT", topics={"coercion": ["seclusion"]})
    count(today=AFTER)
    assert (page(client), records(client)) == nobody
    assert "too few, or none" in nobody[0]
    assert "Malta" not in nobody[0]


def test_a_story_that_is_withdrawn_leaves_the_public_numbers(client: Client, topics: None) -> None:
    told = tell("published", shown=["country"], country="EE")
    freeze_many(0, Counted())
    assert "Estonia" in page(client)
    withdraw(submission_id=told.id, today=AFTER)
    assert "Estonia" not in page(client)
    assert records(client) == []


def test_a_country_that_is_not_shown_is_not_counted_in_public(client: Client, topics: None) -> None:
    tell("published", country="EE")
    freeze_many(0, Counted())
    assert "Estonia" not in page(client)


def test_public_stories_count_from_their_quarter_on(client: Client, topics: None) -> None:
    tell("published", shown=["country"], country="EE")
    for first_day in (date(2025, 10, 1), date(2026, 1, 1)):
        quarter = FrozenQuarter(first_day=first_day).quarter
        freeze(quarter=quarter, told=[], today=AFTER)
    assert "Estonia" in page(client)
    assert "Estonia" not in page(client, "?quarter=2025-Q4")
    assert "October to December 2025" in page(client, "?quarter=2025-Q4")


@pytest.mark.parametrize("asked", ["2031-Q1", "", "%00", "x", "2026-Q1&quarter=y"])
def test_whatever_is_asked_for_the_page_answers(client: Client, asked: str) -> None:
    freeze_many(0, Counted())
    assert "January to March 2026" in page(client, f"?quarter={asked}")


def test_the_file_says_what_is_blank_and_in_which_language(client: Client, topics: None) -> None:
    tell("published", shown=["country"], country="MT")
    freeze_many(20, Counted("EE"))
    by_row = {record["row"]: record for record in records(client, "de")}
    assert by_row["EE"]["label"] == "Estland" and by_row["EE"]["language"] == "de"
    assert by_row["EE"]["quarter"] == "2026-Q1" and by_row["EE"]["table"] == "country"
    assert by_row["EE"]["public"] == "0" and by_row["EE"]["unpublished"] in ("15", "20")
    assert by_row["EE"]["note"] == "at-least"
    assert by_row["MT"]["unpublished"] == "" and by_row["MT"]["note"] == "too-few-or-none"


def test_the_file_holds_no_formula(client: Client, topics: None) -> None:
    Coercion.objects.filter(slug="threat").update(name="=HYPERLINK(1)", labels={})
    freeze_many(20, Counted("", frozenset({"threat"})))
    (record,) = records(client)
    assert record["label"] == "'=HYPERLINK(1)"


def test_a_topic_that_is_gone_keeps_its_slug(client: Client, topics: None) -> None:
    freeze_many(20, Counted("", frozenset({"no-longer-here"})))
    assert "no-longer-here" in page(client)


def test_the_demonstration_shows_a_filled_page(
    client: Client, topics: None, settings: object
) -> None:
    settings.DEMONSTRATION = True
    freeze_examples(AFTER)
    html = page(client)
    assert "These numbers are invented" in html
    assert html.count("at least 1") + html.count("at least 2") >= 6
    assert "Malta" not in html and "October to December 2025" in html
    assert all(record["note"].startswith("invented ") for record in records(client))


def test_the_library_leads_there(client: Client, topics: None) -> None:
    assert 'href="/en/stories/numbers/"' in client.get("/en/stories/").content.decode()
