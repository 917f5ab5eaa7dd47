"""Any schedule goes through the form and comes out the same."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from community.lib.schedule.rules import Once, Weekly
from community.lib.schedule.schedule import Cancelled, Schedule
from community.lib.schedule.written import to_dict
from community.lib.zones import known
from groups.stewards.circles.forms.when import WhenForm
from groups.stewards.circles.forms.zones import typed, zone_of
from tests.community.lib.schedule.invented import repeating, schedules
from tests.groups.stewards.when_forms import as_shown, plain

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SOMETIMES = hypothesis(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(schedule=schedules(some.one_of(some.just(Once()), repeating)))
@SOMETIMES
def test_any_schedule_goes_through_the_form_and_comes_out_the_same(schedule: Schedule) -> None:
    """Also one of which part is over, and stands in no row any more."""
    known_already = {"dates": to_dict(schedule), "zones": []}
    again = WhenForm(as_shown(WhenForm(initial=known_already)), initial=known_already)
    assert again.is_valid(), again.errors
    assert again.schedule is not None
    assert plain(again.schedule) == plain(schedule)


@given(schedule=schedules())
@SOMETIMES
def test_whatever_is_ahead_is_all_in_the_form(schedule: Schedule) -> None:
    with time_machine.travel(datetime(2018, 1, 1, tzinfo=UTC), tick=False):
        data = as_shown(WhenForm(initial={"dates": to_dict(schedule)}))
        alone = WhenForm(data, initial={})
        assert alone.is_valid() and alone.schedule is not None
        assert plain(alone.schedule) == plain(schedule)


@given(name=some.sampled_from(sorted(known())))
@SOMETIMES
def test_every_zone_can_be_typed(name: str) -> None:
    assert zone_of(typed(name)) == name


def test_a_day_over_is_in_no_row_and_is_not_lost() -> None:
    schedule = to_dict(Schedule(Weekly((1,)), date(2026, 1, 6), time(19), 90, "Europe/Prague"))
    known_already = {"dates": schedule | {"cancelled": [{"day": "2026-02-03", "note": "snow"}]}}
    form = WhenForm(initial=known_already)
    assert not form.has_rows
    again = WhenForm(as_shown(form), initial=known_already)
    assert again.is_valid() and again.schedule is not None
    assert [each.note for each in again.schedule.cancelled] == ["snow"]


def test_more_exceptions_than_fit_into_a_form_are_not_lost() -> None:
    first = date(2027, 1, 5)
    days = [first + timedelta(weeks=number) for number in range(200)]
    many = Schedule(Weekly((1,)), first, time(19), 90, "Europe/Prague", cancelled=called_off(days))
    known_already = {"dates": to_dict(many)}
    data = as_shown(WhenForm(initial=known_already))
    assert len(data) < 1_000
    again = WhenForm(data, initial=known_already)
    assert again.is_valid() and again.schedule is not None
    assert plain(again.schedule) == plain(many)


def called_off(days: list[date]) -> tuple[Cancelled, ...]:
    return tuple(Cancelled(day) for day in days)
