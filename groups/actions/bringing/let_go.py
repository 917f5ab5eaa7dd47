"""Let go of files: by whoever brought one, or by time."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from groups.models import BringFile

KEPT_DAYS: Final = 7


def let_go(*, file_id: UUID, editor: Any) -> bool:
    """Forget a file and its rows; whether it was there."""
    deleted, _each = BringFile.objects.filter(pk=file_id, editor=editor).delete()
    return bool(deleted)


def let_go_old(*, today: date) -> int:
    """Forget what was not carried out within some days; how many files."""
    old = BringFile.objects.filter(brought_on__lte=today - timedelta(days=KEPT_DAYS))
    number = old.count()
    old.delete()
    return number
