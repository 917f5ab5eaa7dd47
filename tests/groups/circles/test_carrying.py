"""From a page into a calendar, and what the page tells machines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import html5lib
import pytest
import time_machine
from django.test import Client

from groups.models import Group, Meeting, Standing
from tests.groups.circles.rich import NEEDLE, make_rich_circle, make_shy_circle
from tests.groups.factories import TODAY, make_circle

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def page(client: Client, where: str) -> Any:
    answer = client.get(where)
    assert answer.status_code == 200
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(answer.content.decode())


def links(tree: Any) -> list[str]:
    return [element.get("href") for element in tree.iter("a")]


def text_of(tree: Any, name: str) -> str:
    return next("".join(one.itertext()) for one in tree.iter() if one.get("id") == name)


def said(tree: Any) -> set[tuple[str | None, str | None]]:
    return {
        (one.get("itemprop"), one.get("content") or one.get("href") or one.get("itemtype"))
        for one in tree.iter()
        if one.get("itemprop") or one.get("itemtype")
    }


def test_a_circle_leads_to_its_calendar_in_three_ways(client: Client) -> None:
    circle = make_circle()
    tree = page(client, f"/en/circles/{circle.slug}/")
    address = f"testserver/api/circles/{circle.slug}.ics"
    assert {f"webcal://{address}", f"http://{address}"} <= set(links(tree))
    assert text_of(tree, "calendar-address") == f"http://{address}"
    assert client.get(f"/api/circles/{circle.slug}.ics").status_code == 200


def test_a_search_leads_to_its_own(client: Client) -> None:
    make_circle(languages=["de"])
    for where in ("/en/circles/", "/en/circles/list/"):
        tree = page(client, f"{where}?language=de&flavour=1")
        address = text_of(tree, "calendar-address")
        assert address == "http://testserver/api/circles.ics?language=de"
        assert "/api/circles.csv?language=de" in links(tree)
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_where_nothing_meets_there_is_no_calendar_to_subscribe_to(client: Client) -> None:
    circle = make_circle()
    Standing.objects.filter(group=circle).update(paused_on=TODAY)
    tree = page(client, f"/en/circles/{circle.slug}/")
    assert not [link for link in links(tree) if ".ics" in link]


def test_the_page_tells_machines_when_it_meets_and_no_link_to_join(client: Client) -> None:
    circle = make_rich_circle()
    assert not said(page(client, f"/en/circles/{circle.slug}/"))  # an example is no real circle
    Group.objects.filter(pk=circle.pk).update(example=False)
    found = said(page(client, f"/en/circles/{circle.slug}/"))
    assert ("startDate", "2026-06-16T19:00:00+02:00") in found
    assert ("eventSchedule", "https://schema.org/Schedule") in found
    assert ("location", "https://schema.org/VirtualLocation") in found
    assert "meet.example.org" not in str(found)


def test_nothing_that_is_told_to_those_who_ask(client: Client) -> None:
    circle = make_shy_circle()
    Group.objects.filter(pk=circle.pk).update(example=False)
    for where in (f"/en/circles/{circle.slug}/", "/en/circles/", "/en/circles/list/"):
        assert NEEDLE not in client.get(where).content.decode()


def test_a_circle_without_dates_has_a_page(client: Client) -> None:
    circle = make_circle()
    Meeting.objects.all().delete()
    Group.objects.filter(pk=circle.pk).update(example=False)
    assert client.get(f"/en/circles/{circle.slug}/").status_code == 200
    assert client.get("/api/circles").status_code == 200
    assert client.get(f"/api/circles/{circle.slug}.ics").status_code == 200
