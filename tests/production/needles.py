"""What no log, table, cache or file may hold when everybody has gone."""

from typing import Final

from tests.browser.test_journey import ADDRESS, NEEDLES
from tests.browser.test_plan import NEEDLE as OF_A_PLAN
from tests.production.stack.way import VISITOR

AGENT: Final = "Needleagent/7.5 (Borrowedphone)"
SOUGHT: Final = "Quixotryneedle"
TOWN: Final = "Needlehamster"
AWAY: Final = "Thimbleweather"
LONG: Final = "Cobblemeadow"
# Of a story that was public and was taken back, of one that never was, and of the visitors.
WORDS: Final = (*NEEDLES, OF_A_PLAN, SOUGHT, TOWN, AWAY, LONG)
VISITORS: Final = (VISITOR, "Needleagent", "Borrowedphone")
# A query string, wherever it would be written down.
QUERIES: Final = ("?near=", "?q=", "?place=", "near=Halle", "q=Quix")
EVERYTHING: Final = (*WORDS, *VISITORS, *QUERIES, ADDRESS)
