"""Opening and sealing: the only way to a submission's words.

Each submission has a data key of its own, kept wrapped in the database `keys`. What is sealed is
bound to the submission, the row and the field, so a value moved elsewhere does not open.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from community.lib.crypto import KeyRing, Unreadable, new_key, seal, unseal
from stories.vault.fields import SealedField
from stories.vault.models.key import DataKey
from stories.vault.proof import note_newest


class KeyGone(Unreadable):
    """The data key was destroyed: what it sealed cannot be read by anyone, ever again."""


def key_ring() -> KeyRing:
    """The master keys, newest first."""
    return KeyRing(settings.MASTER_KEYS)


class Safe:
    """Seals and opens the fields of one submission and of the rows that belong to it."""

    def __init__(self, submission_id: UUID, key: bytes) -> None:
        self._submission_id = submission_id
        self._key = key

    def __repr__(self) -> str:
        return f"Safe({self._submission_id})"

    @classmethod
    def make(cls, submission_id: UUID) -> "Safe":
        """Make and keep a new data key. It commits in `keys` before anything is sealed with it.

        Raises WrongKeys where the settings are not those of these databases.
        """
        key, ring = new_key(), key_ring()
        note_newest(ring)
        DataKey.objects.create(submission_id=submission_id, wrapped=ring.wrap(key))
        return cls(submission_id, key)

    @classmethod
    def of(cls, submission_id: UUID) -> "Safe":
        """The safe of this submission; raises KeyGone once the key was destroyed."""
        row = DataKey.objects.filter(submission_id=submission_id).first()
        if row is None:
            raise KeyGone
        return cls(submission_id, key_ring().unwrap(bytes(row.wrapped)))

    @classmethod
    def of_many(cls, submission_ids: Iterable[UUID]) -> "dict[UUID, Safe]":
        """The safes of those whose key is there. One query."""
        ring = key_ring()
        rows = DataKey.objects.filter(submission_id__in=list(submission_ids))
        return {
            row.submission_id: cls(row.submission_id, ring.unwrap(bytes(row.wrapped)))
            for row in rows
        }

    def put(self, row: models.Model, field: str, value: Any) -> None:
        """Seal `value` (anything JSON can hold) into the field; None or "" empties it."""
        self._check(row, field)
        empty = value is None or value == "" or value == [] or value == {}
        plain = json.dumps(value, ensure_ascii=False).encode()
        setattr(
            row, field, None if empty else seal(self._key, plain, bound_to=self._place(row, field))
        )

    def get(self, row: models.Model, field: str, default: Any = "") -> Any:
        """What the field holds, or `default` when empty. Raises SealBroken if it was moved."""
        self._check(row, field)
        sealed = getattr(row, field)
        if sealed is None:
            return default
        return json.loads(unseal(self._key, bytes(sealed), bound_to=self._place(row, field)))

    def read(self, row: models.Model) -> dict[str, Any]:
        """Every sealed field of the row that holds something, by name."""
        names = [f.name for f in row._meta.fields if isinstance(f, SealedField)]
        return {name: self.get(row, name) for name in names if getattr(row, name) is not None}

    def _place(self, row: models.Model, field: str) -> str:
        return f"{self._submission_id}/{row._meta.model_name}/{row.pk}/{field}"

    @staticmethod
    def _check(row: models.Model, field: str) -> None:
        if not isinstance(row._meta.get_field(field), SealedField):
            raise TypeError(f"{field} is not sealed")
