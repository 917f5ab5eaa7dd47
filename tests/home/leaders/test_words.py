"""The catalogue of letters: each language whole, no room for a word lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from home.leaders.deciding import KINDS
from home.leaders.papers import PAPERS
from home.leaders.words import CATALOGUE, HERE, languages, spoken, words

PLACES = re.compile(r"\{\w+\}")


def flat(value: Any, before: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from flat(inner, f"{before}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from flat(inner, f"{before}.{number}")
    else:
        yield before, value


@pytest.mark.parametrize("language", [path.stem for path in sorted(HERE.glob("*.toml"))])
def test_every_language_is_whole(language: str) -> None:
    english, mine = dict(flat(CATALOGUE.tables("en"))), dict(flat(CATALOGUE.tables(language)))
    assert set(mine) == set(english)
    for key, text in english.items():
        lost = set(PLACES.findall(mine[key])) ^ set(PLACES.findall(text))
        # "In our country" reads better where a name would need an article or a case.
        assert lost <= ({"{country}"} if key.endswith(".opening") else set()), key
        assert mine[key] or key == ".about.review", key
        assert mine[key].count("[") == text.count("["), key


@pytest.mark.parametrize("language", languages())
def test_no_country_in_brackets_in_a_sentence(language: str) -> None:
    for key, text in flat(CATALOGUE.tables(language)):
        assert "({country})" not in text, key


def test_languages_and_what_is_spoken_where_there_is_none() -> None:
    assert {"en", "de", "fr"} <= set(languages())
    assert (spoken("fi", "de"), spoken("fi"), spoken("fr", "de")) == ("de", "en", "fr")


def test_every_paper_and_every_kind_of_office_has_its_words() -> None:
    said = words("en")
    assert set(said["papers"]) == {paper.key for paper in PAPERS.values()}
    assert len(said["actions"]) == 6
    for kind, slug in KINDS.items():
        assert slug in PAPERS
        assert {kind, f"{kind}_can", f"{kind}_find"} <= set(said["who"])
