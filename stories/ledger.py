"""What a consent ledger says: the last word on each purpose, and the words it was given to.

Pure: no database; entries come as they were sealed (`stories.actions.ledger.record`), in order.
An entry's choice is `yes`, `no`, a number of years, `decades`, or an answer to a changed wording:

- `new-words`: the yes from before holds for the newer words too;
- `old-words`: it holds as it was given, and nobody asks about these newer words again.

`decades` is a yes to showing the decade alone, where the question was the years.

An entry that names a `translation` is about the page in that language alone: a yes to `publish`
of somebody who saw exactly that page, or to `translate` of somebody who cannot read it. It says
nothing about the story itself, so it has a standing of its own (`about_translation`).

**An old yes holds with its old meaning.** A changed wording changes nothing about what was agreed:
not the choice, not its day, not the switch on the page. Whatever the software did under the older
words it goes on doing. Whatever a newer wording *adds* may be done only for those who agreed to
it, so the code that does it has to ask `Standing.covers("2027-1")`, naming the version that
brought it, and never only whether there is a yes. A column such as `Story.allows_quoting` means
what the first wording of its purpose said; a wider meaning gets a column of its own. So far one
wording has widened something: since 2026-3 a yes to `quote` lets anybody quote a few sentences, and
`Story.quotable_by_anyone` says whose yes covers that (`stories.actions.allowing`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from stories.consent import Purpose, Wording, changes

YES: Final = "yes"
NO: Final = "no"
NEW_WORDS: Final = "new-words"
OLD_WORDS: Final = "old-words"
# Who else than the author ended something, as an entry names them under `by`.
SECOND_CODE: Final = "second-code"
# Choices of “ask me again” are written as people say them.
YEARS: Final = " years"


@dataclass(frozen=True)
class Standing:
    """The last word on one purpose: the choice, its day, and the words it was given to."""

    purpose: str
    choice: str
    day: date
    version: str
    language: str
    # The newest wording that was answered, with a yes to it or without.
    answered: str

    @property
    def is_yes(self) -> bool:
        """Whether it was agreed to; a number of years is a yes."""
        return self.choice != NO

    @property
    def years(self) -> int | None:
        """For how many years, where that was the choice."""
        return years_of(self.choice)

    def covers(self, version: str) -> bool:
        """Whether this is a yes to what the words of this version mean as well."""
        return self.is_yes and not changes(self.purpose, after=self.version, until=version)

    def unanswered(self, language: str) -> list[Wording]:
        """Changed wordings that its author has not been heard about, oldest first."""
        return changes(self.purpose, language, after=self.answered) if self.is_yes else []


def years_of(choice: str) -> int | None:
    """The years in a choice of “ask me again”; nothing in any other."""
    number = choice.removesuffix(YEARS)
    return int(number) if choice.endswith(YEARS) and number.isdecimal() else None


def standings(entries: Iterable[Mapping[str, Any]]) -> dict[str, Standing]:
    """The last word on every purpose that was ever asked about."""
    found: dict[str, Standing] = {}
    for entry in entries:
        name = about_translation(entry["purpose"], entry.get("translation", ""))
        found[name] = _after(found.get(name), entry)
    return found


def about_translation(purpose: str, language: str) -> str:
    """What the last word on one translation is found under; the purpose, for the story itself."""
    return f"{purpose}/{language}" if language else str(purpose)


def says_yes(said: Mapping[str, Standing], purpose: Purpose) -> bool:
    """Whether the last word on this purpose is a yes; never asked is a no."""
    return purpose.value in said and said[purpose.value].is_yes


def _after(before: Standing | None, entry: Mapping[str, Any]) -> Standing:
    choice, version = entry["choice"], entry["wording"]
    if before is None or choice not in (NEW_WORDS, OLD_WORDS):
        return Standing(
            purpose=entry["purpose"],
            choice=choice,
            day=date.fromisoformat(entry["day"]),
            version=version,
            language=entry["language"],
            answered=version,
        )
    if choice == NEW_WORDS:
        return replace(before, version=version, language=entry["language"], answered=version)
    return replace(before, answered=version)
