"""Working days, counted one by one and by the formula."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from community.lib.workdays import latest_start, work_on, working_days

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
NUMBERS = st.integers(0, 60)
FRIDAY = date(2026, 11, 27)


def by_hand(first: date, last: date) -> int:
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)


@given(DAYS, st.integers(-10, 400))
def test_it_counts_as_one_would_by_hand(first, ahead):
    last = first + timedelta(days=ahead)
    assert working_days(first, last) == by_hand(first, last)


@given(DAYS, NUMBERS)
def test_the_day_it_is_due_is_a_working_day_and_that_many_later(day, number):
    due = work_on(day, number)
    assert working_days(day, due) == number
    assert due.weekday() < 5


@given(DAYS, NUMBERS)
def test_what_began_by_the_latest_start_is_late_and_nothing_after_it(today, number):
    start = latest_start(today, number)
    assert working_days(start, today) > number
    assert working_days(start + timedelta(days=1), today) <= number


def test_a_weekend_is_nobody_s_fault():
    monday = FRIDAY + timedelta(days=3)
    assert working_days(FRIDAY, FRIDAY + timedelta(days=2)) == 0
    assert work_on(FRIDAY, 1) == work_on(FRIDAY + timedelta(days=1), 1) == monday
    assert work_on(FRIDAY, 2) == monday + timedelta(days=1)
    assert working_days(FRIDAY, FRIDAY - timedelta(days=9)) == 0
