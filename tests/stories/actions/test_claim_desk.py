"""Claims at the desk: who decides, what two answers come to, and which story is meant."""

from datetime import timedelta

import pytest
from django.core import mail

from community.models import AuditEvent, Verb
from stories.actions.claims import open as open_claim_module
from stories.actions.claims.decide import settle
from stories.actions.claims.hand_out import hand_out_code
from stories.actions.claims.open import (
    match_claim,
    open_claim,
    step_back_from_claim,
)
from stories.actions.claims.tell import MOST_OPEN
from stories.actions.claims.weigh import weigh_claim
from stories.actions.codes.find import find
from stories.actions.hold import step_back
from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import (
    Incomplete,
    MayNotRead,
    NotNow,
    TooMany,
)
from stories.actions.suspend import suspend
from stories.choices import ClaimAnswer, ClaimKind, SuspendReason
from stories.models import Story
from stories.vault.models import ClaimDecision, ClaimState, State, Submission
from tests.stories.claiming import (
    a_public_story,
    answer_it,
    claim_it,
    grant_it,
    is_in,
)
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
WAITED = NOON + timedelta(days=14)


def is_public() -> bool:
    return Story.objects.public(DAY).exists()


def unchanged(told) -> bool:
    return told.again().state == State.PUBLISHED and is_public() and find(typed=told.code)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ("theirs theirs", "granted"),
        ("theirs unsure", "doubt"),
        ("unsure unsure", "doubt"),
        ("theirs not-theirs", "refused"),
        ("unsure not-theirs", "refused"),
        ("not-theirs", "refused"),
        ("theirs", None),
        ("unsure", None),
    ],
)
def test_what_two_answers_to_a_lost_code_come_to(answers, outcome):
    given = [ClaimAnswer(answer) for answer in answers.split()]
    assert settle(ClaimKind.LOST_CODE, given) == outcome
    assert settle(ClaimKind.LOST_CODE, given[::-1]) == outcome


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ("hide hide", "hidden"),
        ("hide change", "change"),
        ("hide stays", "change"),
        ("change change", "change"),
        ("change stays", "stays"),
        ("stays stays", "stays"),
        ("hide", None),
        ("stays", None),
    ],
)
def test_what_two_answers_to_somebody_in_a_story_come_to(answers, outcome):
    given = [ClaimAnswer(answer) for answer in answers.split()]
    assert settle(ClaimKind.IN_STORY, given) == outcome
    assert settle(ClaimKind.IN_STORY, given[::-1]) == outcome


def test_somebody_in_a_story_the_author_hears_of_it_kindly_and_not_from_whom():
    told = a_public_story(contact="me@example.org")
    claim = is_in(told, "I am Zwielicht, the doctor.", contact="other@example.org")
    mail.outbox.clear()
    answer_it(claim, "anna", "hide")
    assert is_public()
    assert answer_it(claim, "ben", "hide").state == ClaimState.HIDDEN
    assert not is_public()
    (message,) = told.again().messages.all()
    body = told.safe().get(message, "body")
    assert "taken your story out of sight" in body and "Zwielicht" not in body
    assert not message.from_author
    assert sorted(note.to[0] for note in mail.outbox) == ["me@example.org", "other@example.org"]


def test_what_left_the_page_meanwhile_is_not_said_to_be_hidden():
    told = a_public_story()
    claim = is_in(told)
    unpublish(submission_id=told.id, today=DAY)
    answer_it(claim, "anna", "hide")
    assert answer_it(claim, "ben", "hide").state == ClaimState.HIDDEN
    assert told.again().state == State.UNPUBLISHED and not told.submission.messages.exists()


def test_hidden_at_once_by_one_and_then_by_two():
    told = a_public_story(contact="me@example.org")
    claim = is_in(told)
    suspend(
        submission_id=told.id,
        moderator=a_moderator("anna"),
        reason=SuspendReason.CHILD_NAMED,
        today=DAY,
    )
    mail.outbox.clear()
    answer_it(claim, "anna", "hide")
    answer_it(claim, "ben", "hide")
    assert told.again().state == State.SUSPENDED and told.submission.messages.count() == 1
    assert [note.to for note in mail.outbox] == [["me@example.org"]]


def test_a_wish_for_a_change_leaves_the_page_where_it_is():
    told = a_public_story()
    claim = is_in(told)
    answer_it(claim, "anna", "change")
    assert answer_it(claim, "ben", "change").state == ClaimState.CHANGE
    assert unchanged(told) and told.submission.messages.count() == 1


