"""Decide a claim: two moderators answer, each alone, and their answers settle it.

A code is given back only when both hold that the story is theirs, and only after a waiting time in
which whoever has the code can say no. In real doubt the story is out of sight, and its author
puts it back with the code: real is a doubt once one of the two has named what they found in the
sealed text, beyond a single word that may be luck. What only repeats the public page never gets
further than a no.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from community.lib.crypto import Unreadable
from community.models import AuditEvent, Verb
from community.words import say
from stories.actions.claims.open import may_not_weigh
from stories.actions.claims.weigh import weigh_claim
from stories.actions.notify import send_note, tell_there_is_news
from stories.actions.refusals import (
    Incomplete,
    MayNotRead,
    NotNow,
    Overtaken,
    SamePerson,
    TellsNothing,
)
from stories.actions.second_look import two_have_looked
from stories.actions.suspend import suspend
from stories.actions.write import add_message
from stories.choices import ANSWERS_TO, ClaimAnswer, ClaimKind, SuspendReason
from stories.overlap import carries
from stories.vault.models import Claim, ClaimDecision, ClaimState, State, Submission
from stories.vault.safe import Safe

TWO: Final = 2
WEIGHT: Final = {ClaimAnswer.HIDE: 2, ClaimAnswer.CHANGE: 1, ClaimAnswer.STAYS: 0}
HIDES: Final = {
    ClaimState.DOUBT: SuspendReason.AUTHOR_DOUBT,
    ClaimState.HIDDEN: SuspendReason.PERSON_NAMED,
}
OUT_OF_SIGHT: Final = {ClaimState.HIDDEN: State.SUSPENDED}
TOLD_TO_AUTHOR: Final = {
    ClaimState.HIDDEN: "claim_author_hidden",
    ClaimState.CHANGE: "claim_author_change",
}


def settle(kind: ClaimKind, answers: Collection[ClaimAnswer]) -> ClaimState | None:
    """What these answers come to; nothing while another one is needed. Pure."""
    if kind == ClaimKind.LOST_CODE:
        return _settle_lost_code(answers)
    if len(answers) < TWO:
        return None
    weight = sum(WEIGHT[answer] for answer in answers)
    if weight == TWO * WEIGHT[ClaimAnswer.HIDE]:
        return ClaimState.HIDDEN
    return ClaimState.CHANGE if weight >= WEIGHT[ClaimAnswer.HIDE] else ClaimState.STAYS


def _settle_lost_code(answers: Collection[ClaimAnswer]) -> ClaimState | None:
    if ClaimAnswer.NOT_THEIRS in answers:
        return ClaimState.REFUSED
    if len(answers) < TWO:
        return None
    sure = all(answer == ClaimAnswer.THEIRS for answer in answers)
    return ClaimState.GRANTED if sure else ClaimState.DOUBT


def decide_claim(
    *,
    claim_id: UUID,
    moderator: Any,
    answer: ClaimAnswer,
    today: date,
    about: str,
    found: Iterable[int] = (),
) -> Claim:
    """Give one moderator's answer; the second one, or a no, settles the claim.

    `about`: the reference of the story that was in view, "" when there was none. `found`: the
    numbers (from 0, as `weigh_claim` gives them) of the sentences that this moderator found in the
    sealed text. Raises Overtaken when the claim is about another story by now, TellsNothing when
    the answer would carry a claim that does not tell enough for it, Incomplete when no story was
    matched yet, SamePerson for a second answer, MayNotRead for somebody who stepped back, NotNow
    when it is settled.
    """
    with transaction.atomic():
        claim = Claim.objects.locked(claim_id)
        _refuse(claim, moderator, answer, about)
        ClaimDecision.objects.create(
            claim=claim,
            moderator=moderator,
            answer=answer,
            given_on=today,
            named=_names_enough(claim, answer, set(found)),
        )
        # Without the answer: the other moderator decides alone.
        AuditEvent.record(verb=Verb.CLAIM_ANSWERED, subject=claim.id, actor=moderator)
        outcome = _outcome(claim)
        if outcome is None:
            return claim
        close(claim, outcome, actor=moderator, today=today)
        news = _carry_out(claim, outcome, moderator, today)
    if news and claim.submission is not None:
        tell_there_is_news(claim.submission)
    tell_claimant(claim)
    return claim


def ready_on(claim: Claim) -> date:
    """The first day on which a granted claim gives out a new code."""
    return (claim.settled_on or claim.told_on) + timedelta(days=settings.PERIODS["CLAIM_DAYS"])


def close(claim: Claim, outcome: ClaimState, *, today: date, actor: Any = None) -> None:
    """Enter an outcome and write it down where the story's trail is."""
    claim.move(outcome, today=today)
    claim.save(update_fields=["state", "settled_on"])
    subject = claim.submission_id or claim.id
    AuditEvent.record(verb=Verb.CLAIM_SETTLED, subject=subject, actor=actor, reason=outcome.value)


