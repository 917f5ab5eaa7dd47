"""Receive a file: its cells are kept, the file and its name are not."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from community.sheets.table import Unreadable
from groups.bring.fields import match
from groups.bring.files import read_file
from groups.models import BringFile, BringRow
from groups.models.bring import Of

A_BATCH = 500


def receive(*, content: bytes, editor: Any, of: str = Of.GROUPS) -> BringFile:
    """The file, waiting for its columns to be looked at. Raises Unreadable.

    What this editor began to bring in before is let go: one file at a time.
    """
    table = read_file(content, of)
    if not table.rows:
        raise Unreadable(_("This file has headings, and no row below them."))
    with transaction.atomic():
        BringFile.objects.filter(editor=editor).delete()
        file = BringFile.objects.create(
            editor=editor,
            of=of,
            kind=table.kind,
            how=table.how,
            columns=table.columns,
            fields={str(place): name for place, name in match(table.columns, of).items()},
        )
        BringRow.objects.bulk_create(
            (BringRow(file=file, number=number, cells=cells) for number, cells in table.numbered()),
            batch_size=A_BATCH,
        )
    return file
