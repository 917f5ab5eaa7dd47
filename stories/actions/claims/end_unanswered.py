"""End unanswered: a claim that nobody decided in time is over, and the person reads that kindly.

Nobody's words may wait for ever. What was told is destroyed at once, with the key; the row stays
for as long as an answered one, so that the claim's own code still opens an answer.
"""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.crypto import Unreadable
from stories.actions.claims.decide import close
from stories.actions.leaving.scrub import scrub_search
from stories.actions.notify import send_note
from stories.vault.models import Claim, ClaimState, DataKey
from stories.vault.safe import Safe

SEALED = ("told", "contact", "slip", "new_slip")


def end_unanswered(*, today: date) -> int:
    """End every claim that is open since too long; how many.

    Cut off between a row and its key, the next run destroys the key. A restored backup brings an
    old claim back as open, and so it ends again.
    """
    due = Claim.objects.open().filter(told_on__lte=today - _open_for())
    ended = sum(_end(row, today) for row in list(due.values_list("id", flat=True)))
    over = Claim.objects.filter(state=ClaimState.OVER).values_list("id", flat=True)
    keys, _ = DataKey.objects.filter(submission_id__in=list(over)).delete()
    if ended or keys:
        scrub_search()
    return ended


def answer_by(claim: Claim) -> date:
    """The day on which an open claim ends by itself."""
    return claim.told_on + _open_for()


def _open_for() -> timedelta:
    return timedelta(days=settings.PERIODS["CLAIM_OPEN_DAYS"])


def _end(claim_id: UUID, today: date) -> bool:
    """True when it is over now; one that was answered or deleted in this moment is left alone."""
    with transaction.atomic():
        claim = Claim.objects.filter(pk=claim_id).select_for_update().first()
        if claim is None or claim.state != ClaimState.OPEN:
            return False
        address = _address(claim)
        for name in SEALED:
            setattr(claim, name, None)
        claim.save(update_fields=SEALED)
        close(claim, ClaimState.OVER, today=today)
        transaction.on_commit(partial(send_note, address, language=claim.language), robust=True)
    return True


def _address(claim: Claim) -> str:
    try:
        return str(Safe.of(claim.id).get(claim, "contact"))
    except Unreadable:
        return ""
