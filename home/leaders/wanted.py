"""What an address asks of a letter: a dossier's choice, and to which office it goes."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.http import QueryDict

from home.dossier.choice import Choice
from home.leaders.words import spoken

_SLUG: Final = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True)
class Wanted:
    """References and slugs, never words of anybody."""

    choice: Choice
    office: str = ""

    @classmethod
    def parse(cls, values: QueryDict, page_language: str) -> Self:
        """Read an address. Takes any string and never raises; what is not understood is left out.

        A language that no letter is written in yet is the page's, else English.
        """
        office = values.get("office", "").strip()
        choice = Choice.parse(values, page_language)
        language = spoken(choice.language, page_language)
        return cls(
            replace(choice, language=language, q=""), office if _SLUG.fullmatch(office) else ""
        )

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """The query of an address, always in the same order, with these changes of the choice."""
        pairs = self.choice.pairs(**changes)
        return [*pairs, ("office", self.office)] if self.office else pairs

    def url_params(self, **changes: Any) -> str:
        """The same as it stands in an address."""
        pairs = self.pairs(**changes)
        return f"?{urlencode(pairs)}" if pairs else ""
