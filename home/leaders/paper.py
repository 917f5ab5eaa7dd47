"""What a paper is: a letter, the page for a meeting, or the sheet for afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from home.leaders.filled import Filled

# A piece gives one paragraph of a letter, or "" where there is nothing to say.
Piece = Callable[[Filled], str]
WIDE: Final = 68  # letters of a line, about; for a box that is high enough without a script


@dataclass(frozen=True)
class Paper:
    """One of them. `build` gives what its template (of the same name as `form`) needs."""

    slug: str
    form: str
    build: Callable[[Filled], Mapping[str, Any]]
    role: str = ""  # whose task it must be to get it (`home.leaders.offices`); "": anybody's

    @property
    def key(self) -> str:
        """Under which its words stand."""
        return self.slug.replace("-", "_")

    @property
    def template(self) -> str:
        """Where it is written out."""
        return f"leaders/forms/{self.form}.html"


def letter(slug: str, pieces: Sequence[Piece], role: str = "") -> Paper:
    """A letter of these pieces, one beneath the other, to offices with this role."""

    def build(filled: Filled) -> dict[str, Any]:
        return box("\n\n".join(text for piece in pieces if (text := piece(filled))))

    return Paper(slug, "letter", build, role)


def box(text: str) -> dict[str, Any]:
    """A text for a box, and how many rows that box takes."""
    rows = sum(1 + len(line) // WIDE for line in text.split("\n"))
    return {"text": text, "rows": rows}
