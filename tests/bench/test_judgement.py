"""The judge of `make load` can say no: a measurement that cannot is worth nothing."""

from collections import Counter

import pytest

from bench.load.judgement import (
    Finding,
    all_there,
    every_right_code,
    nothing_failed,
    rate_attained,
    readers_left,
)
from bench.load.wrk import Told


def test_readers_may_lose_a_third_and_no_more() -> None:
    assert readers_left([(300, 200), (90, 61)]).held
    assert not readers_left([(300, 199), (90, 59)]).held


def test_one_odd_turn_of_three_decides_nothing() -> None:
    """The machine did something else for a moment; in both directions."""
    assert readers_left([(100, 90), (100, 10), (100, 80)]).held
    assert not readers_left([(100, 20), (100, 150), (100, 30)]).held


@pytest.mark.parametrize("pairs", [[], [(0, 0)], [(100, 90), (0, 50)]])
def test_without_calm_readers_nothing_is_shown(pairs: list[tuple[float, float]]) -> None:
    assert not readers_left(pairs).held


def test_a_right_code_works_at_every_try_and_soon() -> None:
    assert every_right_code([0.2, 3.0], within=15).held
    assert not every_right_code([0.2, None, 3.0], within=15).held
    assert not every_right_code([0.2, 15.1], within=15).held
    assert not every_right_code([], within=15).held


def test_a_single_fault_is_one_too_many_and_nobody_asking_shows_nothing() -> None:
    assert nothing_failed("readers", 0, of=10).held
    assert not nothing_failed("readers", 1, of=1_000_000).held
    assert not nothing_failed("readers", 0, of=0).held


def test_the_rate_is_the_one_that_was_wanted() -> None:
    assert rate_attained(19.7, 20).held
    assert not rate_attained(19.5, 20).held


def test_every_acknowledged_story_is_there_once_and_whole() -> None:
    assert all_there(acknowledged=50, opened=50, counted=50).held
    # Its author was cut off before the receipt: the story may be there, nobody was told so.
    assert all_there(acknowledged=50, opened=50, counted=51).held
    assert not all_there(acknowledged=50, opened=49, counted=50).held
    assert not all_there(acknowledged=50, opened=50, counted=49).held
    assert not all_there(acknowledged=0, opened=0, counted=0).held


def test_what_failed_is_ours_broken_or_too_late() -> None:
    answers = Counter({200: 90, 404: 2, 429: 3, 502: 4})
    told = Told(seconds=9, median=0.1, p99=0.2, answers=answers, broken=5, late=6)
    assert told.failed == 4 + 5 + 6
    assert told.a_second == 11


def test_a_finding_says_so() -> None:
    assert "NOT HELD" in str(Finding("x", held=False))
    assert "NOT" not in str(Finding("x", held=True))
