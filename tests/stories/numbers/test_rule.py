"""The rule by itself: what is said is true, and silence is what the page says it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from community.lib.spreadsheet import cell
from stories.numbers.rule import at_least, silent_below
from stories.numbers.tables import Told, numbers_to_say

steps = some.integers(5, 20)


@given(some.integers(0, 400), steps, some.integers(10, 40), some.data())
def test_what_is_said_is_true_and_of_many(counted, rounding, minimum, data):
    held_back = data.draw(some.integers(0, rounding - 1))
    said = at_least(counted, held_back=held_back, minimum=minimum, rounding=rounding)
    if said is None:
        assert counted < silent_below(minimum=minimum, rounding=rounding)
    else:
        assert minimum <= said <= counted
        assert said % rounding == 0
        assert counted - said <= 2 * (rounding - 1)


@pytest.mark.parametrize("counted", range(10))
@pytest.mark.parametrize("held_back", range(5))
def test_fewer_than_ten_are_never_spoken_of(counted, held_back):
    assert at_least(counted, held_back=held_back, minimum=10, rounding=5) is None


def test_silence_reaches_exactly_as_far_as_the_page_says():
    most = silent_below(minimum=10, rounding=5)
    assert most == 14
    assert at_least(most - 1, held_back=4, minimum=10, rounding=5) is None
    assert at_least(most, held_back=4, minimum=10, rounding=5) == 10


@pytest.mark.parametrize("held_back", [-1, 5])
def test_nothing_is_added_and_no_whole_step_is_held_back(held_back):
    with pytest.raises(ValueError, match="held back"):
        at_least(20, held_back=held_back, minimum=10, rounding=5)


def test_a_story_counts_where_it_was_told_and_nowhere_wider():
    told = [Told("EE", frozenset(["belt-fixation"]), frozenset(["peer-support"]))] * 12
    told += [Told("", frozenset(), frozenset())] * 50
    said = numbers_to_say(told, held=lambda table, row: 0, minimum=10, rounding=5)
    assert said == {
        ("country", "EE"): 10,
        ("coercion", "belt-fixation"): 10,
        ("alternative", "peer-support"): 10,
    }


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_is_never_a_formula(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(("value", "text"), [("Estonia", "Estonia"), (0, "0"), (None, "")])
def test_other_cells_stay_as_they_are(value, text):
    assert cell(value) == text
