"""Appeals: once, to somebody who has not decided, and nothing is deleted meanwhile."""

from datetime import UTC, datetime, time, timedelta

import pytest

from community.models import AuditEvent, Verb
from stories.actions.appeals.ask import ask_appeal, may_appeal, open_appeal_of
from stories.actions.appeals.settle import open_appeal, settle_appeal
from stories.actions.decide import ask as ask_author
from stories.actions.decide import decline, keep_unpublished, offer
from stories.actions.hold import step_back
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import (
    DecidedBefore,
    HoldsCode,
    Incomplete,
    MayNotRead,
    NotNow,
    SamePerson,
)
from stories.actions.rewrite import rewrite
from stories.actions.suspend import restore, suspend
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import AppealOutcome, AskReason, DeclineReason, SuspendReason
from stories.vault.models import Appeal, Submission
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
KEPT = 30  # days


def ask(told, words="You read over the second half.", today=DAY):
    return ask_appeal(submission_id=told.id, words=words, today=today)


def settle(appeal, outcome="upheld", by="ben", message="We looked again.", today=DAY):
    return settle_appeal(
        appeal_id=appeal.id,
        moderator=a_moderator(by),
        outcome=AppealOutcome(outcome),
        message=message,
        today=today,
    )


def at(day):
    return datetime.combine(day, time(12), UTC)


def words_of(told):
    return [told.safe().get(row, "body") for row in told.submission.messages.all()]


@pytest.mark.parametrize("state", ["declined", "suspended", "unpublished"])
def test_what_the_desk_decided_can_be_looked_at_again_once(state):
    told = tell(state)
    assert may_appeal(told.submission)
    appeal = ask(told)
    assert told.safe().get(appeal, "words") == "You read over the second half."
    assert b"second half" not in bytes(Appeal.objects.values_list("words", flat=True).get())
    for _again in range(2):
        assert not may_appeal(told.again())
        with pytest.raises(NotNow):
            ask(told)
        if _again == 0:
            settle(appeal)


@pytest.mark.parametrize("state", ["waiting", "asked", "offered", "published", "kept", "approved"])
def test_there_is_nothing_to_look_at_where_nothing_was_decided_against_its_author(state):
    told = tell(state, choice="read" if state == "kept" else "see")
    with pytest.raises(NotNow):
        ask(told)


def test_what_its_author_did_and_a_doubt_about_them_are_no_decisions():
    told = tell("published")
    take_off(submission_id=told.id, language="en", today=DAY)
    assert not may_appeal(told.again())
    other = tell("published")
    suspend(
        submission_id=other.id,
        moderator=a_moderator(),
        reason=SuspendReason.AUTHOR_DOUBT,
        today=DAY,
    )
    assert not may_appeal(other.again())


def test_words_are_not_needed_and_never_hold_a_code():
    told = tell("declined")
    with pytest.raises(HoldsCode):
        ask(told, words=f"It is {told.code}")
    assert told.safe().get(ask(told, words=""), "words") == ""


def test_whoever_decided_or_stepped_back_does_not_look():
    told = tell("declined")
    appeal = ask(told)
    step_back(submission_id=told.id, moderator=a_moderator("cleo"), today=DAY)
    for by, refusal in (("moderator", SamePerson), ("cleo", MayNotRead)):
        with pytest.raises(refusal):
            open_appeal(appeal_id=appeal.id, moderator=a_moderator(by))
        with pytest.raises(refusal):
            settle(appeal, by=by)
    open_appeal(appeal_id=appeal.id, moderator=a_moderator("ben"))
    event = AuditEvent.objects.filter(verb=Verb.OPENED, subject=told.id).first()
    assert (event.actor, event.reason) == (a_moderator("ben"), "second-opinion")
    assert settle(appeal).settled_by == a_moderator("ben")


def test_whoever_gave_the_first_no_does_not_look_either():
    told = tell("reading", perspective="close", agreement="unknown")
    for by in ("anna", "ben"):
        decline(
            submission_id=told.id,
            moderator=a_moderator(by),
            reason=DeclineReason.NAMES_OTHERS,
            edition=told.again().edition,
            today=DAY,
        )
    appeal = ask(told)
    for by in ("anna", "ben"):
        with pytest.raises(SamePerson):
            settle(appeal, by=by)
    settle(appeal, "changed", by="cleo")
    # What was said before counts no more: one no is again the first.
    say_no(told, "dora")
    assert told.again().state == "waiting"


