"""End rows that have a key of their own: claims and reports. The row goes, then the key."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.db import models, transaction

from stories.actions.leaving.erase import erase
from stories.vault import removals
from stories.vault.models import Erasure


def end_rows(model: type[models.Model], ids: Sequence[UUID]) -> None:
    """Destroy them; call it inside a transaction.

    What is cut off after this is taken up by housekeeping, like a story's erasure. Written down
    outside both databases too, so that a restored backup does not bring it back.
    """
    if not ids:
        return
    # Asked for twice, the first may still be at work.
    Erasure.objects.bulk_create([Erasure(submission_id=row) for row in ids], ignore_conflicts=True)
    model._default_manager.filter(pk__in=ids).delete()
    for row in ids:
        removals.whole(row)
    # After the commit nothing may raise: what fails there is housekeeping's to finish.
    transaction.on_commit(partial(_destroy, ids), robust=True)


def _destroy(ids: Sequence[UUID]) -> None:
    for row in ids:
        erase(submission_id=row)
