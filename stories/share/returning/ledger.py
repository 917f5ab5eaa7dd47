"""The author's own consent ledger, in plain words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stories.choices import DECADES
from stories.consent import Wording, wording
from stories.ledger import NEW_WORDS, NO, OLD_WORDS, SECOND_CODE, years_of
from stories.reading import language_name
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit
from stories.share.wordings import in_words


@dataclass(frozen=True)
class Entry:
    """One choice that was made, and the words it was made about."""

    purpose: str
    choice: str
    version: str
    language: str
    when: date
    by_second_code: bool = False
    translation: str = ""

    @property
    def says(self) -> str:
        """The choice in a sentence of the page's language."""
        said = {
            NO: _("You said no to: %(label)s"),
            NEW_WORDS: _("You said yes to the new words for: %(label)s"),
            OLD_WORDS: _("You kept your yes from before, without the new words, for: %(label)s"),
        }
        sentence = said.get(self.choice, _("You said yes to: %(label)s"))
        if self.by_second_code:
            sentence = _("Whoever has your second code ended this: %(label)s")
        said = sentence % {"label": in_words(self._worded, self.version).label}
        if not self.translation:
            return said
        return _("%(said)s (the translation into: %(language)s)") % {
            "said": said,
            "language": language_name(self.translation),
        }

    @property
    def day(self) -> str:
        """When, as the page writes it."""
        return day(self.when)

    @property
    def words(self) -> Wording:
        """The words as they were: of that version, in the language they were read in."""
        return wording(self._worded, self.language, version=self.version)

    @property
    def _worded(self) -> str:
        """Each time after which we ask again has words of its own, and so have decades."""
        kind = years_of(self.choice) or (DECADES if self.choice == DECADES else "")
        return f"{self.purpose}-{kind}" if kind else self.purpose


def entries(visit: Visit) -> list[Entry]:
    """Every choice in order, oldest first."""
    sealed = [visit.safe.get(row, "entry", {}) for row in visit.submission.ledger.all()]
    return [
        Entry(
            purpose=entry["purpose"],
            choice=entry["choice"],
            version=entry["wording"],
            language=entry["language"],
            when=date.fromisoformat(entry["day"]),
            by_second_code=entry.get("by") == SECOND_CODE,
            translation=entry.get("translation", ""),
        )
        for entry in sealed
    ]


def all_words(entries: list[Entry]) -> list[Wording]:
    """Every wording among them once, in the order in which they were first read."""
    return list(dict.fromkeys(entry.words for entry in entries))
