"""Rotate: wrap every data key under the newest master key, while the site goes on working."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from community.lib.crypto import KeyUnreadable
from stories.vault.models import DataKey
from stories.vault.proof import note_newest, retire_older
from stories.vault.safe import key_ring

KEYS = "keys"


@dataclass
class Rotated:
    """How many keys were wrapped anew, how many were already, and which none of ours opens."""

    rewrapped: int = 0
    current: int = 0
    unreadable: int = 0


def rotate(*, batch_size: int = 500) -> Rotated:
    """Go through all data keys, a batch a transaction. Safe to stop, and to run again.

    Readers hold the old wrapping or the new one and can open both, for all master keys stay
    configured meanwhile. A key destroyed on the way stays destroyed. Raises WrongKeys before it
    begins, when a master key that may be needed is not at hand.
    """
    note_newest(key_ring())
    done, after = Rotated(), None
    while ids := _next(after, batch_size):
        _rewrap(ids, done)
        after = ids[-1]
    if not done.unreadable:
        # Only now: cut off before, a server that lacks an older key would not have started.
        retire_older(key_ring())
    return done


def _next(after: UUID | None, batch_size: int) -> list[UUID]:
    keys = DataKey.objects.order_by("submission_id")
    if after is not None:
        keys = keys.filter(submission_id__gt=after)
    return list(keys.values_list("submission_id", flat=True)[:batch_size])


def _rewrap(ids: list[UUID], done: Rotated) -> None:
    ring = key_ring()
    with transaction.atomic(using=KEYS):
        for row in DataKey.objects.select_for_update().filter(submission_id__in=ids):
            if ring.wrapped_by_newest(bytes(row.wrapped)):
                done.current += 1
                continue
            try:
                wrapped = ring.rewrap(bytes(row.wrapped))
            except KeyUnreadable:
                done.unreadable += 1
                continue
            # An update, never a save: a row that is gone must not come back.
            DataKey.objects.filter(pk=row.pk).update(wrapped=wrapped)
            done.rewrapped += 1
