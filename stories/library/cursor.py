"""Where a reader stands in the list: at a story, by batch and reference.

Both are random inside a batch, so that a place in the list tells nothing of a day. A place stays
good when its story is gone: it is compared, never looked up.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from django.db.models import Q

from community.lib.code_alphabet import ALPHABET
from stories.models import Story

_TEXT: Final = re.compile(rf"(\d{{1,9}})-([{ALPHABET}]{{1,8}})(-back)?", re.ASCII)


@dataclass(frozen=True)
class Cursor:
    """The stories after this one; with `back`, those before it. `12-k7qf2m`, `12-k7qf2m-back`."""

    batch: int
    reference: str
    back: bool = False

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read it from an address, in large or small letters; None where it is none."""
        found = _TEXT.fullmatch(text.replace("-back", "-BACK").upper().replace("-BACK", "-back"))
        if found is None:
            return None
        return cls(int(found[1]), found[2], back=bool(found[3]))

    @classmethod
    def at(cls, story: Story, *, back: bool = False) -> Self:
        """The place of this story."""
        return cls(story.batch, story.reference, back)

    def __str__(self) -> str:
        return f"{self.batch}-{self.reference.lower()}{'-back' if self.back else ''}"

    def turned(self) -> Self:
        """The same place, looking the other way."""
        return replace(self, back=not self.back)

    def condition(self) -> Q:
        """What lies on its side of the place. The first half is what an index can answer."""
        if self.back:
            beyond = Q(batch__gt=self.batch) | Q(reference__lt=self.reference)
            return Q(batch__gte=self.batch) & beyond
        return Q(batch__lte=self.batch) & (
            Q(batch__lt=self.batch) | Q(reference__gt=self.reference)
        )
