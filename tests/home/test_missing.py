"""`manage.py untranslated`: what is missing in each language, without failing."""

import io
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from home.prepare import missing as counting
from home.prepare.missing import missing


def test_it_speaks_of_every_language_but_english() -> None:
    out = io.StringIO()
    call_command("untranslated", stdout=out)
    told = out.getvalue().splitlines()
    assert {line.split(":")[0] for line in told} == {"Deutsch", "Français"}


def test_of_german_only_what_waits_for_the_next_gathering_is_missing() -> None:
    assert [line for line in missing("de") if not line.startswith("texts of the interface")] == []


def test_the_newest_words_of_consent_are_there_in_french() -> None:
    assert not any(line.startswith("words of consent") for line in missing("fr"))


def test_what_is_missing_is_counted_and_a_few_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "en.toml").write_text('[a]\nbody = "One"\n[b]\nbody = "Two"\n')
    (folder / "fr.toml").write_text('[a]\nbody = "Un"\n')
    monkeypatch.setattr(counting, "TABLES", {"words here": folder})
    assert "words here: 1 of 2 are missing (b.body)" in list(missing("fr"))
    shutil.rmtree(folder)
    assert not any(line.startswith("words here") for line in missing("fr")), "nothing is wanted"


def test_a_doubtful_text_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    catalogue = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    text = '#, fuzzy\nmsgid "Stories"\nmsgstr "Histoires"\n\nmsgid "Guide"\nmsgstr "Guide"\n'
    (catalogue / "django.po").write_text(text)
    data = tmp_path / "community" / "data"
    data.mkdir(parents=True)
    for name in ("topic_labels", "topic_words"):
        (data / f"{name}.csv").write_text("slug,fr\nseclusion,Isolement\n")
    monkeypatch.setattr(counting, "ROOT", tmp_path)
    told = list(missing("fr"))
    assert "texts of the interface: 1 of 2 are missing (Stories)" in told
    assert "texts of the interface: 1 are marked as doubtful" in told
