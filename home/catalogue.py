"""Words that stand in files, one a language, so that whoever writes them needs no program.

A language needs nothing of the site but its file. What a file lacks is said in English.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

FALLBACK: Final = "en"


class Catalogue:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Each file is read once in the life of a process.
        self.tables = cache(self._tables)
        self.words = cache(self._words)

    @cached_property
    def languages(self) -> dict[str, str]:
        """Every language there is a file for, by code: its own name for itself."""
        codes = sorted(path.stem for path in self.folder.glob("*.toml"))
        return {code: self.tables(code)["about"]["name"] for code in codes}

    def _words(self, language: str) -> dict[str, Any]:
        """Every word in this language, English where there is none."""
        own = self.tables(language) if language in self.languages else {}
        return _over(self.tables(FALLBACK), own)

    def _tables(self, language: str) -> dict[str, Any]:
        """What one file says. Raises FileNotFoundError for a language without one."""
        return tomllib.loads((self.folder / f"{language}.toml").read_text(encoding="utf-8"))


def _over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The one laid over the other, table by table."""
    return {
        name: _over(under.get(name, {}), over.get(name, {}))
        if isinstance(under.get(name, over.get(name)), Mapping)
        else over.get(name, under.get(name))
        for name in {**under, **over}
    }
