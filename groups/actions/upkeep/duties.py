"""Everything that is due in the directory, for housekeeping."""

from collections.abc import Callable, Iterator
from datetime import datetime

from groups.actions.bringing.let_go import let_go_old
from groups.actions.resume import resume_due
from groups.actions.tell_editors import tell_editors
from groups.actions.upkeep.end_suggestions import end_old, end_unsettled
from groups.actions.upkeep.remind import remind
from groups.actions.upkeep.run_out import ask_for_dates
from groups.actions.upkeep.scrub import scrub_directory
from groups.actions.upkeep.sweep import (
    sweep_blocks,
    sweep_links,
    sweep_pictures,
    sweep_requests,
    sweep_unsent,
)
from groups.circles.said import hush
from groups.models.occurrence import carry_on


def duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    """What each is called, and how to do it."""
    today = now.date()
    yield "listings out of their pause", lambda: resume_due(today=today)
    yield "circles with dates carried on", lambda: carry_on(now)
    yield "circles that calendars are silent of", lambda: hush(today)
    yield "organisers asked to confirm", lambda: remind(today=today)
    yield "organisers asked for new dates", lambda: ask_for_dates(now)
    yield "senders who may write again", lambda: sweep_blocks(today=today)
    yield "directory editors told what waits", lambda: tell_editors(today=today)
    yield "links of the directory ended", lambda: sweep_links(today=today)
    yield "requests to join ended", lambda: sweep_requests(today=today)
    yield "listings never sent swept", lambda: sweep_unsent(today=today)
    yield "loose pictures swept", lambda: sweep_pictures(today=today)
    yield "messages about listings over without a look", lambda: end_unsettled(today=today)
    yield "messages about listings ended", lambda: end_old(today=today)
    yield "files forgotten that nobody brought in", lambda: let_go_old(today=today)
    yield "databases that forgot what was removed from the directory", scrub_directory
