"""When a circle meets, said as people say it."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override

from community.lib.schedule.rules import MonthlyByDate, MonthlyByWeekday, Once, Rule, Weekly
from community.lib.schedule.schedule import Pause, Schedule
from community.lib.schedule.told import told
from community.lib.zones import known
from groups.circles.sentences import rhythm, told_in_words
from groups.circles.zones import zone_choices, zone_label

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def schedule(rule: Rule, **more: object) -> Schedule:
    begins = {"start": date(2026, 6, 15), "time": time(19), "minutes": 90, "zone": "Europe/Lisbon"}
    return Schedule(rule, **(begins | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Weekly((1,)), "Every week on Tuesday"),
        (Weekly((3, 1), 2), "Every other week on Tuesday and Thursday"),
        (Weekly((0, 2, 4), 3), "Every 3 weeks on Monday, Wednesday and Friday"),
        (MonthlyByDate(1), "Every month on the 1st"),
        (MonthlyByDate(22), "Every month on the 22nd"),
        (MonthlyByDate(13, 2), "Every other month on the 13th"),
        (MonthlyByWeekday(1, (2,)), "Every month on the second Tuesday"),
        (MonthlyByWeekday(4, (-1,)), "Every month on the last Friday"),
        (MonthlyByWeekday(0, (3, 1), 6), "Every 6 months on the first and third Monday"),
        (Once(), "Once, on Monday, 15 June 2026"),
    ],
)
def test_a_rule_is_said_in_words(rule: Rule, words: str) -> None:
    assert rhythm(told(schedule(rule), NOW)) == words


def test_all_that_there_is_to_know() -> None:
    pause = Pause(date(2026, 7, 1), date(2026, 8, 31), "Summer.")
    said = told_in_words(
        schedule(Weekly((1,)), start=date(2026, 6, 16), times=30, pauses=(pause,)), NOW
    )
    assert said == [
        "Every week on Tuesday, 19:00 to 20:30 (time in Lisbon).",
        "It begins on Tuesday, 16 June 2026.",
        "30 meetings in all.",
        "No meetings from Wednesday, 1 July 2026 to Monday, 31 August 2026. Summer.",
    ]


def test_what_has_run_out_says_so() -> None:
    over = schedule(Weekly((1,)), start=date(2026, 1, 1), until=date(2026, 2, 1))
    assert told_in_words(over, NOW)[1:] == ["There is no date left."]


def test_days_and_months_are_in_the_language_of_the_page() -> None:
    with override("de"):
        assert "Montag" in rhythm(told(schedule(Once()), NOW))
        assert zone_label("Europe/Lisbon").startswith("Portugal (")


def test_every_zone_that_may_be_chosen_is_known_and_named_by_its_country() -> None:
    groups = dict(zone_choices(["Europe/Lisbon", "Nowhere/Here"]))
    assert groups["Likely"] == [("Europe/Lisbon", "Portugal (Lisbon)")]
    rest = dict(groups["By country"])  # type: ignore[call-overload]
    assert "Europe/Lisbon" not in rest and rest["Europe/Prague"] == "Czechia (Prague)"
    assert set(rest) <= known() and len(rest) > 400
