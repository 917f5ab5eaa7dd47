"""Purposes and their versioned wording. Pure: no database.

What someone agrees to is a purpose in a wording. Wordings live in files that are never edited
once used: a changed wording is a new file, and what was agreed to stays what it was.
Each purpose is asked for alone, nothing is ticked beforehand, and refusing one blocks no other
(GDPR articles 4(11) and 7).

A version is a whole set of files, one a language: `2026-1.en.toml`. Most changes only say the same
more clearly, and nobody is asked again. Where a purpose newly means something else, its table says
so in every language:

    asks_again = true
    what_changed = "New: a short sentence about what is different."

`publish` and `translate` also cover translations, each for its own case: who can read one has seen
that page and says `publish` to it; who cannot has agreed under `translate` that a second person
checks it and the page says so. Neither needed new words (`stories.actions.translating`).

Until its author answers, a yes to the words before holds as it was meant, and no further:
`stories.ledger` says how.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

WORDINGS = Path(__file__).parent / "wordings"
FALLBACK = "en"
# With these words anybody may quote a few sentences, and not only who runs the site.
QUOTED_BY_ANYONE = "2026-3"


class Purpose(StrEnum):
    """Everything an author can say yes or no to."""

    # When sending.
    READ_AND_STORE = "read-and-store"
    PUBLISH_SEE = "publish-see"
    PUBLISH_EXACT = "publish-exact"
    COUNT_ONLY = "count-only"
    READ_ONLY = "read-only"
    NO_BATCH = "no-batch"
    # When approving, with the page in view.
    PUBLISH = "publish"
    SHOW_NAME = "show-name"
    SHOW_COUNTRY = "show-country"
    SHOW_REGION = "show-region"
    SHOW_SETTING = "show-setting"
    SHOW_YEARS = "show-years"
    # At any time, off until wanted.
    SEARCH_ENGINES = "search-engines"
    QUOTE = "quote"
    PRESS = "press"
    OPEN_DATA = "open-data"
    TRANSLATE = "translate"
    SHARE_ORGANISATION = "share-organisation"
    CONTACT = "contact"
    ASK_AGAIN = "ask-again"


BY_CHOICE = {
    "see": Purpose.PUBLISH_SEE,
    "exact": Purpose.PUBLISH_EXACT,
    "count": Purpose.COUNT_ONLY,
    "read": Purpose.READ_ONLY,
}

# The switches of the return page that are simply on or off.
SWITCHES = (
    Purpose.SEARCH_ENGINES,
    Purpose.QUOTE,
    Purpose.PRESS,
    Purpose.OPEN_DATA,
    Purpose.TRANSLATE,
    Purpose.SHARE_ORGANISATION,
)
ASK_AGAIN_YEARS = (1, 2, 5)


@dataclass(frozen=True)
class Wording:
    """The words for one purpose, in one version and one language."""

    purpose: str
    version: str
    language: str
    label: str
    text: str
    asks_again: bool = False
    what_changed: str = ""


def versions() -> tuple[str, ...]:
    """Every version there is, oldest first."""
    return _versions(WORDINGS)


def newest() -> str:
    """The version that is shown, and agreed to, from now on."""
    return versions()[-1]


def wording(purpose: str, language: str = FALLBACK, *, version: str | None = None) -> Wording:
    """The words for a purpose, in English where there are none in this language.

    Raises KeyError for a purpose without words: nobody can agree to something unsaid.
    """
    version = version or newest()
    mine = _wordings(WORDINGS, version, language)
    return mine[purpose] if purpose in mine else _wordings(WORDINGS, version, FALLBACK)[purpose]


def changes(
    purpose: str, language: str = FALLBACK, *, after: str, until: str | None = None
) -> list[Wording]:
    """The wordings between two versions that newly mean something else, oldest first.

    The older version is left out and the newer one, by default the newest, is among them.
    """
    last = _order(until or newest())
    between = [one for one in versions() if _order(after) < _order(one) <= last]
    return [said for said in _said(purpose, language, between) if said.asks_again]


def _said(purpose: str, language: str, among: list[str]) -> Iterator[Wording]:
    """The words of those versions that have this purpose: one may be younger than others."""
    for version in among:
        if purpose in _wordings(WORDINGS, version, FALLBACK):
            yield wording(purpose, language, version=version)


def _order(version: str) -> tuple[int, ...]:
    """`2026-10` comes after `2026-9`."""
    return tuple(int(part) for part in version.split("-"))


@cache
def _versions(folder: Path) -> tuple[str, ...]:
    found = {path.name.split(".")[0] for path in folder.glob(f"*.{FALLBACK}.toml")}
    return tuple(sorted(found, key=_order))


@cache
def _wordings(folder: Path, version: str, language: str) -> dict[str, Wording]:
    path = folder / f"{version}.{language}.toml"
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        purpose: Wording(
            purpose,
            version,
            language,
            label=table["label"],
            text=table["text"].strip(),
            asks_again=table.get("asks_again", False),
            what_changed=table.get("what_changed", "").strip(),
        )
        for purpose, table in tables.items()
        if isinstance(table, dict)
    }
