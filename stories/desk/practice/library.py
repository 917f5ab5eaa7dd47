"""The practice stories as they ship, and what a careful reader marked in them.

A mark stands in the text itself: `[[words|reason|what stands instead|why]]`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from stories.choices import Choice, Note, Perspective, RedactionReason

HERE: Final = Path(__file__).parent / "stories"
_MARK: Final = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]\]")


@dataclass(frozen=True)
class Mark:
    """Words that point at somebody, why, and what a careful reader put there."""

    words: str
    reason: RedactionReason
    instead: str
    why: str


@dataclass(frozen=True)
class Kept:
    """Words that a careful reader left alone, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class Practice:
    """One invented story with everything that is to be learnt from it."""

    slug: str
    language: str
    title: str
    told_by: Perspective
    choice: Choice
    mentions: list[Note]
    text: str
    careful: str
    marks: list[Mark]
    left_alone: list[Kept]
    decision: str
    why: list[str]


@cache
def stories() -> dict[str, Practice]:
    """All of them by slug, English first. Raises on a file that is not whole."""
    languages = sorted((path.name for path in HERE.iterdir()), key=lambda name: name != "en")
    paths = [path for language in languages for path in sorted((HERE / language).glob("*.toml"))]
    return {one.slug: one for one in map(_read, paths)}


def _read(path: Path) -> Practice:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    marked = table["text"].strip()
    return Practice(
        slug=path.stem.partition("-")[2],
        language=path.parent.name,
        title=table["title"],
        told_by=Perspective(table["told_by"]),
        choice=Choice(table["choice"]),
        mentions=[Note(slug) for slug in table["mentions"]],
        text=_MARK.sub(r"\1", marked),
        careful=_MARK.sub(r"\3", marked),
        marks=[
            Mark(words, RedactionReason(reason), instead, why)
            for words, reason, instead, why in _MARK.findall(marked)
        ],
        left_alone=[Kept(words, why) for words, why in table["left_alone"].items()],
        decision=table["decision"],
        why=table["why"],
    )
