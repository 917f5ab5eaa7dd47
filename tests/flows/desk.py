"""What three moderators do, in any order, and what comes to them from people without a code."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from stories.actions.claims.contest import contest_claims
from stories.actions.claims.hand_out import hand_out_code
from stories.actions.claims.tell import tell_claim
from stories.actions.content import latest_content
from stories.actions.decide import decline, keep_unpublished, offer
from stories.actions.hold import open_for_reading, release, take
from stories.actions.keep_from import keep_from
from stories.actions.leaving.unpublish import unpublish
from stories.actions.redact import redact
from stories.actions.suspend import restore, suspend
from stories.actions.write import write
from stories.choices import ANSWERS_TO, ClaimKind, DeclineReason, OpeningReason, SuspendReason
from stories.readers import NotReadBy
from stories.vault.models import Claim, ClaimState
from tests.flows.world import Told, World, moderators, refusable, who
from tests.stories import claiming
from tests.stories.telling import a_moderator


class Desk(World):
    """Everything a moderator may press."""

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def read(self, told: Told, by: str) -> None:
        open_for_reading(
            submission_id=told.id,
            moderator=a_moderator(by),
            reason=OpeningReason.FIRST_LOOK,
            today=self.today,
        )

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def take(self, told: Told, by: str) -> None:
        take(submission_id=told.id, moderator=a_moderator(by), today=self.today)

    @precondition(World.has_one)
    @rule(who=who)
    @refusable
    def keep_from_one(self, told: Told) -> None:
        """Somebody of the desk is not to read it, and from then on does nothing with it."""
        feared = a_moderator("three")
        feared.organisation = "A feared trust"
        feared.save()
        wish = NotReadBy(organisations=("feared trust",))
        keep_from(submission_id=told.id, wish=wish, today=self.today)
        assert self.open(told)[0].holder != feared

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def release(self, told: Told, by: str) -> None:
        release(submission_id=told.id, moderator=a_moderator(by), today=self.today)

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def redact(self, told: Told, by: str) -> None:
        submission, safe = self.open(told)
        self.count += 1
        told.needles.append(f"zqr{self.count}wv")
        content = replace(latest_content(submission, safe), title=told.needles[-1])
        redact(
            submission_id=told.id,
            moderator=a_moderator(by),
            content=content,
            reasons={"title": ["names-a-person"]},
            flags=submission.flags,
            edition=submission.edition,
            today=self.today,
        )

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def offer(self, told: Told, by: str) -> None:
        edition = self.open(told)[0].edition
        offer(submission_id=told.id, moderator=a_moderator(by), edition=edition, today=self.today)

    @precondition(World.has_one)
    @rule(who=who, by=moderators, kindly=st.booleans())
    @refusable
    def end(self, told: Told, by: str, kindly: bool) -> None:
        at = {
            "submission_id": told.id,
            "moderator": a_moderator(by),
            "edition": self.open(told)[0].edition,
            "today": self.today,
        }
        if kindly:
            keep_unpublished(**at)
        else:
            decline(**at, reason=DeclineReason.NOT_ABOUT_THIS)

    @precondition(World.has_one)
    @rule(who=who, by=moderators)
    @refusable
    def ask(self, told: Told, by: str) -> None:
        write(
            submission_id=told.id,
            body="May we?",
            today=self.today,
            moderator=a_moderator(by),
            asks=True,
        )

    @precondition(World.has_one)
    @rule(who=who, by=moderators, verb=st.sampled_from(["suspend", "restore", "unpublish"]))
    @refusable
    def off_and_on(self, told: Told, by: str, verb: str) -> None:
        at = {"submission_id": told.id, "moderator": a_moderator(by), "today": self.today}
        if verb == "restore":
            restore(**at)
        else:
            act = {"suspend": suspend, "unpublish": unpublish}[verb]
            act(**at, reason=SuspendReason.REPORT)

    @precondition(World.has_one)
    @rule(who=who, kind=st.sampled_from(ClaimKind), answers=st.data())
    @refusable
    def claim(self, told: Told, kind: ClaimKind, answers: Any) -> None:
        """Somebody without a code, and two moderators' answers."""
        words = f"In region{told.needles[0]}, by the vale{told.needles[0]}; my uncle drove."
        claim = tell_claim(
            kind=kind,
            told={"told": words} if kind == ClaimKind.LOST_CODE else {"passage": words},
            language="en",
            now=self.now,
            reference=told.reference,
        )
        for by in ("one", "two"):
            answer = answers.draw(st.sampled_from(ANSWERS_TO[kind]))
            claiming.answer_it(claim, by, answer, today=self.today)

    @precondition(World.has_one)
    @rule(who=who, contests=st.booleans())
    @refusable
    def end_of_a_claim(self, told: Told, contests: bool) -> None:
        """The code's holder says no; or the waiting time is over and a new code is fetched."""
        if contests:
            contest_claims(submission_id=told.id, today=self.today)
        granted = Claim.objects.filter(submission_id=told.id, state=ClaimState.GRANTED).first()
        if granted is not None:
            told.code = hand_out_code(claim_id=granted.pk, now=self.now)
