"""The second language is whole: no text falls back, no placeholder is lost, nothing is stale."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, override, pgettext

ROOT = Path(settings.ROOT)
CATALOGUE = ROOT / "locale" / "de" / "LC_MESSAGES"
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
PAIRS = [
    ("community/words/en.toml", "community/words/de.toml"),
    ("community/words/en.toml", "community/words/fr.toml"),
    ("stories/wordings/2026-1.en.toml", "stories/wordings/2026-1.de.toml"),
    ("stories/wordings/2026-1.en-easy.toml", "stories/wordings/2026-1.de-easy.toml"),
    ("stories/wordings/2026-2.en.toml", "stories/wordings/2026-2.de.toml"),
    ("stories/wordings/2026-2.en-easy.toml", "stories/wordings/2026-2.de-easy.toml"),
    ("stories/wordings/2026-3.en.toml", "stories/wordings/2026-3.de.toml"),
    ("stories/wordings/2026-3.en-easy.toml", "stories/wordings/2026-3.de-easy.toml"),
]


def entries() -> list[tuple[str, str]]:
    """Every English text of the catalogue with its German one."""
    text = (CATALOGUE / "django.po").read_text()
    found = []
    for block in text.split("\n\n")[1:]:
        english = _joined(block, "msgid")
        german = _joined(block, r"msgstr(?:\[0\])?")
        if english and "msgctxt" not in block:
            found.append((english, german))
    return found


def _joined(block: str, keyword: str) -> str:
    match = re.search(rf'^{keyword} ((?:"(?:[^"\\]|\\.)*"\n?)+)', block, re.MULTILINE)
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])) if match else ""


def test_every_text_has_its_german_one():
    assert len(entries()) > 1000
    assert [english for english, german in entries() if not german] == []
    assert "fuzzy" not in (CATALOGUE / "django.po").read_text()


def test_no_placeholder_is_lost():
    wrong = [e for e, g in entries() if set(PLACES.findall(e)) != set(PLACES.findall(g))]
    # A plural's first German form may leave its number out ("ein Tag").
    assert [e for e in wrong if "count" not in e and "days" not in e and "%(n)s" not in e] == []


def test_the_compiled_catalogue_is_the_one_in_words():
    contexts = re.findall(r'^msgctxt "(.*)"', (CATALOGUE / "django.po").read_text(), re.MULTILINE)

    def said(english: str) -> set[str]:
        return {gettext(english), *(pgettext(context, english) for context in contexts)}

    with override("de"):
        stale = [e for e, g in entries() if "\\" not in e and g not in said(e) and "%(" not in e]
    assert stale == []


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_both_files_say_the_same_things(english, german):
    one, other = (tomllib.loads((ROOT / path).read_text()) for path in (english, german))
    assert set(_flat(one)) == set(_flat(other))
    for key, text in _flat(one).items():
        assert set(PLACES.findall(text)) == set(PLACES.findall(_flat(other)[key])), key


def _flat(table: dict, prefix: str = "") -> dict[str, str]:
    found = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{name}.")
        else:
            found[prefix + name] = str(value)
    return found


def test_no_text_was_added_without_being_gathered():
    """The tags of every template are in the catalogue (`make messages` gathers them)."""
    known = {english for english, _ in entries()}
    said = subprocess.run(
        ["grep", "-rhoE", r'\{% translate "[^"]+"', "templates"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    texts = {line.split('"', 1)[1].removesuffix('"') for line in said}
    assert sorted(texts - {e.replace("\\n", "\n") for e in known}) == []
