"""Lists of words that ship with the rules: what they hold stands in `data/README.md`."""

import lzma
from functools import lru_cache
from pathlib import Path
from typing import Final

from community.lib.geo import fold

_DATA: Final = Path(__file__).parent / "data"


def read(name: str) -> str:
    """A list as it was made."""
    with lzma.open(_DATA / f"{name}.txt.xz", "rt", encoding="utf-8") as text:
        return text.read()


@lru_cache
def known_words(language: str) -> frozenset[str]:
    """Words of everyday texts in that language, folded. Names are left out."""
    words = frozenset(read(f"known.{language}").splitlines())
    return common_words(language) | (words - _names_alone())


@lru_cache
def common_words(language: str) -> frozenset[str]:
    """Those of them that are used most: they hardly ever mean a person or a place."""
    return frozenset(read(f"common.{language}").splitlines()) - _names_alone()


@lru_cache
def both(language: str) -> frozenset[str]:
    """Given names that are words too when they have no capital: "rosa", "bill"."""
    return frozenset(read(f"both.{language}").splitlines())


@lru_cache(maxsize=1)
def regions() -> frozenset[str]:
    """Regions, islands, rivers and mountains, folded: what the gazetteer of towns has not."""
    return _plain("regions")


@lru_cache(maxsize=1)
def _names_alone() -> frozenset[str]:
    """Names that a dictionary takes for words, and that hardly ever are."""
    return _plain("never_words")


def _plain(name: str) -> frozenset[str]:
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(fold(word.replace("_", " ")) for word in words)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of all Europe, folded."""
    return frozenset(read("names.given").splitlines())


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Family names of all Europe that are not given names too, folded."""
    return frozenset(read("names.family").splitlines())
