"""French: what is translated keeps its placeholders, and what is not falls back to English."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, override

from community.words import say, shipped
from stories.consent import newest, wording
from tests.community.test_german import PLACES, _flat

ROOT = Path(settings.ROOT)
CATALOGUE = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"


def test_every_language_besides_english_has_its_folder() -> None:
    folders = {path.name for path in (ROOT / "locale").iterdir()}
    assert folders == {code for code, _name in settings.LANGUAGES} - {"en"}
    assert "nplurals=2; plural=(n > 1);" in CATALOGUE.read_text()


@pytest.mark.parametrize("kind", ["", "-easy"])
def test_what_people_agree_to_is_whole(kind: str) -> None:
    folder = ROOT / "stories" / "wordings"
    english, french = (
        tomllib.loads((folder / f"{newest()}.{code}{kind}.toml").read_text())
        for code in ("en", "fr")
    )
    one, other = _flat(english), _flat(french)
    assert list(one) == list(other)
    for key, text in one.items():
        assert other[key] != text or key.endswith("asks_again"), key
        assert set(PLACES.findall(text)) == set(PLACES.findall(other[key])), key
        assert len(other[key].splitlines()) >= len(text.splitlines()) // 2, key


def test_older_words_were_never_shown_in_french_and_are_not_made_up_now() -> None:
    for version in ("2026-1", "2026-2"):
        assert wording("quote", "fr", version=version).language == "en"
    assert wording("quote", "fr").language == "fr"


def test_french_signs_stand_where_french_puts_them() -> None:
    """No sign of two parts without its room before it, no straight apostrophe."""
    files = [
        *(ROOT / "stories" / "wordings").glob("*.fr*.toml"),
        ROOT / "home" / "prepare" / "fr.toml",
    ]
    for path in files:
        for line in path.read_text().splitlines():
            if not line.startswith("#"):
                assert not re.search(r"[^\u00a0][:;?!»]|«[^\u00a0]|'", line), (path.name, line)


@pytest.mark.django_db
def test_every_moment_has_words_in_french_or_in_english() -> None:
    for key in shipped("en"):
        expected = shipped("fr").get(key) or shipped("en")[key]
        assert say(key, "fr").key == expected.key and say(key, "fr").body


def test_dates_numbers_and_plurals_are_french() -> None:
    with override("fr"):
        assert date_format(date(2026, 11, 4)) == "4 novembre 2026"
        assert date_format(date(2026, 11, 4), "SHORT_DATE_FORMAT") == "4 nov. 2026"
        assert date_format(date(2026, 11, 4), "MONTH_DAY_FORMAT") == "4 novembre"
        assert number_format(1234.5, 1, use_l10n=True, force_grouping=True) == "1\xa0234,5"
        assert gettext("%(some)s and %(last)s") % {"some": "a, b", "last": "c"} in (
            "a, b and c",
            "a, b et c",
        )


def test_a_text_that_nobody_translated_yet_is_english() -> None:
    with override("fr"):
        assert gettext("A text that is in no catalogue") == "A text that is in no catalogue"
