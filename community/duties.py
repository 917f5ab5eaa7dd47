"""Carrying out what is due: one duty that fails keeps no other from being done."""

import logging
import traceback
from collections.abc import Callable, Iterable
from typing import Final

Duty = tuple[str, Callable[[], int]]

FAILED: Final = "duties that failed (see the log)"
log = logging.getLogger("community.housekeeping")


def carry_out(duties: Iterable[Duty]) -> dict[str, int]:
    """How much of each was done, and how many failed: those are logged, and due the next time."""
    counts, failed = {}, 0
    for called, do in duties:
        try:
            counts[called] = do()
        except Exception as error:  # noqa: BLE001
            failed += 1
            _log(called, error)
    return counts | {FAILED: failed}


def _log(called: str, error: Exception) -> None:
    """Which, and where in the code; never the error's own words: a database quotes the row."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    kind = type(error).__name__
    log.error("housekeeping, %s: %s in %s:%s", called, kind, where.filename, where.lineno)
