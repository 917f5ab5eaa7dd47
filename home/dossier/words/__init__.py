"""The words around a dossier: a catalogue of its own, one file a language.

Whoever makes a dossier chooses its language apart from the page's, and a language needs nothing
of the site but its file here. What a file lacks is said in English.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
FALLBACK: Final = "en"
# English has these in the vocabulary itself, with their sources.
BESIDE_THE_VOCABULARY: Final = ("definitions", "practices")


@cache
def languages() -> dict[str, str]:
    """Every language there is a file for, by code: its own name for itself."""
    codes = sorted(path.stem for path in HERE.glob("*.toml"))
    return {code: _tables(code)["about"]["name"] for code in codes}


@cache
def words(language: str) -> dict[str, Any]:
    """Every word in this language, English where there is none."""
    return _over(_tables(FALLBACK), _tables(language) if language in languages() else {})


@cache
def _tables(language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def _over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The one laid over the other, table by table."""
    return {
        name: _over(under.get(name, {}), over.get(name, {}))
        if isinstance(under.get(name, over.get(name)), Mapping)
        else over.get(name, under.get(name))
        for name in {**under, **over}
    }