def test_a_story_withdrawn_while_it_is_matched_is_not_there(monkeypatch):
    told, claim = tell("waiting"), claim_it(None)
    came = open_claim_module.came_from_a_page

    def overtaken(claim):
        withdraw(submission_id=told.id, today=DAY)
        return came(claim)

    monkeypatch.setattr(open_claim_module, "came_from_a_page", overtaken)
    with pytest.raises(Submission.DoesNotExist):
        match_claim(
            claim_id=claim.id,
            moderator=a_moderator("anna"),
            reference=told.submission.reference,
            today=DAY,
        )


def test_answers_of_the_other_kind_are_no_answers():
    told = a_public_story()
    with pytest.raises(NotNow):
        answer_it(is_in(told), "anna", "unsure")
    with pytest.raises(NotNow):
        answer_it(claim_it(told), "anna", "hide")


def test_whoever_stepped_back_from_the_story_or_the_claim_decides_nothing():
    told = a_public_story()
    claim = claim_it(told)
    step_back(submission_id=told.id, moderator=a_moderator("anna"), today=DAY)
    step_back_from_claim(claim_id=claim.id, moderator=a_moderator("ben"))
    for name in ("anna", "ben"):
        with pytest.raises(MayNotRead):
            answer_it(claim, name, "unsure")
        with pytest.raises(MayNotRead):
            open_claim(claim_id=claim.id, moderator=a_moderator(name))
    assert not ClaimDecision.objects.exists()


def test_opening_is_written_down_for_the_claim_and_its_story():
    told = a_public_story()
    claim = claim_it(told)
    before = AuditEvent.objects.filter(verb=Verb.OPENED, subject=told.id).count()
    open_claim(claim_id=claim.id, moderator=a_moderator("anna"))
    opened = AuditEvent.objects.filter(verb=Verb.OPENED, actor=a_moderator("anna"))
    assert {event.subject for event in opened} == {claim.id, told.id}
    assert AuditEvent.objects.filter(verb=Verb.OPENED, subject=told.id).count() == before + 1


def test_the_trail_does_not_tell_the_second_moderator_what_the_first_one_thinks():
    claim = claim_it(a_public_story())
    answer_it(claim, "anna", "unsure")
    event = AuditEvent.objects.get(verb=Verb.CLAIM_ANSWERED)
    assert event.reason == "" and event.subject == claim.id


def test_a_story_that_is_not_public_is_looked_for_by_the_desk():
    told = tell("reading", happened="They took me to ward Sperling at night.")
    claim = claim_it(None, "I wrote about the ward Sperling.")
    for answer in ("theirs", "unsure"):
        with pytest.raises(Incomplete):
            answer_it(claim, "anna", answer)
    with pytest.raises(Submission.DoesNotExist):
        match_claim(claim_id=claim.id, moderator=a_moderator("anna"), reference="0", today=DAY)
    reference = f" {told.submission.reference.lower()} "
    match_claim(claim_id=claim.id, moderator=a_moderator("anna"), reference=reference, today=DAY)
    claim.refresh_from_db()
    (sentence,) = weigh_claim(claim)
    assert "sperling" in sentence.sealed and "wrote" in sentence.elsewhere
    assert grant_it(claim).state == ClaimState.GRANTED
    assert find(typed=hand_out_code(claim_id=claim.id, now=WAITED)).id == told.id


def test_no_story_was_found_is_a_no_and_a_draft_is_never_found():
    claim = claim_it(None)
    with pytest.raises(Submission.DoesNotExist):
        match_claim(
            claim_id=claim.id,
            moderator=a_moderator(),
            reference=tell("draft").submission.reference,
            today=DAY,
        )
    assert answer_it(claim, "anna", "not-theirs").state == ClaimState.REFUSED


def test_a_story_that_the_person_named_is_not_swapped_for_another():
    claim, other = claim_it(a_public_story()), a_public_story(title="Another")
    with pytest.raises(NotNow):
        match_claim(
            claim_id=claim.id,
            moderator=a_moderator(),
            reference=other.submission.reference,
            today=DAY,
        )


def test_only_so_many_wait_about_one_story_and_answered_ones_make_room():
    told = a_public_story()
    claims = [claim_it(told) for _ in range(MOST_OPEN)]
    with pytest.raises(TooMany):
        claim_it(told)
    assert is_in(told), "many lost codes keep nobody from saying that they are in a story"
    answer_it(claims[0], "anna", "not-theirs")
    assert claim_it(told)


@pytest.mark.parametrize("state", ["waiting", "unpublished", "declined"])
def test_nothing_is_asked_of_a_page_that_is_not_there(state):
    told = tell(state)
    for ask in (claim_it, is_in):
        with pytest.raises(NotNow):
            ask(told)