def say_no(told, by):
    return decline(
        submission_id=told.id,
        moderator=a_moderator(by),
        reason=DeclineReason.NAMES_OTHERS,
        edition=told.again().edition,
        today=DAY,
    )


def test_whom_an_appeal_put_right_does_not_decide_again():
    told = tell("reading")
    say_no(told, "anna")
    settle(ask(told), "changed", by="ben")
    given = {"submission_id": told.id, "moderator": a_moderator("anna"), "today": DAY}
    edition = told.again().edition
    for decide in (
        lambda: say_no(told, "anna"),
        lambda: offer(**given, edition=edition),
        lambda: keep_unpublished(**given, edition=edition),
    ):
        with pytest.raises(DecidedBefore):
            decide()
    assert told.again().state == "waiting"
    ask_author(**given, edition=edition, reason=AskReason.NOT_CLEAR, message="Which year was it?")
    say_no(told, "ben")
    assert told.again().state == "declined"


@pytest.mark.parametrize("outcome", ["changed", "upheld"])
def test_whoever_showed_it_again_on_appeal_may_go_on_deciding(outcome):
    told = tell("suspended")
    settle(ask(told), outcome, by="ben")
    unpublish(
        submission_id=told.id,
        today=DAY,
        moderator=a_moderator("ben"),
        reason=SuspendReason.REPORT,
    )
    assert told.again().state == "unpublished"


@pytest.mark.parametrize(
    ("state", "outcome", "after"),
    [
        ("declined", "changed", "waiting"),
        ("declined", "upheld", "declined"),
        ("suspended", "changed", "published"),
        ("suspended", "upheld", "suspended"),
        ("unpublished", "changed", "unpublished"),
        ("unpublished", "upheld", "unpublished"),
    ],
)
def test_what_follows_from_it_and_the_words_that_tell_it(state, outcome, after):
    told = tell(state)
    settle(ask(told), outcome)
    assert told.again().state == after
    assert words_of(told)[-1] == "We looked again."
    assert AuditEvent.objects.get(verb=Verb.APPEAL_SETTLED).reason == outcome
    assert not Appeal.objects.open().exists()


def test_it_is_settled_once_with_words_and_without_a_code():
    told = tell("declined")
    appeal = ask(told)
    with pytest.raises(Incomplete):
        settle(appeal, message=" ")
    with pytest.raises(HoldsCode):
        settle(appeal, message=told.code)
    settle(appeal, by="ben")
    with pytest.raises(NotNow):
        settle(appeal, "changed", by="cleo")
    assert told.again().state == "declined"


def test_an_open_appeal_stops_the_clock_and_the_answer_starts_it_anew():
    told = tell("declined")
    appeal = ask(told, today=DAY + timedelta(days=KEPT - 1))
    housekeep(now=at(DAY + timedelta(days=3 * KEPT)))
    assert told.again().state == "declined"
    answered = DAY + timedelta(days=3 * KEPT)
    settle(appeal, "upheld", today=answered)
    housekeep(now=at(answered + timedelta(days=KEPT - 1)))
    assert Submission.objects.count() == 1
    housekeep(now=at(answered + timedelta(days=KEPT)))
    assert Submission.objects.count() == 0
    assert not Appeal.objects.exists()


def test_what_was_decided_anew_is_not_what_was_asked_about():
    told = tell("declined")
    appeal = ask(told)
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=DAY)
    assert not Appeal.objects.open().exists()
    with pytest.raises(NotNow):
        settle(appeal)
    given = {"submission_id": told.id, "moderator": a_moderator(), "today": DAY}
    decline(**given, reason=DeclineReason.LEGAL_DANGER, edition=told.again().edition)
    assert open_appeal_of(told.again()) is None
    assert may_appeal(told.submission)
    assert ask(told) != appeal


def test_a_suspension_that_another_lifted_leaves_nothing_to_look_at():
    told = tell("suspended")
    appeal = ask(told)
    restore(submission_id=told.id, moderator=a_moderator("ben"), today=DAY)
    with pytest.raises(NotNow):
        settle(appeal, by="cleo")


def test_it_goes_with_its_story():
    told = tell("declined")
    ask(told)
    withdraw(submission_id=told.id, today=DAY)
    assert not Appeal.objects.exists()
