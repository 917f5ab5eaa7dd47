"""A quarter covers its days, and comes after the one before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.quarters import Quarter

days = st.dates(max_value=date(9999, 9, 30))


@given(days)
def test_a_day_is_in_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day < quarter.next.first_day
    assert Quarter.parse(str(quarter)) == quarter
    assert Quarter.of(quarter.first_day) == quarter
    assert Quarter.of(quarter.next.first_day - timedelta(days=1)) == quarter


@given(days, days)
def test_quarters_are_ordered_as_days_are(one: date, other: date) -> None:
    if one <= other:
        assert Quarter.of(one) <= Quarter.of(other)
    assert (str(Quarter.of(one)) < str(Quarter.of(other))) == (Quarter.of(one) < Quarter.of(other))


def test_it_is_written_plainly() -> None:
    assert str(Quarter.of(date(2026, 11, 23))) == "2026-Q4"


@pytest.mark.parametrize(
    "text", ["", "2026-Q5", "2026-Q0", "2026Q1", "26-Q1", "2026-Q1\n", "0000-Q1"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Quarter.parse(text)
