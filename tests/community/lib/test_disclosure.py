"""Minimal rare combinations, held against every combination counted by hand."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from community.lib.disclosure import FEW, LARGEST, Rare, rare

PEOPLE = st.frozensets(st.integers(0, 7), max_size=8)
WORLDS = st.lists(PEOPLE, max_size=6).map(lambda sets: dict(zip("abcdef", sets, strict=False)))


def counted(world: dict[str, frozenset[int]]) -> dict[frozenset[str], int]:
    """How many share each single, pair and triple: the slow and certain way."""
    return {
        frozenset(facts): sum(all(one in world[fact] for fact in facts) for one in range(8))
        for size in range(1, LARGEST + 1)
        for facts in combinations(world, size)
    }


def by_hand(world: dict[str, frozenset[int]]) -> dict[frozenset[str], int]:
    """Every rare combination of which no part is as rare."""
    counts = counted(world)
    few = {facts: others for facts, others in counts.items() if others < FEW}
    return {
        facts: others
        for facts, others in few.items()
        if not any(part < facts and few[part] <= others for part in few)
    }


@given(WORLDS)
def test_it_finds_exactly_what_counting_finds(world):
    found = {frozenset(one.facts): one.others for one in rare(world)}
    assert found == by_hand(world)


@given(WORLDS)
def test_the_smallest_come_first_and_none_twice(world):
    found = list(rare(world))
    assert [len(one.facts) for one in found] == sorted(len(one.facts) for one in found)
    assert len({one.facts for one in found}) == len(found)


@given(WORLDS)
def test_hiding_what_is_named_leaves_nobody_standing_out(world):
    while found := next(rare(world), None):
        assert found.facts[0] in world
        del world[found.facts[0]]
    assert all(others >= FEW for others in counted(world).values())


def test_a_triple_with_a_unique_pair_in_it_says_nothing_new():
    world = {
        "Estonia": frozenset({1, 2, 3}),
        "1990s": frozenset({4, 5, 6}),
        "seclusion": frozenset({1, 2, 3, 4, 5, 6}),
    }
    assert list(rare(world)) == [Rare(("Estonia", "1990s"), 0)]


def test_one_other_is_told_gently_and_a_unique_triple_after_it():
    world = {
        "Estonia": frozenset({1, 2, 3}),
        "1990s": frozenset({3, 4, 5}),
        "police": frozenset({1, 2, 4, 5}),
    }
    assert list(rare(world)) == [
        Rare(("Estonia", "1990s"), 1),
        Rare(("Estonia", "1990s", "police"), 0),
    ]
    assert [one.unique for one in rare(world)] == [False, True]


def test_four_facts_are_not_looked_at_together():
    everybody = frozenset(range(8))
    world = {fact: everybody - {2 * n, 2 * n + 1} for n, fact in enumerate("abcd")}
    assert not frozenset.intersection(*world.values())
    assert list(rare(world)) == []


def test_nothing_shown_and_nobody_there():
    assert list(rare({})) == []
    assert list(rare({"Estonia": frozenset(), "1990s": frozenset()})) == [
        Rare(("Estonia",), 0),
        Rare(("1990s",), 0),
    ]
