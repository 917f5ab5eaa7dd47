"""Where a reader stands in a list: at an entry, by what the list is sorted by.

A place stays good when its entry is gone: it is compared, never looked up.
"""

import base64
import binascii
import json
import math
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from django.db.models import Q

from groups.models import Group


@dataclass(frozen=True)
class Cursor:
    """The entries after this one; with `back`, those before it. `measure` is what they are sorted
    by before the name, as a number (`chord2`, by distance); None by name."""

    measure: float | None
    sort_name: str
    pk: UUID
    back: bool = False

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read it from an address; None where it is none."""
        try:
            packed = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), b"-_", True)
            back, measure, name, pk = json.loads(packed)
            line = None if measure is None else float(measure)
            key = UUID(pk)
        except (binascii.Error, ValueError, TypeError, AttributeError, RecursionError):
            return None
        fine = isinstance(name, str) and "\0" not in name and isinstance(back, bool)
        return cls(line, name, key, back) if fine and math.isfinite(line or 0.0) else None

    @classmethod
    def at(cls, group: Group, measure: str = "", *, back: bool = False) -> Self:
        """The place of this entry in the list that it was read from, sorted by this measure."""
        line = getattr(group, measure) if measure else None
        return cls(line, group.sort_name, group.pk, back)

    def __str__(self) -> str:
        packed = json.dumps(
            [self.back, self.measure, self.sort_name, self.pk.hex], ensure_ascii=False
        )
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    def turned(self) -> Self:
        """The same place, looking the other way."""
        return replace(self, back=not self.back)

    def condition(self, measure: str = "") -> Q:
        """What lies on its side of the place, in a list sorted by this measure, then by name."""
        beyond = "lt" if self.back else "gt"
        named = Q(**{f"sort_name__{beyond}": self.sort_name}) | Q(
            sort_name=self.sort_name, **{f"pk__{beyond}": self.pk}
        )
        if not measure:
            return named
        line = self.measure or 0.0
        return Q(**{f"{measure}__{beyond}": line}) | (Q(**{measure: line}) & named)
