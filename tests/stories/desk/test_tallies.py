"""Reports and the first page: counts of stories, by those whose work they are."""

import csv
from datetime import timedelta

import pytest
import time_machine

from community.models import AuditEvent
from stories.actions.leaving.withdraw import withdraw
from tests.stories.desk.conftest import BOTH
from tests.stories.telling import DAY, NOON, tell

pytestmark = BOTH
WAITS, DECIDED = "/admin/reports/workload/", "/admin/reports/decisions/"


def rows(client, address):
    response = client.get(address, {"export": "csv"})
    assert response.status_code == 200, response
    return list(csv.DictReader(response.getvalue().decode().splitlines()))


def test_what_waits_by_language(staff_client):
    tell("waiting")
    tell("waiting", language="de")
    tell("reading", language="de")
    tell("declined", language="de")
    with time_machine.travel(NOON + timedelta(days=3)):
        client = staff_client()
        assert client.get(WAITS).status_code == 200
        german, english = rows(client, WAITS)
    assert (german["Language"], german["Waiting to be read"], german["Being read"]) == (
        "German",
        "1",
        "1",
    )
    assert english["Days since the oldest on the desk came"] == "3"


def test_decisions_by_quarter_and_reason(staff_client):
    tell("declined")
    tell("declined")
    tell("published")
    withdraw(submission_id=tell("waiting").id, today=DAY)
    AuditEvent.objects.update(at=NOON)
    client = staff_client("ada", "Administrators")
    assert "2026-Q1" in client.get(DECIDED).content.decode()
    found = {(row["What"], row["Why"]): row["Stories"] for row in rows(client, DECIDED)}
    assert found["declined", "It is about something else"] == "2"
    assert found["published", ""] == "1"
    assert found["withdrawn by the author", ""] == "1"


@pytest.mark.parametrize("role", ["Directory editors", "Guide editors"])
def test_not_for_editors(staff_client, role):
    client = staff_client("eda", role)
    for address in (WAITS, DECIDED):
        assert client.get(address, {"export": "csv"}).url == "/admin/"


PANEL = 'id="desk-section"'


def first_page(client):
    html = " ".join(client.get("/admin/").content.decode().split())
    return html, {
        label: int(html.split(f"</strong> <span>{label}</span>")[0].rpartition("<strong>")[2])
        for label in (
            "waiting to be read",
            "with me",
            "longer here than we want",
            "taken back by their authors this week",
        )
        if f"<span>{label}</span>" in html
    }


def test_the_first_page_tells_a_moderator_what_waits(staff_client):
    tell("waiting")
    tell("waiting")
    tell("published")
    with time_machine.travel(NOON + timedelta(days=14)):
        withdraw(submission_id=tell("waiting").id, today=DAY)
        client = staff_client()
        html, found = first_page(client)
        assert PANEL in html
        assert found == {
            "waiting to be read": 2,
            "with me": 0,
            "longer here than we want": 2,
            "taken back by their authors this week": 1,
        }
    with time_machine.travel(NOON + timedelta(days=21)):
        assert first_page(staff_client("mora"))[1]["taken back by their authors this week"] == 0


@pytest.mark.parametrize("role", ["Directory editors", "Guide editors", "Administrators"])
def test_and_nobody_else(staff_client, role):
    tell("waiting")
    html, found = first_page(staff_client("eda", role))
    assert found == {}
    assert ("Search all pages" in html) is (role == "Guide editors")
    assert PANEL not in html
