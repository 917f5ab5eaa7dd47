"""No share gives away a small number, whatever else is told beside it."""

from hypothesis import given
from hypothesis import strategies as st

from stories.care.rule import middle, shares
from stories.care.tables import ALL, CELLS, Table, Wait, Year, figures

CELL = st.one_of(st.integers(0, 12), st.integers(0, 400))
COUNTS = st.dictionaries(st.sampled_from("abcdefg"), CELL, min_size=1)


@given(COUNTS)
def test_what_is_silent_is_nobody_to_be_found_by_subtraction(cells):
    told = shares(cells, minimum=10, step=5)
    assert all(cells[name] >= 10 for name in told)
    silent = [name for name in cells if name not in told]
    if told and silent:
        assert sum(cells[name] for name in silent) >= 10
        assert len(silent) > 1 or cells[silent[0]] >= 10


@given(COUNTS)
def test_shares_are_in_steps_and_true_to_half_a_step(cells):
    total = sum(cells.values())
    for name, share in shares(cells, minimum=10, step=5).items():
        assert share % 5 == 0
        assert abs(share - 100 * cells[name] / total) <= 2.5


@given(COUNTS)
def test_which_small_cells_are_empty_is_never_seen(cells):
    """Two worlds that differ only in how a small rest is spread look the same."""
    small = sorted(name for name, number in cells.items() if number < 10)
    rest = sum(cells[name] for name in small)
    if len(small) > 1 and rest < 10:
        moved = cells | dict.fromkeys(small, 0) | {small[0]: rest}
        assert shares(moved, minimum=10, step=5) == shares(cells, minimum=10, step=5)


@given(st.lists(st.integers(0, 300), max_size=40))
def test_the_middle_of_few_is_not_told(days):
    found = middle(days, minimum=10)
    assert (found is None) == (len(days) < 10)
    if found is not None:
        assert sum(day <= found for day in days) * 2 >= len(days)
        assert sum(day >= found - 1 for day in days) * 2 >= len(days)


def said(year: Year) -> dict[tuple[str, str], int]:
    told = figures(year, held=lambda table, row: 0, minimum=10, rounding=5)
    return {(table, row): figure for table, row, figure in told}


def test_nobody_is_told_as_nothing_and_few_as_nothing():
    few = Year(
        days={wait: [3] * 9 for wait in Wait},
        cells={table: dict.fromkeys(names, 1) for table, names in CELLS.items()},
        withdrawn=9,
    )
    assert said(Year()) == {}
    assert {row for row in said(few) if row[1] != ALL} == set()


def test_a_year_is_told():
    year = Year(
        days={Wait.FIRST_LOOK: list(range(11))},
        cells={Table.OUTCOME: {"unchanged": 20, "changed": 20, "kept": 5, "declined": 7}},
        withdrawn=14,
    )
    assert said(year) == {
        ("days", "first-look"): 5,
        ("outcome", ALL): 50,
        ("outcome", "unchanged"): 40,
        ("outcome", "changed"): 40,
        ("withdrawn", ALL): 10,
    }
