"""What nobody has put into a language yet, counted from the files: for whoever translates.

None of it is an error: what is missing is told in English, and a missing page says so.
"""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import polib
from django.conf import settings

from home.prepare.guide import guide_texts
from home.prepare.helpline_words import WORDS
from home.prepare.texts import texts
from stories.consent import WORDINGS, newest

ROOT: Final = Path(settings.ROOT)
ENGLISH: Final = "en"
# Files of tables, one a language.
TABLES: Final = {
    "words for cold moments": ROOT / "community" / "words",
    "words around a dossier": ROOT / "home" / "dossier" / "words",
}
MOST_NAMED: Final = 8


def missing(language: str) -> Iterator[str]:
    """A line for each kind of text of which something is missing; none for a whole language."""
    yield from _catalogue(language)
    yield from _line("pages of the guide", _guide(language), _guide(ENGLISH))
    yield from _line("other pages", _pages(language), _pages(ENGLISH))
    for called, folder in TABLES.items():
        yield from _line(called, _keys(folder, language), _keys(folder, ENGLISH))
    for kind in ("", "-easy"):
        there, wanted = (
            _keys(WORDINGS, f"{newest()}.{code}{kind}") for code in (language, ENGLISH)
        )
        yield from _line(f"words of consent {newest()}{kind}", there, wanted)
    yield from _line("labels of topics", *_topics("topic_labels", language))
    yield from _line("everyday words of topics", *_topics("topic_words", language))


def _catalogue(language: str) -> Iterator[str]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    done = {entry.msgid for entry in entries if entry.translated()}
    yield from _line("texts of the interface", done, {entry.msgid for entry in entries})
    yield from _line("words of help lines", done & set(WORDS), set(WORDS))
    doubtful = {entry.msgid for entry in entries if entry.fuzzy}
    if doubtful:
        yield f"texts of the interface: {len(doubtful)} are marked as doubtful"


def _guide(language: str) -> set[str]:
    return {text.path for text in guide_texts(language)}


def _pages(language: str) -> set[str]:
    found = texts(language)
    return {page.path for page in found.pages} if found else set()


def _keys(folder: Path, name: str) -> set[str]:
    """The dotted names of every text in a file of tables; none where there is no file."""
    path = folder / f"{name}.toml"
    return set(_flat(tomllib.loads(path.read_text("utf-8")))) if path.exists() else set()


def _flat(table: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name


def _topics(file: str, language: str) -> tuple[set[str], set[str]]:
    with (ROOT / "community" / "data" / f"{file}.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {row["slug"] for row in rows if row.get(language)}, {row["slug"] for row in rows}


def _line(called: str, there: set[str], wanted: set[str]) -> Iterator[str]:
    left = sorted(wanted - there)
    if left:
        named = f" ({', '.join(left)})" if len(left) <= MOST_NAMED else ""
        yield f"{called}: {len(left)} of {len(wanted)} are missing{named}"
