"""Carry out: every row that is new or changes something is written, in one transaction, or none.

Nothing is public that nobody checked: new entries wait for their check, unless whoever presses says
that they are checked already. An entry that has organisers, or a version that waits already, gets
another version that waits, whatever is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.bringing.change_entry import change_entry
from groups.actions.bringing.settle_columns import begin_again
from groups.actions.bringing.write_circles import write_circles
from groups.actions.bringing.write_new import write_new
from groups.bring.alike import same_in_directory
from groups.bring.comparing import fingerprint, known_entries
from groups.bring.made import made_of
from groups.bring.refusals import ChangedMeanwhile, NotNow
from groups.models import BringFile, BringRow, Group
from groups.models.bring import Fate, Of, Stage

A_BATCH: Final = 500


@dataclass
class Done:
    """How many entries came in, and how many of the known ones changed or wait to be changed."""

    new: int = 0
    changed: int = 0
    waiting: int = 0


def carry_out(*, file_id: UUID, editor: Any, checked_already: bool, today: date) -> Done:
    """Write it all, and forget the file. Pressing twice writes once.

    Raises BringFile.DoesNotExist, NotNow while rows are not checked yet, and ChangedMeanwhile: then
    nothing is written, and the rows are checked from the first on.
    """
    try:
        with transaction.atomic():
            file = BringFile.objects.select_for_update().get(pk=file_id, editor=editor)
            if file.stage != Stage.READY:
                raise NotNow
            done = _written(file, editor, checked_already, today)
            file.delete()
    except ChangedMeanwhile:
        with transaction.atomic():
            begin_again(BringFile.objects.select_for_update().get(pk=file_id, editor=editor))
        raise
    return done


def _written(file: BringFile, editor: Any, checked_already: bool, today: date) -> Done:
    done = Done()
    # Networks come with the file: whoever names one may stand before it, so all ids are given.
    for rows in _batches(file, Fate.NEW):
        mades = [made_of(row) for row in rows]
        once = [made for row, made in zip(rows, mades, strict=True) if "another" not in row.made]
        if same_in_directory(once, file.of) or _taken(rows):
            raise ChangedMeanwhile
        write = write_circles if file.of == Of.CIRCLES else write_new
        write(rows, mades, editor=editor, checked_already=checked_already, today=today)
        done.new += len(rows)
        _record(rows, editor)
    for rows in _batches(file, Fate.CHANGES):
        known = known_entries((row.about for row in rows), file.of)
        for row in rows:
            entry = known.get(row.about) if row.about else None
            if entry is None or fingerprint(entry) != row.made["seen"]:
                raise ChangedMeanwhile
            public = change_entry(
                entry, made_of(row), editor=editor, checked_already=checked_already, today=today
            )
            done.changed, done.waiting = done.changed + public, done.waiting + (not public)
        _record(rows, editor)
    return done


def _taken(rows: list[BringRow]) -> bool:
    """Whether an entry of any kind has one of their ids by now."""
    return Group.objects.filter(pk__in=[row.about for row in rows]).exists()


def _batches(file: BringFile, fate: Fate) -> Iterator[list[BringRow]]:
    last = 0
    while rows := list(file.rows.filter(fate=fate, number__gt=last)[:A_BATCH]):
        yield rows
        last = rows[-1].number


def _record(rows: list[BringRow], editor: Any) -> None:
    subjects = [row.about for row in rows if row.about]
    AuditEvent.record_subjects(verb=Verb.GROUP_IMPORTED, subjects=subjects, actor=editor)
