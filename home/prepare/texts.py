"""The texts of a fresh installation, read from the files beside this one and `home/data/pages`."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from community.figures import placeholders

HERE: Final = Path(__file__).parent
PAGES: Final = HERE.parent / "data" / "pages"
# A line of its own in a file: here stands a part that the site fills in (`home.parts`).
_PART: Final = re.compile(r"^<!-- part: ([a-z-]+) -->$", re.MULTILINE)


@dataclass(frozen=True)
class PageText:
    """One text page. `path` is its address below the home page, without slashes at the ends."""

    path: str
    title: str
    lead: str
    html: str
    is_easy: bool
    easy_path: str

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the page."""
        return {"title": self.title, "lead": self.lead, "easy": self.is_easy, "body": self.body}

    @property
    def body(self) -> list[tuple[str, str]]:
        """The blocks of the page: texts, and between them parts by name."""
        pieces = _PART.split(self.html)
        kinds = ("text", "part")
        found = [(kinds[n % 2], piece.strip()) for n, piece in enumerate(pieces)]
        return [(kind, piece) for kind, piece in found if piece]

    @property
    def parts(self) -> set[str]:
        """The parts that the site fills in."""
        return {piece for kind, piece in self.body if kind == "part"}

    @property
    def figures(self) -> set[str]:
        """The figures that it names, in its text or its first paragraph."""
        return placeholders(self.html + self.lead)


@dataclass(frozen=True)
class Texts:
    """Everything that there is in one language."""

    language: str
    home: dict[str, Any]
    pages: list[PageText] = field(default_factory=list)


def texts(language: str) -> Texts | None:
    """The texts in this language; None where nobody has written any."""
    path = HERE / f"{language}.toml"
    if not path.exists():
        return None
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return Texts(language, tables["home"], [_page(table) for table in tables.get("page", [])])


def _page(table: dict[str, Any]) -> PageText:
    file = table.get("file", "")
    html = (PAGES / file).read_text(encoding="utf-8") if file else table.get("body", "")
    return PageText(
        path=table["slug"],
        title=table["title"],
        lead=table.get("lead", ""),
        html=html.strip(),
        is_easy=table.get("is_easy", False),
        easy_path=table.get("easy", ""),
    )


def shipped_page(language: str, path: str) -> PageText | None:
    """What the software ships for the page at this address; None for a page of staff's own."""
    found = texts(language)
    pages = [_home_page(found), *found.pages] if found else []
    return next((page for page in pages if page.path == path), None)


def _home_page(found: Texts) -> PageText:
    """The home page's words in one: it has fields of its own."""
    words = "\n".join(str(value) for value in found.home.values())
    return PageText("", found.home["title"], "", words, is_easy=False, easy_path="")
