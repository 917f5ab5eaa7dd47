"""The switches as they stand: for the page, and for the file to take along."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.actions.ledger import said
from stories.consent import SWITCHES, Purpose
from stories.ledger import Standing
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit
from stories.share.wordings import in_words

# Nobody can agree to an organisation that is not named: its switch comes with its name.
ON_THE_PAGE = tuple(p for p in SWITCHES if p != Purpose.SHARE_ORGANISATION)


@dataclass(frozen=True)
class Switch:
    """One row of the page."""

    purpose: str
    label: str
    hint: str
    on: bool
    since: str

    @property
    def turn(self) -> str:
        """What its button asks for: a state and not a toggle, so that an old page does no harm."""
        return f"{self.purpose} {'no' if self.on else 'yes'}"


def switches_now(visit: Visit) -> list[Switch]:
    """Every switch as it stands: one that is on with the words that were agreed to."""
    on = visit.safe.get(visit.submission, "switches", {})
    ledger = said(visit.submission, visit.safe)
    return [
        _switch(purpose, ledger.get(purpose.value), on=bool(on.get(purpose.value)))
        for purpose in ON_THE_PAGE
    ]


def _switch(purpose: Purpose, standing: Standing | None, *, on: bool) -> Switch:
    words = in_words(purpose, standing.version if standing and on else None)
    return Switch(
        purpose=purpose.value,
        label=words.label,
        hint=words.text,
        on=on,
        since=_("since %(day)s") % {"day": day(standing.day)} if standing else "",
    )
