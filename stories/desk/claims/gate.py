"""Open a claim: written down before a word is shown, then this session may read for a while.

What is open is this claim about this story. If a colleague finds that it is about another one, the
gate is shut again, so that nobody reads a story without being written down for it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils import timezone

from stories.actions.claims.open import may_not_weigh, open_claim
from stories.desk import gate
from stories.vault.models import Claim


@dataclass(frozen=True)
class _Door:
    """What the session keeps in mind: an id made of both, and nothing of either."""

    id: UUID


def open_and_note(request: HttpRequest, claim: Claim) -> Claim:
    """Write down who opens it, then let this session read. Raises MayNotRead."""
    opened = open_claim(claim_id=claim.id, moderator=request.user)
    gate.open_gate(request, _door(opened), now=timezone.now())
    return opened


def close(request: HttpRequest, claim: Claim) -> None:
    """This session opens it again before it reads on."""
    gate.close_gate(request, _door(claim))


def may_weigh(request: HttpRequest, claim: Claim, *, now: datetime) -> bool:
    """Whether it was opened in this session, not long ago, by somebody who may still weigh it."""
    if may_not_weigh(claim, request.user):
        close(request, claim)
        return False
    return gate.may_read(request, _door(claim), now=now)


def _door(claim: Claim) -> _Door:
    return _Door(uuid5(claim.id, str(claim.submission_id)))
