"""Attackers who have everything that is public, of every quarter, and know how it is made.

Two kinds of proof. Small worlds are tried one and all: what is left is exactly what an attacker
can know. For worlds of real size, each number that must not be told apart is shown to be possible
by building, whole, the other world in which it is the truth and the public sees the same.

The attackers are the same for the tables that we make and for those that we refuse; against the
refused ones they win, so these tests can fail.
"""

from dataclasses import replace
from itertools import product
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stories.numbers.tables import Told
from tests.stories.numbers.worlds import (
    COERCION,
    COUNTRY,
    Person,
    RolledUp,
    Rule,
    WithTotal,
    candidates,
    count,
    every_held,
    topic,
    view,
)

# --- every small world, tried one and all: minimum 4, steps of 2 ------------------------------
SMALL = {"minimum": 4, "rounding": 2}
SLUGS = ("restraint", "mechanical-restraint", "seclusion")  # the first is the wider one
ROWS = [(COERCION, slug) for slug in SLUGS]
MOST = 7  # stories in a row


def small_world(numbers):
    return [topic(slug) for slug, number in zip(SLUGS, numbers, strict=True) for _ in range(number)]


def least_left(rule):
    """Over all worlds and their rows under the minimum: how few numbers the attacker is left with,
    of those under the minimum. With ours the attacker also has to guess what is held back."""
    worlds = list(product(range(MOST + 1), repeat=len(SLUGS)))
    if rule is Rule:
        seen = {}
        for drawn in every_held(ROWS, SMALL["rounding"]):
            made = Rule(**SMALL, held=lambda *row, drawn=drawn: drawn[row])
            for what, found in candidates(
                worlds, lambda w, r=made: r.tables(small_world(w))
            ).items():
                seen.setdefault(what, set()).update(found)
    else:
        seen = candidates(worlds, lambda w: rule(**SMALL).tables(small_world(w)))
    low = range(SMALL["minimum"])
    return min(
        len({world[row] for world in found} & set(low))
        for found in seen.values()
        for row in range(len(SLUGS))
        if any(world[row] in low for world in found)
    )


def test_in_small_worlds_no_row_tells_anything_of_a_number_under_the_minimum():
    assert least_left(Rule) == SMALL["minimum"]


@pytest.mark.parametrize("naive", [WithTotal, RolledUp])
def test_totals_and_wider_topics_would_give_numbers_away(naive):
    assert least_left(naive) == 1


# --- worlds of real size: the other world is built, whole ------------------------------------
QUARTERS = 4
told = some.builds(
    Told,
    country=some.sampled_from(["", "EE", "MT"]),
    coercion=some.frozensets(some.sampled_from([*SLUGS, "belt-fixation"]), max_size=3),
    alternative=some.frozensets(some.sampled_from(["peer-support", "open-doors"]), max_size=2),
)


@some.composite
def histories(draw):
    """People who come, withdraw, or choose to be published, in groups that fill whole rows."""
    people = []
    for _ in range(draw(some.integers(1, 7))):
        comes = draw(some.integers(0, QUARTERS - 1))
        goes = draw(some.integers(comes + 1, QUARTERS + 1))
        one = Person(draw(told), comes, goes, published=draw(some.booleans()))
        people += [one] * draw(some.integers(1, 14))
    return people


def counted(people, row, quarter):
    return count((p.told for p in people if p.counts_in(quarter)), row)


def without(told_before, row):
    """The same story, untold of what this row is about."""
    table, slug = row
    if table == COUNTRY:
        return replace(told_before, country="")
    return replace(told_before, **{table: getattr(told_before, table) - {slug}})


def only(row):
    table, slug = row
    return Told(country=slug) if table == COUNTRY else Told(**{table: frozenset([slug])})


def in_other_words(person, row, quarter):
    """The same life in three parts; in the middle one, this quarter, the row is not told of.

    No part can be linked to another from outside. One that ends in public ends so still.
    """
    parts = [
        replace(person, goes=quarter, published=False),
        Person(without(person.told, row), comes=quarter, goes=quarter + 1),
        replace(person, comes=quarter + 1),
    ]
    return [part for part in parts if part.comes < part.goes or part.published]


def retold(people, row, quarter, number):
    """A world that differs in one row of one quarter: there it counts this number."""
    too_many = counted(people, row, quarter) - number
    other = [Person(only(row), quarter, quarter + 1)] * -too_many
    for person in people:
        if too_many > 0 and person.counts_in(quarter) and row in set(person.told.rows()):
            other += in_other_words(person, row, quarter)
            too_many -= 1
        else:
            other.append(person)
    return other


SECRETS = some.integers(0, 2**32)


def drawn_from(secret):
    """What each row holds back, as if drawn: any function of the row and a secret will do."""
    return lambda table, row: crc32(f"{secret} {table} {row}".encode()) % 5


@given(histories(), SECRETS, some.data())
def test_any_number_under_ten_could_be_any_other(people, secret, data):
    rule = Rule(held=drawn_from(secret))
    seen = view(people, QUARTERS, rule)
    rows = {row for person in people for row in person.told.rows()} | {(COUNTRY, "SI")}
    for row, quarter in product(sorted(rows), range(QUARTERS)):
        if counted(people, row, quarter) >= 10:
            continue
        number = data.draw(some.integers(0, 9), label=f"{row} in {quarter}")
        other = retold(people, row, quarter, number)
        assert counted(other, row, quarter) == number
        assert view(other, QUARTERS, rule) == seen


@given(histories(), SECRETS)
def test_and_it_is_only_that_number_which_changes(people, secret):
    """The other world is no trick: every other row of every quarter counts what it counted."""
    rows = {row for person in people for row in person.told.rows()}
    for row in sorted(rows)[:2]:
        other = retold(people, row, 1, 0)
        for beside, quarter in product(rows, range(QUARTERS)):
            if (beside, quarter) != (row, 1):
                assert counted(other, beside, quarter) == counted(people, beside, quarter)


def test_the_same_change_shows_where_tables_are_made_otherwise():
    people = [Person(topic("belt-fixation"), 0, QUARTERS)] * 12
    people += [Person(topic("mechanical-restraint"), 0, QUARTERS)] * 3
    row = (COERCION, "mechanical-restraint")
    other = retold(people, row, 1, 0)
    assert view(other, QUARTERS, Rule()) == view(people, QUARTERS, Rule())
    for naive in (WithTotal(), RolledUp()):
        assert view(other, QUARTERS, naive) != view(people, QUARTERS, naive)
