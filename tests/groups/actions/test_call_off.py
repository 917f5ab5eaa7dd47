"""A day called off, and held after all: at once, by whoever looks after the circle alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as some

from community.lib.schedule.coming import begins, coming
from community.lib.schedule.expansion import called_off, next_ten
from community.lib.schedule.rules import MonthlyByWeekday, Rule, Weekly
from community.lib.schedule.schedule import (
    MOST_EXCEPTIONS,
    Cancelled,
    Moved,
    Pause,
    Schedule,
    ScheduleRefused,
)
from community.models import AuditEvent, Verb
from groups.actions.call_off import call_off, take_back
from groups.actions.refusals import NoSuchDay, NotNow, NotYours
from groups.models import Circle, Meeting, Occurrence, Standing
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
TUESDAY = date(2026, 6, 16)
RULE = Schedule(Weekly((1,)), TODAY, time(19), 90, "Europe/Prague")


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def circle(db: None) -> Circle:
    made = make_circle(schedule=RULE)
    make_steward(made)
    return made


def off(circle: Circle, day: date = TUESDAY, **more: Any) -> Meeting:
    who = more.pop("steward", None) or circle.stewards.get().user
    return call_off(group_id=circle.pk, steward=who, day=day, now=more.pop("now", NOW), **more)


def back(circle: Circle, day: date = TUESDAY) -> Meeting:
    who = circle.stewards.get().user
    return take_back(group_id=circle.pk, steward=who, day=day, now=NOW)


def schedule() -> Schedule:
    return Meeting.objects.get().schedule


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def test_it_is_live_at_once_and_written_down(circle: Circle) -> None:
    Standing.objects.update(changed_on=date(2026, 1, 1))
    off(circle, note="  We are at\nthe sea. ")
    assert called_off(schedule()) == [(TUESDAY, "We are at the sea.")]
    assert not Occurrence.objects.filter(day=TUESDAY).exists()
    assert Occurrence.objects.filter(day=TUESDAY + timedelta(weeks=1)).exists()
    assert verbs() == [Verb.CIRCLE_OFF]
    assert AuditEvent.objects.get().subject == circle.pk
    assert Standing.objects.get().changed_on == TODAY, "whoever fetches what is new gets it"


def test_it_happens_after_all(circle: Circle) -> None:
    off(circle)
    back(circle)
    assert schedule() == RULE
    assert Occurrence.objects.filter(day=TUESDAY).exists()
    assert verbs() == [Verb.CIRCLE_OFF, Verb.CIRCLE_ON]


def test_twice_is_once(circle: Circle) -> None:
    for _press in range(2):
        off(circle, note="Away.")
    off(circle)  # a later press without a word leaves the word
    assert called_off(schedule()) == [(TUESDAY, "Away.")]
    off(circle, note="Ill.")
    assert called_off(schedule()) == [(TUESDAY, "Ill.")]
    for _press in range(2):
        back(circle)
    assert verbs() == [Verb.CIRCLE_OFF, Verb.CIRCLE_OFF, Verb.CIRCLE_ON]


@pytest.mark.parametrize(
    "day", [TUESDAY + timedelta(days=1), TUESDAY - timedelta(weeks=1), date(2600, 1, 1)]
)
def test_a_day_that_is_none_is_refused(circle: Circle, day: date) -> None:
    for action in (off, back):
        with pytest.raises(NoSuchDay):
            action(circle, day)
    assert schedule() == RULE and verbs() == []


def test_one_that_has_begun_is_over(circle: Circle) -> None:
    with pytest.raises(NoSuchDay):
        off(circle, now=datetime(2026, 6, 16, 17, 1, tzinfo=UTC))
    off(circle, now=datetime(2026, 6, 16, 16, 59, tzinfo=UTC))
    assert called_off(schedule())


def test_a_moved_day_is_called_off_whole(circle: Circle) -> None:
    to = datetime(2026, 6, 18, 20)
    circle.meeting.put(replace(RULE, moved=(Moved(TUESDAY, to),))).save()
    off(circle, now=datetime(2026, 6, 17, 12, tzinfo=UTC))  # its first day is over, it is not
    assert schedule().moved == () and called_off(schedule()) == [(TUESDAY, "")]


def test_somebody_else_may_not(circle: Circle) -> None:
    other = make_steward(make_circle("Another"), "other@example.org")
    with pytest.raises(NotYours):
        off(circle, steward=other)


def test_nothing_closed_and_nothing_but_a_circle(circle: Circle) -> None:
    Standing.objects.update(closed_on=TODAY)
    with pytest.raises(NotNow):
        off(circle)
    group = make_group("Voices", slug="voices")
    who = make_steward(group, "voices@example.org")
    with pytest.raises(NotNow):
        call_off(group_id=group.pk, steward=who, day=TUESDAY, now=NOW)


def test_there_is_always_room_for_one_more(circle: Circle) -> None:
    past = tuple(
        Cancelled(date(2018, 1, 2) + timedelta(weeks=number)) for number in range(MOST_EXCEPTIONS)
    )
    circle.meeting.put(replace(RULE, start=date(2018, 1, 2), cancelled=past)).save()
    off(circle)
    assert schedule().cancelled == (*past[1:], Cancelled(TUESDAY))


def test_calendars_hear_of_it(circle: Circle) -> None:
    """`modified_at` and `sequence` are kept by whoever writes calendars; what they read is new."""
    before = Meeting.objects.get().dates
    off(circle)
    assert Meeting.objects.get().dates != before


RULES = some.one_of(
    some.builds(
        Weekly, some.lists(some.integers(0, 6), min_size=1, unique=True).map(tuple), some.just(2)
    ),
    some.builds(MonthlyByWeekday, some.integers(0, 6), some.just((2, -1))),
)
ZONES = some.sampled_from(["Europe/Lisbon", "Pacific/Kiritimati", "America/St_Johns"])


@given(
    rule=RULES,
    where=ZONES,
    minute=some.integers(0, 24 * 60 - 1),
    now=some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=some.just(UTC)),
    choose=some.data(),
)
def test_what_comes_is_the_expansion_with_the_days_called_off(
    rule: Rule, where: str, minute: int, now: datetime, choose: some.DataObject
) -> None:
    plain = Schedule(rule, date(2025, 12, 1), time(minute // 60, minute % 60), 60, where)
    days = [each.day for each in next_ten(plain, now)]
    chosen = choose.draw(some.lists(some.sampled_from(days), unique=True, max_size=3))
    meets = replace(plain, cancelled=tuple(map(Cancelled, chosen)))
    found = coming(meets, now, 10)
    assert [each.day for each in found] == days
    assert {each.day for each in found if each.off} == set(chosen)
    assert [each.start for each in found] == sorted(begins(meets, each.day) for each in found)
    assert [(each.day, each.start) for each in found if not each.off] == [
        (each.day, each.start) for each in next_ten(meets, now) if each.day in days
    ]


def test_a_pause_is_left_out_and_a_moved_day_stands_where_it_is() -> None:
    try:
        meets = replace(
            RULE,
            pauses=(Pause(date(2026, 6, 20), date(2026, 7, 10)),),
            moved=(Moved(TUESDAY, datetime(2026, 7, 1, 9)),),
        )
    except ScheduleRefused:
        pytest.fail("these go together")
    found = coming(meets, NOW, 3)
    assert [(each.day, each.moved) for each in found] == [
        (TUESDAY, True),
        (date(2026, 7, 14), False),
        (date(2026, 7, 21), False),
    ]
    assert found[0].local.replace(tzinfo=None) == datetime(2026, 7, 1, 9)
