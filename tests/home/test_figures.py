"""No page says one thing and the house does another: figures come from the settings alone."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from community.figures import figures, placeholders
from home.prepare.texts import texts

ROOT = Path(settings.ROOT)
SHIPPED = [
    *sorted((ROOT / "home/data/pages").rglob("*.html")),
    *sorted((ROOT / "home/prepare").glob("*.toml")),
    *sorted((ROOT / "community/words").glob("*.toml")),
    *sorted((ROOT / "stories/wordings").glob("*.toml")),
]
# "One day" and "eine Woche" are how people speak; no period of the house is one of anything.
NUMBER = (
    r"\d+|two|three|four|five|six|seven|ten|twelve|fourteen|thirty|ninety|"
    r"zwei|drei|vier|fünf|sechs|sieben|zehn|zwölf|vierzehn|dreißig|neunzig"
)
UNIT = (
    r"days?|weeks?|months?|years?|hours?|minutes?|stories|"
    r"tage?n?|wochen?|monate?[ns]?|jahre?n?s?|stunden?|minuten?|geschichten"
)
BY_HAND = re.compile(rf"\b({NUMBER})\s+(?:\w+\s+)?({UNIT})\b", re.IGNORECASE)
# What looks like a period and is none of ours.
AGE = re.compile("18 (years|Jahren?)")
DECADE = re.compile("ten years|zehn Jahren?")
CHOSEN = re.compile("(1|2|5|two|five|zwei|fünf) (years?|Jahren?|Jahr)")
NOT_OURS = (AGE, DECADE, CHOSEN)


def by_hand(text: str) -> list[str]:
    """Every number that stands before a unit, and no brace between them."""
    plain = re.sub(r"<[^>]+>|^\s*#.*$", " ", text, flags=re.MULTILINE)
    found = [match[0] for match in BY_HAND.finditer(plain)]
    return [said for said in found if not any(known.fullmatch(said) for known in NOT_OURS)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_period_is_written_by_hand(path: Path) -> None:
    assert by_hand(path.read_text()) == []


@pytest.mark.parametrize(
    "text", ["deleted after 30 days", "nach dreißig Tagen", "waits <b>7</b> days", "three stories"]
)
def test_one_written_by_hand_would_be_found(text: str) -> None:
    assert by_hand(text)


def test_every_name_in_braces_is_a_figure() -> None:
    for path in SHIPPED:
        assert placeholders(path.read_text()) <= set(figures()), path.name


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.django_db(databases=["default", "keys"])
def test_pages_show_the_settings_of_today(
    tree: None, client: Client, settings: Any, language: str
) -> None:
    settings.PERIODS = {name: 1000 + n for n, name in enumerate(settings.PERIODS)}
    settings.SESSION_COOKIE_AGE = 60 * 999
    found = texts(language)
    assert found is not None
    for page in found.pages:
        if page.path == "stories":
            continue
        html = client.get(f"/{language}/{page.path}/").content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        assert not placeholders(main), page.path
        for name in page.figures:
            assert figures()[name] in main, (page.path, name)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.django_db(databases=["default", "keys"])
def test_the_privacy_page_says_every_period_after_which_something_goes(
    tree: None, client: Client, settings: Any, language: str
) -> None:
    settings.PERIODS = {name: 1000 + n for n, name in enumerate(settings.PERIODS)}
    html = client.get(f"/{language}/about/privacy/").content.decode()
    for name in (
        "DRAFT_DAYS",
        "APPROVAL_MONTHS",
        "DECLINED_DAYS",
        "CONTACT_DAYS",
        "RECEIPT_MINUTES",
        "CLAIM_KEPT_DAYS",
        "CLAIM_OPEN_DAYS",
        "REPORT_KEPT_DAYS",
        "AUDIT_MONTHS",
        "BACKUP_DAYS",
        "CLAIM_DAYS",
    ):
        assert str(settings.PERIODS[name]) in html, name


def test_both_languages_name_the_same_figures_and_parts() -> None:
    english, german = texts("en"), texts("de")
    assert english is not None and german is not None
    for one, other in zip(english.pages, german.pages, strict=True):
        assert (one.figures, one.parts) == (other.figures, other.parts), one.path
        kinds = [[kind for kind, _words in page.body] for page in (one, other)]
        assert kinds[0] == kinds[1], one.path
