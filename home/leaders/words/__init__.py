"""The words of letters and of whoever decides: one file a language (`home.catalogue`)."""

from pathlib import Path
from typing import Any, Final

from home.catalogue import FALLBACK, Catalogue

HERE: Final = Path(__file__).parent
CATALOGUE: Final = Catalogue(HERE)


def languages() -> dict[str, str]:
    """Every language there is a file for, by code: its own name for itself."""
    return CATALOGUE.languages


def words(language: str) -> dict[str, Any]:
    """Every word in this language, English where there is none."""
    return CATALOGUE.words(language)


def spoken(*wishes: str) -> str:
    """The first of these languages that there is a file for; English where there is none."""
    return next((one for one in wishes if one in languages()), FALLBACK)
