"""Claims by the real actions, for tests: somebody tells, two moderators answer."""

from datetime import datetime
from typing import Any

from stories.actions.claims.decide import decide_claim
from stories.actions.claims.tell import claim_code, tell_claim
from stories.actions.claims.weigh import weigh_claim
from stories.choices import ClaimAnswer, ClaimKind
from stories.vault.models import Claim
from tests.stories import telling
from tests.stories.telling import DAY, NOON, Told, a_moderator, tell

# What was sent, and what stands on the page.
SENT = "Doctor Hahnemann tied me to the bed in room fourteen.\n\nNobody came for hours."
PUBLIC = "A doctor tied me to the bed in a room.\n\nNobody came for hours."
ONLY_PUBLIC = "A doctor tied me to the bed. Nobody came for hours."
KNOWS = "I wrote the name of Hahnemann, and that it was room fourteen."
GUESSES = "It was a Tuesday and my uncle drove me there."
LUCKY = f"{ONLY_PUBLIC} {GUESSES} It was in room fourteen or so."


def a_public_story(**answers: Any) -> Told:
    """On the site, with a name and a number that only the sealed text holds."""
    told = tell("reading", happened=SENT, **answers)
    telling.redact_it(told, happened=PUBLIC)
    telling.offer_it(told)
    telling.approve_it(told)
    return telling.publish_it(told)


def claim_it(told: Told | None, text: str = KNOWS, *, now: datetime = NOON, **more: Any) -> Claim:
    """A lost code; without a story when `told` is None."""
    return tell_claim(
        kind=ClaimKind.LOST_CODE,
        told={"told": text},
        language="en",
        now=now,
        reference=told.submission.reference if told else "",
        **more,
    )


def is_in(told: Told, text: str = "The words about the doctor.", **more: Any) -> Claim:
    """Somebody who is in a story."""
    return tell_claim(
        kind=ClaimKind.IN_STORY,
        told={"passage": text, "who": "me"},
        language="en",
        now=NOON,
        reference=told.submission.reference,
        **more,
    )


def code_of(claim: Claim, now: datetime = NOON) -> str:
    return claim_code(claim_id=claim.id, now=now)


def answer_it(claim: Claim, name: str, answer: str, found: Any = None, today: Any = DAY) -> Claim:
    """One moderator's answer. Sure or unsure, they tick everything unless told otherwise."""
    ticks = answer in ("theirs", "unsure") and found is None
    every = range(len(weigh_claim(claim))) if ticks else found
    now = Claim.objects.get(pk=claim.pk)
    return decide_claim(
        claim_id=claim.id,
        moderator=a_moderator(name),
        answer=ClaimAnswer(answer),
        about=now.submission.reference if now.submission else "",
        found=every or (),
        today=today,
    )


def grant_it(claim: Claim) -> Claim:
    answer_it(claim, "anna", "theirs")
    return answer_it(claim, "ben", "theirs")
