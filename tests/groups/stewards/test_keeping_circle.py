"""Keeping a circle true: when and where are live at once, claims wait, and nobody else gets in."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from community.lib.schedule.rules import Once, Weekly
from community.lib.schedule.schedule import Schedule
from community.models import AuditEvent, Verb
from groups.actions.meet import Dates, Whereabouts, meet
from groups.actions.refusals import NotNow, NotYours
from groups.circles.choices import LinkShown, VenueShown
from groups.claims import Way, way_of
from groups.models import Circle, Group, Meeting, Occurrence
from tests.groups.factories import make_circle, make_group, make_steward
from tests.groups.stewards.adding_circles import ANSWERS
from tests.groups.stewards.organising import make_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HERE = "/en/find/mine/tuesday/"
SECRET = "https://meet.okno.example/tuesday"
WHEN = ANSWERS["when"]


@pytest.fixture
def circle() -> Circle:
    """A public circle that was sent and checked once; its link is told to those who ask."""
    made = make_circle(
        "Tuesday circle",
        slug="tuesday",
        way="hybrid",
        meeting={"link": SECRET, "venue": "Panská 5"},
    )
    made.save_revision().publish()
    made.refresh_from_db()
    make_steward(made)
    make_place()
    return made


@pytest.fixture
def organiser(client: Client, circle: Circle) -> Client:
    """Signed in, without any role."""
    client.force_login(circle.stewards.get().user)
    return client


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def test_circles_stand_beside_groups(organiser: Client, circle: Circle) -> None:
    other = make_group("Example Voices", slug="voices")
    make_steward(other, circle.stewards.get().user.email)
    page = organiser.get("/en/find/mine/").content.decode()
    assert "Tuesday circle" in page and "Example Voices" in page and page.count("Circle ·") == 1
    assert "/en/circles/add/" in page


def test_a_circle_offers_its_own_parts(organiser: Client, circle: Circle) -> None:
    page = organiser.get(HERE).content.decode()
    for room in ("when/", "venue/", "contact/", "pause/", "change/who/", "change/safe/"):
        assert f"{HERE}{room}" in page
    assert f"{HERE}change/what/" not in page and f"{HERE}picture/" not in page
    assert f"/en/circles/{circle.slug}/" in page


@pytest.mark.parametrize("part", ["who", "where", "safe", "more", "ties"])
def test_a_claim_waits_and_the_same_again_sends_nothing(
    organiser: Client, circle: Circle, part: str
) -> None:
    for _press in range(2):
        sent = organiser.post(f"{HERE}change/{part}/", ANSWERS[part])
        assert sent.status_code == 302, sent.context["form"].errors
    circle.refresh_from_db()
    assert way_of(circle) == Way.CHANGING and verbs() == [Verb.GROUP_SENT]
    form = organiser.get(f"{HERE}change/{part}/").context["form"]
    for name, value in ANSWERS[part].items():
        assert form[name].value() == value, name


def test_the_group_it_belongs_to_waits_too(organiser: Client, circle: Circle) -> None:
    host = make_group("Hlasy z Moravy", slug="hlasy")
    make_group("Hlasy z Moravy", slug="hlasy-2")
    asked = organiser.post(f"{HERE}change/ties/", {"host": "Hlasy z Moravy"})
    assert "chosen" in asked.context["form"].errors
    answers = {"host": "Hlasy z Moravy", "chosen": str(host.pk)}
    for _press in range(2):
        assert organiser.post(f"{HERE}change/ties/", answers).status_code == 302
    assert verbs() == [Verb.GROUP_SENT]
    circle.refresh_from_db()
    assert circle.host is None and circle.get_latest_revision_as_object().host == host
    form = organiser.get(f"{HERE}change/ties/").context["form"]
    assert (form["host"].value(), form["chosen"].value()) == ("Hlasy z Moravy", str(host.pk))


@time_machine.travel(datetime(2026, 11, 26, 12, tzinfo=UTC), tick=False)
def test_new_dates_are_live_at_once(organiser: Client, circle: Circle) -> None:
    sent = organiser.post(
        f"{HERE}when/", WHEN | {"weekdays": ["WE"], "zones": "Madrid"}, follow=True
    )
    assert "shows at once" in sent.content.decode()
    meeting = Meeting.objects.get()
    assert meeting.schedule.rule == Weekly((2,)) and meeting.zones == ["Europe/Madrid"]
    assert {row.day.weekday() for row in Occurrence.objects.all()} == {2}
    assert verbs() == [Verb.CIRCLE_MEETING]
    circle.refresh_from_db()
    assert way_of(circle) == Way.PUBLIC


def test_a_look_at_the_dates_changes_nothing(organiser: Client, circle: Circle) -> None:
    before = Meeting.objects.values().get()
    for press in ("show", "more-moved"):
        page = organiser.post(f"{HERE}when/", WHEN | {"then": press})
        assert page.status_code == 200
    assert organiser.get(f"{HERE}when/").context["form"].preview.lines
    assert Meeting.objects.values().get() == before and verbs() == []


def test_the_link_is_shown_only_where_that_was_chosen(organiser: Client, circle: Circle) -> None:
    page = organiser.get(f"{HERE}venue/").content.decode()
    assert SECRET in page and "Panská 5" in page  # its organiser sees it
    for room in ("", "look/"):
        shown = organiser.get(HERE + room).content.decode()
        assert SECRET not in shown and "Panská" not in shown
    answers = {"venue_shown": "public", "link": SECRET, "link_shown": "public", "venue": "Panská 5"}
    assert organiser.post(f"{HERE}venue/", answers).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.public_link == SECRET and meeting.public_venue[1] == "Panská 5"
    organiser.post(f"{HERE}venue/", answers | {"venue_shown": "contact", "link_shown": "contact"})
    meeting = Meeting.objects.get()
    assert meeting.public_link == "" and meeting.public_venue == ("", "", "")
    assert verbs() == [Verb.CIRCLE_MEETING] * 2


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "ftp://okno.example/"}, "link"),
        ({"link": "not an address"}, "link"),
        ({"number": "call us"}, "number"),
        ({"venue_shown": "everybody"}, "venue_shown"),
    ],
)
def test_what_is_no_address_is_said_beside_it(
    organiser: Client, circle: Circle, answers: dict[str, str], field: str
) -> None:
    good = {"venue_shown": "town", "link_shown": "contact"}
    sent = organiser.post(f"{HERE}venue/", good | answers)
    assert list(sent.context["form"].errors) == [field] and verbs() == []


def test_a_circle_cannot_be_left_without_a_way_to_reach_it(
    organiser: Client, circle: Circle
) -> None:
    sent = organiser.post(f"{HERE}contact/", {"email_0": ""})
    assert list(sent.context["form"].errors) == ["email_0"]
    assert organiser.post(f"{HERE}contact/", {"email_0": "we@okno.example"}).status_code == 302
    assert verbs() == [Verb.GROUP_CONTACT]


@pytest.mark.parametrize("room", ["when/", "venue/"])
def test_nobody_else_comes_in(client: Client, circle: Circle, room: str) -> None:
    assert client.get(HERE + room).status_code == 302
    assert client.post(HERE + room, WHEN).status_code == 401
    other = make_steward(make_group("Another", slug="another"), "other@example.org")
    client.force_login(other)
    assert client.post(HERE + room, WHEN).status_code == 404
    assert client.get(f"/en/find/mine/another/{room}").status_code == 404
    assert verbs() == []


def test_a_closed_circle_does_not_meet(circle: Circle) -> None:
    steward = circle.stewards.get().user
    circle.standing.closed_on = timezone.localdate()
    circle.standing.save()
    with pytest.raises(NotNow):
        meet(group_id=circle.pk, steward=steward, whereabouts=Whereabouts())


def test_a_group_does_not_meet_and_strangers_put_no_dates(circle: Circle) -> None:
    group = make_group("Voices", slug="voices")
    stranger = make_steward(group, "other@example.org")
    with pytest.raises(NotNow):
        meet(group_id=group.pk, steward=stranger, whereabouts=Whereabouts())
    with pytest.raises(NotYours):
        meet(group_id=circle.pk, steward=stranger, whereabouts=Whereabouts())
    with pytest.raises(Group.DoesNotExist):
        meet(group_id=Circle().pk, steward=stranger)


@pytest.mark.parametrize(
    "zones",
    [
        ["Europe/Prague"],
        ["Europe/Lisbon", "Europe/Lisbon"],
        ["Moon/Base"],
        ["Europe/Lisbon", "Europe/Madrid", "Europe/Rome", "Europe/Paris"],
    ],
)
def test_zones_that_say_nothing_are_refused(circle: Circle, zones: list[str]) -> None:
    steward = circle.stewards.get().user
    once = Schedule(Once(), date(2027, 1, 1), time(19), 60, "Europe/Prague")
    with pytest.raises(ValidationError) as refused:
        meet(group_id=circle.pk, steward=steward, dates=Dates(once, zones))
    assert set(refused.value.message_dict) == {"zones"} and verbs() == []


def test_new_dates_answer_the_question_for_them(circle: Circle) -> None:
    Meeting.objects.update(asked_on=timezone.localdate())
    once = Schedule(Once(), date(2027, 1, 1), time(19), 60, "Europe/Prague")
    steward = circle.stewards.get().user
    put = meet(group_id=circle.pk, steward=steward, dates=Dates(once))
    assert put.asked_on is None
    assert (put.link, put.link_shown) == (SECRET, LinkShown.CONTACT)
    assert put.venue_shown == VenueShown.TOWN
