"""Carrying out what is due: one duty that fails keeps no other from being done.

How each ended stands in `LastRun`, where the people who run the house see it.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError, transaction
from django.utils import timezone

from community.models import LastRun

Duty = tuple[str, Callable[[], int]]

FAILED: Final = "duties that failed (see the log)"
ROOT: Final = Path(__file__).resolve().parents[1]
log = logging.getLogger("community.housekeeping")


def carry_out(duties: Iterable[Duty]) -> dict[str, int]:
    """How much of each was done, and how many failed: those are logged, and due the next time."""
    counts: dict[str, int] = {}
    ended: dict[str, str] = {}
    for called, do in duties:
        try:
            counts[called] = do()
            ended[called] = ""
        except Exception as error:  # noqa: BLE001
            ended[called] = where_it_failed(error)
            log.error("housekeeping, %s: %s", called, ended[called])
    note(ended)
    return counts | {FAILED: sum(map(bool, ended.values()))}


def note(ended: Mapping[str, str]) -> None:
    """Write down how these ended. A house that cannot write it down still does its work."""
    try:
        with transaction.atomic():
            LastRun.objects.note(ended, timezone.now())
    except DatabaseError:
        log.warning("how duties ended could not be written down")


@contextmanager
def end_noted(called: str) -> Iterator[None]:
    """Do one thing, and write down how it ended. The error goes on as it came."""
    try:
        yield
    except Exception as error:
        note({called: where_it_failed(error)})
        raise
    note({called: ""})


def where_it_failed(error: BaseException) -> str:
    """The kind, and where in the code; never the error's own words: a database quotes the row."""
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return kind
    path = Path(frames[-1].filename)
    short = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-3:])
    return f"{kind} in {short}:{frames[-1].lineno}"
