"""Take a row as new that may be there already: an editor knows that it is another one."""

from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from groups.bring.refusals import NotNow
from groups.models import BringFile
from groups.models.bring import Fate, Stage


def take_as_new(*, file_id: UUID, editor: Any, number: int) -> None:
    """It will be brought in as an entry of its own. Once more changes nothing.

    Raises BringFile.DoesNotExist, and NotNow while rows are being checked.
    """
    with transaction.atomic():
        file = BringFile.objects.select_for_update().get(pk=file_id, editor=editor)
        if file.stage != Stage.READY:
            raise NotNow
        for row in file.rows.filter(number=number, fate=Fate.DUPLICATE):
            row.fate, row.changes = Fate.NEW, []
            row.made["another"] = True
            row.about = _id_of(row.made) or uuid5(file.pk, str(number))
            row.save(update_fields=["fate", "changes", "made", "about"])


def _id_of(made: dict[str, Any]) -> UUID | None:
    text = made["beside"].get("id")
    return UUID(text) if text else None
