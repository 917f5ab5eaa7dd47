"""Lost codes: an author gets back in, and whoever only read the page gets nowhere."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from stories.actions.claims.contest import contest_claims
from stories.actions.claims.decide import decide_claim, ready_on
from stories.actions.claims.hand_out import hand_out_code
from stories.actions.claims.open import (
    claims_before,
    match_claim,
)
from stories.actions.claims.weigh import weigh_claim
from stories.actions.codes.find import find, find_any
from stories.actions.codes.second import make_second_code, show_second_code
from stories.actions.refusals import (
    HoldsCode,
    NotNow,
    Overtaken,
    SamePerson,
    TellsNothing,
    UnknownCode,
)
from stories.actions.show_again import show_again
from stories.actions.suspend import suspend
from stories.choices import ClaimAnswer, SuspendReason
from stories.models import Story
from stories.vault.models import Claim, ClaimDecision, ClaimState, State
from tests.stories.claiming import (
    GUESSES,
    KNOWS,
    LUCKY,
    ONLY_PUBLIC,
    a_public_story,
    answer_it,
    claim_it,
    code_of,
    grant_it,
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


def test_an_author_without_a_code_who_knows_their_story_gets_it_back():
    told = a_public_story()
    claim = grant_it(claim_it(told))
    assert claim.state == ClaimState.GRANTED and find(typed=told.code).id == told.id
    with pytest.raises(NotNow):
        hand_out_code(claim_id=claim.id, now=WAITED - timedelta(days=1))
    new = hand_out_code(claim_id=claim.id, now=WAITED)
    assert find(typed=new).id == told.id
    with pytest.raises(UnknownCode):
        find(typed=told.code)


def test_the_new_code_is_the_same_on_a_reload_and_then_gone():
    claim = grant_it(claim_it(a_public_story()))
    new = hand_out_code(claim_id=claim.id, now=WAITED)
    assert hand_out_code(claim_id=claim.id, now=WAITED + timedelta(minutes=59)) == new
    assert hand_out_code(claim_id=claim.id, now=WAITED + timedelta(minutes=61)) == ""


def test_the_second_code_stops_with_the_old_one():
    told = a_public_story()
    make_second_code(submission_id=told.id, now=NOON)
    second = show_second_code(submission_id=told.id, now=NOON)
    hand_out_code(claim_id=grant_it(claim_it(told)).id, now=WAITED)
    with pytest.raises(UnknownCode):
        find_any(typed=second)


@pytest.mark.parametrize("answer", ["theirs", "unsure"])
def test_a_claim_that_repeats_the_page_can_only_be_answered_with_no(answer):
    told = a_public_story()
    claim = claim_it(told, ONLY_PUBLIC)
    assert all(sentence.is_public for sentence in weigh_claim(claim))
    with pytest.raises(TellsNothing):
        answer_it(claim, "careless", answer)
    assert answer_it(claim, "careful", "not-theirs").state == ClaimState.REFUSED
    assert unchanged(told)


def test_two_careless_yeses_to_guesses_are_not_possible_either():
    told = a_public_story()
    claim = claim_it(told, f"{ONLY_PUBLIC} {GUESSES}")
    for name in ("careless", "hasty"):
        with pytest.raises(TellsNothing):
            answer_it(claim, name, "theirs")
    assert unchanged(told) and not ClaimDecision.objects.exists()


def test_a_yes_names_what_was_found_and_it_must_be_sealed():
    claim = claim_it(a_public_story(), f"{ONLY_PUBLIC} {KNOWS}")
    for found in ((), (0, 1), (99,)):
        with pytest.raises(TellsNothing):
            answer_it(claim, "anna", "theirs", found=found)
    answer_it(claim, "anna", "theirs", found=(2,))


def test_a_reputation_manager_with_one_careless_moderator_gets_nowhere_however_often():
    """Who knows a thing or two meets a second person all the same."""
    told = a_public_story()
    for _time in range(6):
        claim = claim_it(told, f"{LUCKY} Was the name Hahnemann?")
        answer_it(claim, "careless", "theirs")
        with pytest.raises(SamePerson):
            answer_it(claim, "careless", "theirs")
        answer_it(claim, "careful", "not-theirs")
        claim.refresh_from_db()
        assert claim.state == ClaimState.REFUSED
        with pytest.raises(NotNow):
            hand_out_code(claim_id=claim.id, now=WAITED)
    assert unchanged(told)
    assert claims_before(claim) == 5


def test_the_database_itself_takes_one_answer_a_person():
    claim = claim_it(a_public_story())
    row = {"claim": claim, "moderator": a_moderator(), "answer": "theirs", "given_on": DAY}
    ClaimDecision.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimDecision.objects.create(**row)


def test_whoever_holds_the_code_stops_a_granted_claim_also_when_it_is_ready():
    told = a_public_story(contact="me@example.org")
    claim = grant_it(claim_it(told))
    assert [note.to for note in mail.outbox].count(["me@example.org"]) >= 1
    assert contest_claims(submission_id=told.id, today=WAITED.date()) == 1
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUSED
    with pytest.raises(NotNow):
        hand_out_code(claim_id=claim.id, now=WAITED)
    assert unchanged(told)


def test_an_answer_about_a_story_that_was_not_in_view_is_refused_under_the_lock():
    told, other = a_public_story(), tell("reading", title="Another")
    claim = claim_it(None, KNOWS)
    for story in (other, told):
        match_claim(
            claim_id=claim.id,
            moderator=a_moderator("anna"),
            reference=story.submission.reference,
            today=DAY,
        )
    for about in ("", other.submission.reference):
        with pytest.raises(Overtaken):
            decide_claim(
                claim_id=claim.id,
                moderator=a_moderator("ben"),
                answer=ClaimAnswer.NOT_THEIRS,
                about=about,
                today=DAY,
            )
    assert not ClaimDecision.objects.exists()


def test_any_other_suspension_waits_for_a_second_moderator():
    told = tell("suspended")
    with pytest.raises(NotNow):
        show_again(submission_id=told.id, today=DAY)
    doubted = a_public_story()
    suspend(
        submission_id=doubted.id,
        moderator=a_moderator(),
        reason=SuspendReason.CHILD_NAMED,
        today=DAY,
    )
    with pytest.raises(NotNow):
        show_again(submission_id=doubted.id, today=DAY)


def test_a_code_in_what_is_told_is_caught_and_nothing_is_kept():
    told = a_public_story()
    with pytest.raises(HoldsCode):
        claim_it(told, f"My code is {told.code}")
    assert not Claim.objects.exists()


def test_two_granted_claims_give_one_code():
    told = a_public_story()
    one, other = grant_it(claim_it(told)), grant_it(claim_it(told))
    hand_out_code(claim_id=one.id, now=WAITED)
    with pytest.raises(NotNow):
        hand_out_code(claim_id=other.id, now=WAITED)


def test_the_waiting_time_is_a_setting(settings):
    settings.PERIODS = settings.PERIODS | {"CLAIM_DAYS": 3}
    claim = grant_it(claim_it(a_public_story()))
    assert ready_on(claim) == DAY + timedelta(days=3)
    assert hand_out_code(claim_id=claim.id, now=NOON + timedelta(days=3))


def test_every_message_an_author_knows_can_prove_them_and_the_quarter_does_not():
    from stories.actions.write import write

    told = a_public_story(contact="heidelerche@example.org")
    write(submission_id=told.id, body="Please keep the word Morgenrot.", today=DAY)
    text = "I wrote Morgenrot to you. Lapland. From 2010 on. heidelerche. In March 2026."
    found = [sentence.sealed for sentence in weigh_claim(claim_it(told, text))]
    assert "morgenrot" in found[0]
    assert found[1] == ("lapland",)
    assert not found[2], "years stand on a short list, and somebody who names them all is right"
    assert not found[3], "marks would tell which guess at an address was good"
    assert not found[4], "the quarter stands on the page"


def test_the_code_of_a_claim_is_shown_for_an_hour():
    claim = claim_it(a_public_story())
    assert code_of(claim) == code_of(claim, NOON + timedelta(minutes=59)) != ""
    assert code_of(claim, NOON + timedelta(minutes=61)) == ""
