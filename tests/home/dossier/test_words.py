"""The catalogue: each language whole, no placeholder lost, nothing that only the site could say."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from home.dossier.sections.alternatives import practices
from home.dossier.words import BESIDE_THE_VOCABULARY, HERE, _tables, languages, words
from home.evidence.metrics import metrics
from stories.choices import Note, Perspective

PLACES = re.compile(r"\{\w+\}")


def flat(table: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            if name not in BESIDE_THE_VOCABULARY:
                yield from flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def test_english_and_german_are_there() -> None:
    assert {"en", "de"} <= set(languages())


@pytest.mark.parametrize("language", [path.stem for path in sorted(HERE.glob("*.toml"))])
def test_every_language_is_whole(language: str) -> None:
    english, mine = dict(flat(_tables("en"))), dict(flat(_tables(language)))
    assert set(mine) == set(english)
    for key, text in english.items():
        assert set(PLACES.findall(mine[key])) == set(PLACES.findall(text)), key
        assert mine[key] or key == "about.review", key


def test_english_has_a_word_for_all_that_can_stand_on_a_page() -> None:
    english = words("en")
    assert set(english["notes"]) == set(Note.values)
    assert set(english["told_by"]) == set(Perspective.values)
    assert set(english["metrics"]) == set(metrics())


def test_a_language_without_a_file_is_english() -> None:
    assert words("xx") == words("en")


@pytest.mark.django_db
def test_what_is_said_of_the_vocabulary_names_what_is_in_it() -> None:
    from django.core.management import call_command

    from community.models import Alternative, Coercion

    call_command("load_topics", verbosity=0)
    known = {*Coercion.objects.values_list("slug", flat=True)}
    known |= {*Alternative.objects.values_list("slug", flat=True)}
    named = {row["slug"] for rows in practices().values() for row in rows}
    assert set(practices()) <= known
    for language in languages():
        said = _tables(language)
        assert set(said.get("definitions", {})) <= known
        assert set(said["evidence"]) - {"source", "url"} <= known
        assert set(said.get("practices", {})) <= named
