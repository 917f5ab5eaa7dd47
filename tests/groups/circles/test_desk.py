"""The editors' rooms for circles: lists, pages, what is decided there."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.lib.schedule.rules import Once
from community.lib.schedule.schedule import Cancelled, Schedule
from community.models import AuditEvent, Verb
from groups.circles.choices import Way
from groups.models import Circle, Group, Remark, Standing
from tests.community.staff import sign_in, staff
from tests.groups.circles.desk_forms import LAST_YEAR
from tests.groups.desk_rooms import (
    CIRCLE_ROOMS,
    ROOMS,
    at_the_desk,
    page,
    room,
    sent_change,
    sent_circle,
)
from tests.groups.factories import make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


def test_circles_and_listings_have_lists_of_their_own(desk: Client) -> None:
    make_group("Example Voices")
    make_circle("Aardvark evening")
    sent_circle("Zebra evening")
    shown = page(desk.get(CIRCLE_ROOMS))
    assert shown.index("Zebra evening") < shown.index("Aardvark evening")
    assert "Example Voices" not in shown and "waits for a check (1)" in shown
    assert "In person" in shown and "Brno" in shown
    others = page(desk.get(ROOMS))
    assert "Example Voices" in others and "evening" not in others
    assert "waits for a check (1)" not in others


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("stale", {"confirmed_on": -5}),
        ("hidden", {"confirmed_on": -7}),
        ("hidden", {"confirmed_on": None}),
        ("paused", {"standing": {"paused_on": date(2026, 1, 1)}}),
        ("closed", {"standing": {"closed_on": date(2026, 1, 1)}}),
        ("refused", {"standing": {"mail_failed_on": date(2026, 1, 1)}}),
        ("nobody", {}),
        ("run-out", {"schedule": LAST_YEAR}),
        ("draft", {"public": False}),
    ],
)
def test_every_state_finds_its_own(desk: Client, state: str, fields: dict[str, Any]) -> None:
    today = timezone.localdate()
    months = fields.get("confirmed_on", 0)
    if months is not None:
        fields = fields | {"confirmed_on": today + timedelta(days=31 * months)}
    make_steward(make_circle("Fresh one", confirmed_on=today))
    make_circle("Looked for", **fields)
    shown = page(desk.get(f"{CIRCLE_ROOMS}?state={state}"))
    assert "Looked for" in shown
    assert "Fresh one" not in shown


def test_a_circle_that_rarely_meets_has_not_run_out(desk: Client) -> None:
    far = Schedule(Once(), timezone.localdate() + timedelta(weeks=40), time(19), 90, "UTC")
    make_circle("Once a year", schedule=far)
    assert "Once a year" not in page(desk.get(f"{CIRCLE_ROOMS}?state=run-out"))


def test_a_closed_circle_needs_no_dates(desk: Client) -> None:
    make_circle("Shut", schedule=LAST_YEAR, standing={"closed_on": date(2026, 1, 1)})
    make_circle("Asleep", schedule=LAST_YEAR, standing={"paused_on": date(2026, 1, 1)})
    shown = page(desk.get(f"{CIRCLE_ROOMS}?state=run-out"))
    assert "Shut" not in shown and "Asleep" not in shown


def test_its_page_says_in_words_what_it_answers_and_when_it_meets(desk: Client) -> None:
    link = "https://meet.example.org/circle"
    circle = sent_circle(way=Way.HYBRID, access=["camera-off"], meeting={"link": link})
    shown = page(desk.get(room(circle)))
    for words in (
        "Two people of the neighbourhood",
        "Those who convene it have trained in Intentional Peer Support",
        "Nobody is called without your agreement",
        "Your camera may stay off",
        "Every week on Tuesday",
        "19:00",
        link,
        "It is told to those who ask",
        "Everybody sees the town",
        "Is it ready for the public?",
    ):
        assert words in shown, words
    assert "camera-off" not in shown and "in-person" not in shown


def test_called_off_days_stand_there_with_their_note(desk: Client) -> None:
    circle = make_circle()
    schedule = circle.meeting.schedule
    day = next(schedule.days(timezone.localdate() + timedelta(days=2)))
    holiday = Cancelled(day, "The house is shut")
    changed = Schedule(
        schedule.rule, schedule.start, schedule.time, 90, schedule.zone, cancelled=(holiday,)
    )
    circle.meeting.put(changed).save()
    assert "The house is shut" in page(desk.get(room(circle)))


def test_both_versions_stand_beside_each_other_in_words(desk: Client) -> None:
    circle = sent_circle(public=True, access=["step-free"], training_words="Before")
    changes = {"access": ["step-free", "breaks"], "crisis_call": "might", "convenor": "Neighbours"}
    sent_change(circle, **changes, cost_kind="paid", cost="Five crowns")
    shown = page(desk.get(room(circle)))
    assert shown.count("The price, in its own words") == 2
    assert '<span class="addition">Breaks</span>' in shown
    assert "Somebody might be called without your agreement" in shown
    assert '<span class="addition">Neighbours</span>' in shown
    compared = f"{CIRCLE_ROOMS}history/{circle.pk}/revisions/compare/live...latest/"
    assert '<span class="addition">Breaks</span>' in page(desk.get(compared))


def test_the_newest_version_is_shown_as_the_public_would_see_it(desk: Client) -> None:
    """With its dates; what is told to those who ask is not there, though an editor may see it."""
    link, venue = "https://meet.example.org/circle", "Example Street 1"
    circle = sent_circle(way=Way.HYBRID, meeting={"link": link, "venue": venue})
    sent_change(circle, convenor="Neighbours of the mill")
    version = Group.objects.get().latest_revision_id
    preview = f"{CIRCLE_ROOMS}history/{circle.pk}/revisions/{version}/view/"
    assert preview in page(desk.get(room(circle)))
    shown = page(desk.get(preview))
    assert "Neighbours of the mill" in shown and "19:00" in shown
    assert link not in shown and venue not in shown


def test_a_press_makes_exactly_what_was_seen_public(desk: Client) -> None:
    circle = sent_circle()
    answer = desk.post(room(circle, "check"), {"revision": circle.latest_revision_id}, follow=True)
    assert "It is public now" in page(answer)
    public = Circle.objects.get()
    assert public.live and public.convenor == "Two people of the neighbourhood"
    assert AuditEvent.objects.filter(verb=Verb.GROUP_CHECKED, subject=circle.pk).exists()


def test_sent_back_taken_off_and_back_again(desk: Client) -> None:
    circle = sent_circle()
    answer = desk.post(room(circle, "send-back"), {"text": "Who convenes it?"}, follow=True)
    assert "Who convenes it?" in page(answer) and Remark.objects.get().by_editor
    assert circle.current_workflow_state.status == "needs_changes"
    desk.post(room(circle, "check"), {"revision": circle.latest_revision_id})
    desk.post(room(circle, "take-off"), {"reason": "harm", "text": "We look into it."})
    off = Circle.objects.get()
    assert not off.live and not off.occurrences.exists() and off.convenor
    desk.post(room(circle, "check"), {"revision": off.latest_revision_id})
    assert Circle.objects.get().live and Circle.objects.get().occurrences.exists()


def test_a_circle_taken_off_that_had_no_version_keeps_all_its_answers(desk: Client) -> None:
    circle = make_circle(convenor="The neighbours")
    desk.post(room(circle, "take-off"), {"reason": "not-so"})
    version = Group.objects.get().get_latest_revision_as_object()
    assert isinstance(version, Circle) and version.convenor == "The neighbours"


def test_the_rooms_of_listings_are_shut_for_a_circle_and_the_other_way(desk: Client) -> None:
    """Its next version would lose what only a circle answers."""
    circle, group = make_circle(), make_group()
    for wrong, right in (
        (f"{ROOMS}{circle.pk}/", room(circle)),
        (f"{ROOMS}edit/{circle.pk}/", room(circle)),
        (f"{ROOMS}history/{circle.pk}/", room(circle)),
        (f"{ROOMS}{circle.pk}/contest/", room(circle)),
        (f"{CIRCLE_ROOMS}edit/{group.pk}/", room(group)),
        (f"{CIRCLE_ROOMS}{group.pk}/reach/", room(group)),
    ):
        assert desk.get(wrong).headers["Location"] == right
        assert desk.post(wrong, {"name": "Lost"}).headers["Location"] == right
    assert not Group.objects.filter(latest_revision__isnull=False).exists()


def test_as_many_queries_for_many_rows_as_for_few(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_steward(make_circle(f"Example {number}"), f"o{number}@example.org")
    with django_assert_max_num_queries(56):
        desk.get(CIRCLE_ROOMS)


def test_a_circle_that_is_gone_leads_back_to_the_list(desk: Client) -> None:
    circle = make_circle()
    Group.objects.all().delete()
    for name in ("", "reach", "remove", "check", "meets"):
        assert "This circle is not here any more" in page(desk.get(room(circle, name), follow=True))


def test_the_first_page_and_the_menu_count_circles(desk: Client) -> None:
    assert "circles to check" not in page(desk.get("/admin/"))
    sent_circle()
    make_circle("Run out", schedule=LAST_YEAR)
    shown = page(desk.get("/admin/"))
    assert "circles to check" in shown and "circles with no date left" in shown
    assert "Circles (1)" in shown
    assert CIRCLE_ROOMS in shown.partition('class="admin-places"')[2].partition("</nav>")[0]


def test_wagtails_reports_on_workflows_lead_to_the_rooms_of_a_circle() -> None:
    """They know a circle by its base: its address among the listings leads on."""
    circle = sent_circle("Example evening")
    operator = sign_in(Client(), staff("operator@example.org", is_superuser=True))
    for name in ("workflow", "workflow_tasks"):
        shown = operator.get(f"/admin/reports/{name}/")
        assert shown.status_code == 200 and "Example evening" in page(shown)
        address = f"{ROOMS}edit/{circle.pk}/"
        assert address in page(shown)
        assert operator.get(address).headers["Location"] == room(circle)


def test_reach_and_standing_of_a_circle(desk: Client) -> None:
    circle = make_circle()
    form = {"act": "reach", "channel_0": "email", "value_0": "circle@example.org"}
    desk.post(room(circle, "reach"), form)
    assert circle.contacts.get().value == "circle@example.org"
    desk.post(room(circle, "reach"), {"act": "stand", "how": "rests", "words": "In May again"})
    assert Standing.objects.get().paused_words == "In May again"
    assert not Circle.objects.listed(date(2026, 6, 16)).exists()