def _outcome(claim: Claim) -> ClaimState | None:
    """What the answers come to. Of two who are unsure, one names what they found.

    Without that it is a guess, and guesses hide nothing: a wrong no can be mended, for whoever
    remembers more can ask again, and nothing about the story has changed meanwhile.
    """
    rows = list(claim.decisions.all())
    outcome = settle(ClaimKind(claim.kind), [ClaimAnswer(row.answer) for row in rows])
    if outcome == ClaimState.DOUBT and not any(row.named for row in rows):
        return ClaimState.REFUSED
    return outcome


def _refuse(claim: Claim, moderator: Any, answer: ClaimAnswer, about: str) -> None:
    if claim.state != ClaimState.OPEN or answer not in ANSWERS_TO[ClaimKind(claim.kind)]:
        raise NotNow
    if may_not_weigh(claim, moderator):
        raise MayNotRead
    if claim.decisions.filter(moderator=moderator).exists():
        raise SamePerson
    if about != (claim.submission.reference if claim.submission else ""):
        raise Overtaken


def _names_enough(claim: Claim, answer: ClaimAnswer, found: set[int]) -> bool:
    """Whether what was named carries the answer; refused where nothing could.

    Never on a bare claim, or those who dislike a story would use it (DESIGN, 3. Code).
    """
    if claim.kind != ClaimKind.LOST_CODE or answer == ClaimAnswer.NOT_THEIRS:
        return False
    if claim.submission_id is None:
        raise Incomplete("story")
    sentences = weigh_claim(claim)
    if all(sentence.is_public for sentence in sentences):
        raise TellsNothing
    enough = carries(sentence for place, sentence in enumerate(sentences) if place in found)
    if answer == ClaimAnswer.THEIRS and not enough:
        raise TellsNothing
    return enough


def _carry_out(claim: Claim, outcome: ClaimState, moderator: Any, today: date) -> bool:
    """Hide it, or ask its author; whether its author still has to be told that there is news."""
    if claim.submission_id is None:
        return False
    submission = Submission.objects.get(pk=claim.submission_id)
    public = submission.state == State.PUBLISHED
    hides = public and outcome in HIDES
    if hides:
        suspend(
            submission_id=submission.id, moderator=moderator, reason=HIDES[outcome], today=today
        )
        two_have_looked(submission.id, outcome.value)
    # What is off the page meanwhile needs no such words: they would not be true.
    if outcome in TOLD_TO_AUTHOR and (public or submission.state == OUT_OF_SIGHT.get(outcome)):
        words = say(TOLD_TO_AUTHOR[outcome], submission.language)
        add_message(
            Submission.objects.get(pk=submission.pk),
            body=f"{words.title}\n\n{words.body}",
            from_author=False,
            today=today,
        )
        return not hides
    return outcome == ClaimState.GRANTED


def tell_claimant(claim: Claim) -> None:
    """The neutral note to whoever made the claim, once what was decided is committed."""
    transaction.on_commit(lambda: _send_to_claimant(claim), robust=True)


def _send_to_claimant(claim: Claim) -> None:
    try:
        address = Safe.of(claim.id).get(claim, "contact")
    except Unreadable:
        return
    send_note(address, language=claim.language)
