"""Attackers who know, beside everything public, how people come and go.

What is left to them is found by trying every course of a row, one and all. Against plain rounding
the same attackers are left with one number: these tests can fail.
"""

from itertools import pairwise, product

import pytest

from tests.stories.numbers.worlds import Nearest, Rule, topic

QUARTERS = 4
SMALL = {"minimum": 4, "rounding": 2}
MOST = 7  # stories in the small row


@pytest.mark.parametrize(
    "knows",
    [lambda before, after: before <= after, lambda before, after: before >= after],
    ids=["nobody ever leaves", "nobody new comes"],
)
def test_nor_do_earlier_quarters_when_movement_has_one_direction(knows):
    steps = (walk for walk in product(range(MOST + 1), repeat=3))
    walks = [walk for walk in steps if all(knows(*two) for two in pairwise(walk))]
    seen = {}
    for held_back in range(SMALL["rounding"]):
        made = Rule(**SMALL, held=lambda *row, held=held_back: held)
        for walk in walks:
            tables = [made.tables([topic("seclusion")] * number) for number in walk]
            seen.setdefault(repr(tables), set()).add(walk)
    low = set(range(SMALL["minimum"]))
    for found in seen.values():
        for quarter in range(3):
            possible = {walk[quarter] for walk in found}
            assert low <= possible or not low & possible


def others_left(rule, number, held_back):
    """Somebody adds one story of their own each quarter, 0 to 25, to a row with so many others.

    Every number of others that fits all that this attacker has then seen.
    """
    seen = sweep(rule, number, held_back)
    secrets = range(5) if rule is Rule else [0]
    return {n for n in range(30) for s in secrets if sweep(rule, n, s) == seen}


def sweep(rule, number, held_back):
    made = rule(held=lambda table, row: held_back)
    return [made.tables([topic("seclusion")] * (number + own)) for own in range(26)]


@pytest.mark.parametrize("held_back", range(5))
@pytest.mark.parametrize("number", range(10))
def test_filling_a_row_with_stories_of_ones_own_leaves_a_range(number, held_back):
    first = number - held_back
    assert others_left(Rule, number, held_back) == set(range(max(0, first), first + 5))


def test_without_the_secret_it_would_give_the_exact_number():
    assert [others_left(Nearest, number, 0) for number in range(10)] == [{n} for n in range(10)]


def walks():
    """A row over four quarters in which at most one person comes or goes in each."""
    for start, *moves in product(range(16), *[(-1, 0, 1)] * (QUARTERS - 1)):
        walk = [start]
        for move in moves:
            walk.append(walk[-1] + move)
        if min(walk) >= 0:
            yield tuple(walk)


def narrowest(rule, secrets):
    """Of rows that spoke at least once: with how few numbers a quarter under ten is left."""
    seen = {}
    for held_back in secrets:
        made = rule(held=lambda table, row, held=held_back: held)
        for walk in walks():
            tables = [made.tables([topic("seclusion")] * number) for number in walk]
            if any(tables):
                seen.setdefault(repr(tables), []).append(walk)
    return min(
        len({walk[quarter] for walk in found})
        for found in seen.values()
        for quarter in range(QUARTERS)
        if any(walk[quarter] < 10 for walk in found)
    )


def test_who_knows_that_at_most_one_came_or_went_is_left_with_a_range():
    assert narrowest(Rule, range(5)) >= 5
    assert narrowest(Nearest, [0]) == 1
