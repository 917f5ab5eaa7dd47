"""SEQUENCE and LAST-MODIFIED grow with each change of what calendars say, and with nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from community.lib.schedule.rules import Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Pause, Schedule
from community.models import User
from groups.actions.check import check_group
from groups.actions.close import close
from groups.actions.confirm import confirm
from groups.actions.pause import pause
from groups.actions.resume import resume, resume_due
from groups.actions.send import hand_in
from groups.actions.take_off import take_off
from groups.circles.choices import LinkShown, VenueShown, Way
from groups.circles.said import hush
from groups.models import Circle, Contact, Meeting, Standing
from groups.reasons import OffReason
from tests.groups.factories import TODAY, make_circle, make_steward

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 15, 12, 34, 56, tzinfo=UTC)
MIDNIGHT = datetime(2026, 6, 15, tzinfo=UTC)
WEEKLY = Schedule(Weekly((1,)), TODAY, time(19), 90, "Europe/Prague")
Change = Callable[[Circle], object]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def circle() -> Circle:
    return make_circle(meeting={"venue": "Street 1", "link": "https://meet.example.org/a"})


def now_of(circle: Circle) -> tuple[int, datetime]:
    return Meeting.objects.values_list("sequence", "modified_at").get(pk=circle.pk)


def change(circle: Circle, **values: object) -> None:
    """A version that was checked: it is saved as Wagtail saves it."""
    fresh = Circle.objects.get(pk=circle.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save()


def put(circle: Circle, **values: object) -> None:
    fresh = Meeting.objects.get(pk=circle.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save()


def meet(circle: Circle, schedule: Schedule) -> None:
    Meeting.objects.get(pk=circle.pk).put(schedule).save()


def stand(circle: Circle, **values: object) -> None:
    fresh = Standing.objects.get(pk=circle.pk)
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save()


def test_a_new_circle_begins_at_nought(circle: Circle) -> None:
    assert now_of(circle) == (0, MIDNIGHT)


@pytest.mark.parametrize(
    "changed",
    [
        lambda c: change(c, name="Another name"),
        lambda c: change(c, about="Another word"),
        lambda c: change(c, joining="ask"),
        lambda c: change(c, joining_words="Ring first"),
        lambda c: change(c, languages=["de"]),
        lambda c: change(c, cost="Five crowns"),
        lambda c: change(c, training="some"),
        lambda c: change(c, place_name="Prague"),
        lambda c: change(c, way=Way.ONLINE),
        lambda c: change(c, text_language="de"),
        lambda c: put(c, venue_shown=VenueShown.PUBLIC),
        lambda c: put(c, venue_shown=VenueShown.CONTACT),
        lambda c: put(c, link_shown=LinkShown.PUBLIC),
        lambda c: meet(c, replace(WEEKLY, time=time(18))),
        lambda c: meet(c, replace(WEEKLY, minutes=60)),
        lambda c: meet(c, replace(WEEKLY, zone="Europe/Lisbon")),
        lambda c: meet(c, replace(WEEKLY, until=date(2027, 1, 1))),
        lambda c: meet(c, replace(WEEKLY, cancelled=(Cancelled(date(2026, 6, 23)),))),
        lambda c: meet(c, replace(WEEKLY, pauses=(Pause(TODAY, date(2026, 7, 1)),))),
        lambda c: meet(
            c,
            replace(
                WEEKLY,
                moved=(Moved(date(2026, 6, 23), datetime(2026, 6, 24, 18)),),  # noqa: DTZ001
            ),
        ),
        lambda c: pause(group_id=c.pk, steward=make_steward(c), today=TODAY),
        lambda c: close(group_id=c.pk, steward=make_steward(c), today=TODAY),
        lambda c: stand(c, confirmed_on=date(2026, 5, 1)),
    ],
)
def test_it_grows_by_one(circle: Circle, changed: Change) -> None:
    changed(circle)
    assert now_of(circle) == (1, MIDNIGHT + timedelta(seconds=1))


@pytest.mark.parametrize(
    "changed",
    [
        lambda c: change(c),
        lambda c: put(c),
        lambda c: stand(c),
        lambda c: meet(c, WEEKLY),
        lambda c: change(c, crisis="We stay with you."),
        lambda c: change(c, funder="The city"),
        lambda c: put(c, venue="Street 2"),
        lambda c: put(c, link="https://meet.example.org/b"),
        lambda c: put(c, zones=["Europe/Lisbon"]),
        lambda c: meet(c, replace(WEEKLY, cancelled=(Cancelled(date(2026, 6, 24)),))),
        lambda c: stand(c, reminded_on=TODAY),
        lambda c: stand(c, contested_on=TODAY),
        lambda c: confirm(group_id=c.pk, steward=make_steward(c), today=TODAY),
        lambda c: Contact.objects.create(
            group=c, channel="email", value="a@example.org", shown=True, agreed_on=TODAY
        ),
        lambda c: hush(TODAY),
    ],
)
def test_what_calendars_do_not_say_changes_nothing(circle: Circle, changed: Change) -> None:
    changed(circle)
    assert now_of(circle) == (0, MIDNIGHT)


def test_each_change_of_a_day_is_later_and_none_tells_the_hour(circle: Circle) -> None:
    for number in range(1, 4):
        change(circle, name=f"Name {number}")
        assert now_of(circle) == (number, MIDNIGHT + timedelta(seconds=number))
    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        change(circle, name="Later")
    assert now_of(circle) == (4, MIDNIGHT + timedelta(days=9))


def test_there_and_back_are_two_changes(circle: Circle) -> None:
    put(circle, link_shown=LinkShown.PUBLIC)
    put(circle, link_shown=LinkShown.CONTACT)
    assert now_of(circle)[0] == 2


def test_a_row_read_before_puts_nothing_back(circle: Circle) -> None:
    early = Meeting.objects.get(pk=circle.pk)
    put(circle, link_shown=LinkShown.PUBLIC)
    early.venue_shown = VenueShown.PUBLIC
    early.save()
    assert now_of(circle)[0] == early.sequence == 2
    early.put(replace(WEEKLY, minutes=45)).save()
    assert now_of(circle)[0] == early.sequence == 3


def test_a_pause_and_its_end_are_two_changes(circle: Circle) -> None:
    organiser = make_steward(circle)
    pause(group_id=circle.pk, steward=organiser, today=TODAY, words="Holidays")
    resume(group_id=circle.pk, steward=organiser, today=TODAY)
    assert now_of(circle)[0] == 2
    pause(group_id=circle.pk, steward=organiser, today=TODAY, until=date(2026, 7, 1))
    resume_due(today=date(2026, 7, 1))
    assert now_of(circle)[0] == 4


def test_what_waits_for_its_check_is_no_change_until_then(circle: Circle) -> None:
    organiser, editor = make_steward(circle), User.objects.create_superuser("e@example.org")
    circle.name = "Another name"
    hand_in(circle, organiser)
    assert now_of(circle)[0] == 0
    newest = Circle.objects.get(pk=circle.pk).latest_revision_id
    check_group(group_id=circle.pk, revision_id=newest, editor=editor, today=TODAY)
    assert now_of(circle)[0] == 1


def test_taken_off_and_back(circle: Circle) -> None:
    editor = User.objects.create_superuser("e@example.org")
    take_off(group_id=circle.pk, editor=editor, reason=list(OffReason)[0])
    assert now_of(circle)[0] == 1
    Circle.objects.get(pk=circle.pk).latest_revision.publish()
    assert now_of(circle)[0] == 2


def test_a_draft_has_said_nothing_yet() -> None:
    draft = make_circle(public=False)
    change(draft, name="Another name")
    change(draft, live=True)
    assert now_of(draft)[0] == 0


def test_silence_and_its_end_are_two_changes(circle: Circle) -> None:
    """No row changes on the day on which a circle is hidden: housekeeping looks."""
    day = date(2026, 12, 15)
    assert hush(day - timedelta(days=1)) == 0
    with time_machine.travel(day, tick=False):
        assert hush(day) == 1
        assert hush(day) == 0
        assert now_of(circle)[0] == 1
        confirm(group_id=circle.pk, steward=make_steward(circle), today=day)
    assert now_of(circle)[0] == 2
