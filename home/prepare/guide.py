"""The guide's pages in a fresh installation, from the files under `home/data/guide`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[1] / "data" / "guide"
# What one block says that is a block's whole value; the others are tables.
WHOLE: Final = {"text": "html"}


@dataclass(frozen=True)
class GuideText:
    """One page of the guide. `path` is its address below the home page."""

    path: str
    title: str
    lead: str
    body: list[tuple[str, Any]]
    awaits_review: bool

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the page."""
        return {
            "title": self.title,
            "lead": self.lead,
            "body": self.body,
            "awaits_review": self.awaits_review,
        }


def guide_texts(language: str) -> list[GuideText]:
    """Every page in this language, a page before those below it; none where nobody wrote any."""
    found = [_read(path) for path in sorted((FOLDER / language).glob("*.toml"))]
    return sorted(found, key=lambda text: text.path.count("/"))


def _read(path: Path) -> GuideText:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return GuideText(
        path=table["path"],
        title=table["title"],
        lead=table.get("lead", ""),
        body=[_block(block) for block in table.get("block", ())],
        awaits_review=table.get("awaits_review", False),
    )


def _block(block: dict[str, Any]) -> tuple[str, Any]:
    kind = block["kind"]
    if kind in WHOLE:
        return kind, block[WHOLE[kind]].strip()
    values = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in block.items()
        if name != "kind"
    }
    return kind, values or None
