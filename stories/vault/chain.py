"""What a restored ledger knows of what was written down outside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stories.consent import Purpose
from stories.vault.models import Submission
from stories.vault.removals import Removal
from stories.vault.safe import KeyGone, Safe

PUBLISHING = (Purpose.PUBLISH, Purpose.PUBLISH_EXACT)


@dataclass(frozen=True)
class Link:
    """One link of the restored ledger, opened."""

    number: int
    seal: str
    purpose: str
    choice: str
    day: date
    translation: str = ""


class Chain:
    """What a restored story's ledger knows. Without its key it knows nothing."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.safe: Safe | None = None
        self.links: list[Link] = []
        try:
            self.safe = Safe.of(submission.id)
        except KeyGone:
            return
        for row in submission.ledger.order_by("number"):
            entry = self.safe.get(row, "entry", {})
            day = date.fromisoformat(entry["day"])
            about = entry.get("translation", "")
            link = Link(row.number, row.seal, entry["purpose"], entry["choice"], day, about)
            self.links.append(link)

    def knows(self, removal: Removal) -> bool:
        """Whether this choice is in it, or the author spoke of the same purpose on a later day."""
        purpose = removal.told["purpose"]
        return any(
            link.seal == removal.told["after"]
            or (link.purpose == purpose and not link.translation and link.day > removal.day)
            for link in self.links
        )

    def last_word(self, purpose: Purpose) -> str:
        """The last choice about this purpose; nothing when it was never spoken of."""
        own = (link for link in reversed(self.links) if not link.translation)
        return next((link.choice for link in own if link.purpose == purpose), "")

    def published_since(self, removal: Removal) -> bool:
        """Whether the author said yes to publishing after it was taken off."""
        return any(
            link.purpose in PUBLISHING and not link.translation
            for link in self._yeses_since(removal)
        )

    def translated_since(self, removal: Removal) -> bool:
        """Whether the author said yes to this translation after it was taken down."""
        language = removal.told["translation"]
        return any(link.translation == language for link in self._yeses_since(removal))

    def _yeses_since(self, removal: Removal) -> Iterator[Link]:
        after = [link.number for link in self.links if link.seal == removal.told["after"]]
        for link in self.links:
            later = link.day > removal.day or (bool(after) and link.number > after[0])
            if later and link.choice == "yes":
                yield link
