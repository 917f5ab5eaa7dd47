"""What is wrong with the house, in words for whoever looks after it."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.watch.duties import BACKUP, DRILL, HOUSEKEEPING
from home.watch.state import State, expected, look


def troubles(now: datetime) -> list[str]:
    """Sentences, the most urgent first; none while all is well."""
    try:
        state = look(now)
    except DatabaseError:
        return [_("The database does not answer.")]
    return [*_stuck(state), *_late(state, now), *_machines(state)]


def _stuck(state: State) -> Iterator[str]:
    if state.removals_stuck:
        yield _("A story was taken back, and its last traces are still here after an hour.")
    if state.failing:
        yield ngettext(
            "%(number)d thing that is done by itself failed the last time.",
            "%(number)d things that are done by themselves failed the last time.",
            state.failing,
        ) % {"number": state.failing}


def _late(state: State, now: datetime) -> Iterator[str]:
    says = {
        HOUSEKEEPING: _("Housekeeping has not run for an hour. Nothing is published or forgotten."),
        BACKUP: _("There is no backup of the last night."),
        DRILL: _("Nobody has tried in the last month whether the backups can be put back."),
    }
    for name in expected():
        if state.late(name, now):
            yield says[name]


def _machines(state: State) -> Iterator[str]:
    if not state.redis:
        yield _("Redis does not answer. Pages are slower, and nothing slows a flood down.")
    if not state.redis_forgets:
        yield _("Redis writes what it holds to a disk. It must not: switch it off.")
    if state.letters:
        yield ngettext(
            "%(number)d letter of the last week was taken by no mail server.",
            "%(number)d letters of the last week were taken by no mail server.",
            state.letters,
        ) % {"number": state.letters}
