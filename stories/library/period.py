"""A time that people remember: a decade, a year, or some years."""

import re
from dataclasses import dataclass
from typing import Final, Self

from django.db.models import Q
from django.utils.translation import gettext as _

from stories.reading import years_label

_DECADE: Final = re.compile(r"(\d{3}0)s", re.ASCII)
_YEARS: Final = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)


@dataclass(frozen=True)
class Period:
    """First and last year, both inside. `1990s`, `1994` or `1987-1994` in an address."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read it from an address; None where it is no period."""
        if found := _DECADE.fullmatch(text.lower()):
            return cls.decade(int(found[1]))
        if (found := _YEARS.fullmatch(text)) is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        return cls(first, last) if first <= last else None

    @classmethod
    def decade(cls, first: int) -> Self:
        """The ten years from this one on."""
        return cls(first, first + 9)

    @property
    def is_decade(self) -> bool:
        """Whether it is ten years that begin with a round one."""
        return self.first % 10 == 0 and self.last == self.first + 9

    def __str__(self) -> str:
        if self.is_decade:
            return f"{self.first:04}s"
        return "-".join(f"{year:04}" for year in dict.fromkeys((self.first, self.last)))

    @property
    def label(self) -> str:
        """For people: “the 1990s”, “1994”, “1987–1994”."""
        if self.is_decade:
            return _("the %(decade)ss") % {"decade": self.first}
        return years_label((self.first, self.last))

    def condition(self) -> Q:
        """Stories whose years touch it: a vague time overlaps, as people remember."""
        return Q(from_year__lte=self.last, to_year__gte=self.first)
