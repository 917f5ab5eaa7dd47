"""What a public row knows of its author's switches, so that pages say it and machines obey it."""

from collections.abc import Mapping
from typing import Final

from stories.consent import QUOTED_BY_ANYONE, Purpose
from stories.ledger import Standing

ON_THE_ROW: Final = {
    Purpose.SEARCH_ENGINES: "allows_search_engines",
    Purpose.QUOTE: "allows_quoting",
    Purpose.OPEN_DATA: "allows_open_data",
    Purpose.TRANSLATE: "allows_translating",
}
# What only a later wording of a purpose brought stands in a column of its own (`stories.ledger`).
WIDER: Final = {"quotable_by_anyone": (Purpose.QUOTE, QUOTED_BY_ANYONE)}


def wider(ledger: Mapping[str, Standing]) -> dict[str, bool]:
    """Each of those columns: true only for a yes that covers the words which brought it."""
    return {
        column: purpose.value in ledger and ledger[purpose.value].covers(version)
        for column, (purpose, version) in WIDER.items()
    }
