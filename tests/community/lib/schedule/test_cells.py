"""A schedule in a spreadsheet comes back as it went out; what a person mistypes has a column."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from community.lib.schedule.cells import COLUMNS, from_cells, rule_text, to_cells
from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import Schedule, ScheduleRefused
from tests.community.lib.schedule.invented import repeating, schedules

GOOD = {
    "repeats": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2026-06-16",
    "time": "19:00",
    "minutes": "90",
    "zone": "Europe/Prague",
}
ANY = schedules(st.one_of(st.just(Once()), repeating))


def refused(**cells: str) -> set[tuple[str, str]]:
    with pytest.raises(ScheduleRefused) as caught:
        from_cells(GOOD | cells)
    assert all(each.field in COLUMNS for each in caught.value.problems)
    return {(each.field, each.code) for each in caught.value.problems}


@given(ANY)
def test_it_comes_back_as_it_went_out(schedule: Schedule) -> None:
    cells = to_cells(schedule)
    assert list(cells) == COLUMNS
    assert to_cells(from_cells(cells)) == cells


@given(repeating)
def test_other_programs_read_the_rule(rule: Rule) -> None:
    start = date(2026, 6, 15)
    ours = [day for day, _n in zip(rule.days(start, start), range(5), strict=False)]
    theirs = rrulestr(rule_text(rule), dtstart=datetime.combine(start, time()))
    assert [each.date() for each, _n in zip(theirs, range(5), strict=False)] == ours


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=WEEKLY", Weekly((1,))),
        ("RRULE:freq=weekly; interval=2; byday=MO,TH; wkst=MO", Weekly((0, 3), 2)),
        ("FREQ=MONTHLY", MonthlyByDate(16)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", MonthlyByDate(31)),
        ("FREQ=MONTHLY;BYDAY=+2TU", MonthlyByWeekday(1, (2,))),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", MonthlyByWeekday(4, (-1,))),
        ("FREQ=DAILY;COUNT=1", Once()),
        ("once", Once()),
    ],
)
def test_as_people_and_calendars_write_it(text: str, rule: Rule) -> None:
    assert from_cells(GOOD | {"repeats": text}).rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "every Tuesday",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=WEEKLY;BYDAY=TU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=2TU,3WE",
        "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;FREQ=MONTHLY",
    ],
)
def test_a_rule_that_we_do_not_have_is_refused(text: str) -> None:
    assert refused(repeats=text) == {("repeats", "unreadable")}


def test_each_mistake_has_its_column() -> None:
    assert refused(repeats="", start="1.6.", time="7pm", minutes="an hour") == {
        ("repeats", "missing"),
        ("start", "unreadable"),
        ("time", "unreadable"),
        ("minutes", "unreadable"),
    }
    assert refused(zone="Brno") == {("zone", "unknown")}
    assert refused(until="2026-12-01", times="3") == {("times", "both")}
    assert refused(cancelled="Christmas") == {("cancelled", "unreadable")}
    assert refused(moved="2026-06-23") == {("moved", "unreadable")}
    assert refused(pauses="2026-07-02/2026-07-01") == {("pauses", "before")}


def test_a_spreadsheet_s_own_ways_with_times() -> None:
    for text in ("9.30", "09:30:00", "9:30"):
        assert from_cells(GOOD | {"time": text}).time == time(9, 30)


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=40)))
def test_no_text_makes_it_fail(cells: dict[str, str]) -> None:
    try:
        from_cells(cells)
    except ScheduleRefused as error:
        assert error.problems and all(each.field in COLUMNS for each in error.problems)
