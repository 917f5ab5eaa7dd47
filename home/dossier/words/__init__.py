"""The words around a dossier: a catalogue of its own, one file a language (`home.catalogue`).

Whoever makes a dossier chooses its language apart from the page's.
"""

from pathlib import Path
from typing import Any, Final

from home.catalogue import Catalogue

HERE: Final = Path(__file__).parent
# English has these in the vocabulary and beside the figures themselves, with their sources.
BESIDE_THE_VOCABULARY: Final = ("definitions", "practices", "beside_figures")
_CATALOGUE: Final = Catalogue(HERE)
_tables = _CATALOGUE.tables


def languages() -> dict[str, str]:
    """Every language there is a file for, by code: its own name for itself."""
    return _CATALOGUE.languages


def words(language: str) -> dict[str, Any]:
    """Every word in this language, English where there is none."""
    return _CATALOGUE.words(language)
