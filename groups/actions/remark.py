"""Write a remark about an entry: editors and its organisers, to each other."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from groups.actions.tell_editors import tell_editors
from groups.models import Remark


def write_remark(*, group_id: UUID, author: Any, by_editor: bool, text: str) -> Remark:
    """Keep it. Organisers read that an editor wrote, never which one; editors get a letter."""
    with transaction.atomic():
        remark = Remark.objects.create(
            group_id=group_id, author=author, by_editor=by_editor, text=text.strip()
        )
        if not by_editor:
            tell_editors(today=timezone.localdate())
    return remark
