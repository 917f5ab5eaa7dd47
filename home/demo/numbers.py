"""Invented numbers for quarters that are over, so that the page of numbers shows what it can."""

from datetime import date, timedelta
from typing import Final

from community.lib.quarters import Quarter
from stories.actions.upkeep.count import freeze
from stories.numbers.tables import Told

QUARTERS: Final = 2
# How many invented people told us this and did not want it published, and how many more each
# quarter. Some rows stay silent: that is part of what there is to see.
GROUPS: Final = (
    (31, 6, Told("DE", frozenset({"belt-fixation", "forced-medication"}), frozenset())),
    (22, 5, Told("AT", frozenset({"seclusion"}), frozenset({"open-doors"}))),
    (19, 3, Told("FI", frozenset({"forced-medication"}), frozenset({"peer-support"}))),
    (17, 4, Told("", frozenset({"locked-ward", "threat"}), frozenset({"peer-support"}))),
    (8, 2, Told("IT", frozenset({"seclusion"}), frozenset({"no-restraint-ward"}))),
    (3, 0, Told("MT", frozenset({"cage-or-net-bed"}), frozenset())),
)


def freeze_examples(today: date) -> None:
    """Freeze the last quarters that are over, by the rule that real ones go by."""
    quarter = Quarter.of(today)
    for ago in range(QUARTERS):
        quarter = Quarter.of(quarter.first_day - timedelta(days=1))
        told = [one for most, grew, one in GROUPS for _ in range(most - ago * grew)]
        freeze(quarter=quarter, told=told, today=quarter.next.first_day)
