"""Settle which column is which field. The rows are then checked from the first on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from groups.bring.fields import known
from groups.bring.refusals import NotNow
from groups.bring.rows import REQUIRED
from groups.models import BringFile
from groups.models.bring import Stage


def settle_columns(*, file_id: UUID, editor: Any, fields: Mapping[int, str]) -> BringFile:
    """Keep it. Raises BringFile.DoesNotExist, and NotNow where a field is unknown, is there twice,
    or is missing although every entry needs it."""
    names = [name for name in fields.values() if name]
    with transaction.atomic():
        file = BringFile.objects.select_for_update().get(pk=file_id, editor=editor)
        needed, there = set(REQUIRED[file.of]), set(known(file.of))
        if len(set(names)) < len(names) or not needed <= set(names) <= there:
            raise NotNow
        kept = {place: name for place, name in fields.items() if name}
        file.fields = {
            str(place): name for place, name in kept.items() if place < len(file.columns)
        }
        begin_again(file)
    return file


def begin_again(file: BringFile) -> None:
    """Let its rows be checked from the first on; call it inside a transaction."""
    file.rows.update(fate="", about=None, key="")
    file.cursor, file.stage = 0, Stage.CHECKING
    file.save()
