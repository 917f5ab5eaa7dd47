"""When and where a circle meets, as editors keep it: at once, and in no version."""

import pytest
from django.test import Client

from community.models import AuditEvent, Verb
from groups.circles.choices import Way
from groups.models import Circle, Meeting
from tests.groups.circles.desk_forms import the_form
from tests.groups.desk_rooms import (
    CIRCLE_ROOMS,
    at_the_desk,
    page,
    room,
    sent_circle,
)
from tests.groups.factories import make_circle

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


WHEN = {
    "act": "when",
    "kind": "weekly",
    "weekdays": ["TH"],
    "every": "2",
    "start": "2027-01-07",
    "time": "18:30",
    "minutes": "60",
    "zone": "Europe/Lisbon",
    "ends": "never",
}


def test_an_editor_says_when_it_meets_and_it_is_there_at_once(desk: Client) -> None:
    desk.post(f"{CIRCLE_ROOMS}add/", the_form())
    circle = Circle.objects.get()
    assert "Please say first when it meets." in page(desk.get(room(circle, "meets")))
    answer = desk.post(room(circle, "meets"), WHEN, follow=True)
    shown = page(answer)
    assert "public at once" in shown and "Every other week on Thursday" in shown
    assert "18:30 to 19:30" in page(desk.get(room(circle)))
    meeting = Meeting.objects.get()
    assert (meeting.zone, meeting.schedule.minutes) == ("Europe/Lisbon", 60)
    assert AuditEvent.objects.get(verb=Verb.CIRCLE_MEETING).subject == circle.pk
    assert not Circle.objects.get().occurrences.exists()  # it is not public


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(desk: Client) -> None:
    circle = make_circle()
    wrong = WHEN | {"time": "half past", "minutes": "7", "zones": "Brindlemoor"}
    shown = page(desk.post(room(circle, "meets"), wrong))
    assert "Nothing was changed." in shown and "Please write a time, such as 19:30." in shown
    assert 'value="half past"' in shown and "Brindlemoor" in shown
    assert circle.meeting.schedule == Meeting.objects.get().schedule


def test_the_next_dates_are_shown_and_a_row_is_added_without_keeping_anything(desk: Client) -> None:
    circle = make_circle()
    shown = page(desk.post(room(circle, "meets"), WHEN | {"then": "show"}))
    assert "Thursday, 7 January 2027" in shown
    shown = page(desk.post(room(circle, "meets"), WHEN | {"then": "more-pauses"}))
    assert "First day without a meeting" in shown
    assert Meeting.objects.get().zone == "Europe/Prague"


def test_a_pause_is_written_and_taken_out_again(desk: Client) -> None:
    circle = make_circle()
    holiday = {
        "pauses_0_first": "2027-02-01",
        "pauses_0_last": "2027-02-28",
        "pauses_0_note": "The house is shut",
    }
    desk.post(room(circle, "meets"), WHEN | holiday)
    assert Meeting.objects.get().schedule.pauses[0].note == "The house is shut"
    assert "The house is shut" in page(desk.get(room(circle)))
    desk.post(room(circle, "meets"), WHEN | holiday | {"pauses_0_gone": "on"})
    assert Meeting.objects.get().schedule.pauses == ()


def test_a_link_stands_in_no_version_and_is_shown_to_nobody_by_default(desk: Client) -> None:
    circle = sent_circle(way=Way.ONLINE)
    link = {"act": "where", "link": "https://meet.example.org/quill", "link_shown": "contact"}
    desk.post(room(circle, "meets"), link)
    meeting = Meeting.objects.get()
    assert meeting.link == link["link"] and meeting.public_link == ""
    contents = circle.revisions.values_list("content", flat=True)
    assert "quill" not in str(list(contents))
    desk.post(room(circle, "meets"), link | {"link": "nonsense words"})
    assert Meeting.objects.get().link == link["link"]
    desk.post(room(circle, "meets"), link | {"link": ""})
    assert Meeting.objects.get().link == ""


def test_a_venue_needs_a_date_first(desk: Client) -> None:
    desk.post(f"{CIRCLE_ROOMS}add/", the_form())
    circle = Circle.objects.get()
    answer = desk.post(
        room(circle, "meets"), {"act": "where", "link_shown": "contact"}, follow=True
    )
    assert "Please say first when it meets." in page(answer) and not Meeting.objects.exists()


def test_anything_else_that_is_sent_changes_nothing(desk: Client) -> None:
    circle = make_circle()
    for act in ("", "x", "when"):
        desk.post(room(circle, "meets"), {"act": act})
    assert Meeting.objects.get().sequence == 0 and not AuditEvent.objects.exists()
