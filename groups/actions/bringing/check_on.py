"""Check on: some more rows of a file, for a moment. It writes no entry."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from groups.bring.checking import check_rows
from groups.models import BringFile
from groups.models.bring import Stage

A_MOMENT: Final = 1.5  # seconds


def check_on(*, file_id: UUID, editor: Any, today: date, seconds: float = A_MOMENT) -> BringFile:
    """The file, further on or ready. Two of these at once wait for each other.

    Raises BringFile.DoesNotExist.
    """
    with transaction.atomic():
        file = BringFile.objects.select_for_update().get(pk=file_id, editor=editor)
        if file.stage == Stage.CHECKING:
            done = check_rows(file, today=today, seconds=seconds)
            file.stage = Stage.READY if done else Stage.CHECKING
            file.save(update_fields=["cursor", "stage"])
    return file
