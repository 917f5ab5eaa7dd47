"""Real doubt about whose a story is: what it takes, and what it leaves to an honest author."""

from datetime import timedelta

import pytest

from stories.actions.claims.hand_out import hand_out_code
from stories.actions.claims.open import match_claim
from stories.actions.claims.weigh import weigh_claim
from stories.actions.codes.find import find
from stories.actions.refusals import NotNow, TellsNothing
from stories.actions.restoring.replay import replay
from stories.actions.show_again import show_again
from stories.models import Story
from stories.vault.models import Claim, ClaimState, State
from tests.stories.claiming import (
    GUESSES,
    KNOWS,
    LUCKY,
    ONLY_PUBLIC,
    a_public_story,
    answer_it,
    claim_it,
    grant_it,
)
from tests.stories.telling import DAY, NOON, a_moderator

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
WAITED = NOON + timedelta(days=14)


def is_public() -> bool:
    return Story.objects.public(DAY).exists()


def unchanged(told) -> bool:
    return told.again().state == State.PUBLISHED and is_public() and find(typed=told.code)


@pytest.mark.parametrize("answers", [("theirs", "unsure"), ("unsure", "theirs"), ("unsure",) * 2])
def test_in_real_doubt_it_is_out_of_sight_and_the_code_puts_it_back(answers):
    told = a_public_story()
    claim = claim_it(told)
    answer_it(claim, "anna", answers[0])
    assert is_public(), "one moderator alone hides nothing by a claim"
    claim = answer_it(claim, "ben", answers[1])
    assert claim.state == ClaimState.DOUBT and not is_public()
    assert told.again().state == State.SUSPENDED
    with pytest.raises(NotNow):
        hand_out_code(claim_id=claim.id, now=WAITED)
    show_again(submission_id=told.id, today=DAY)
    assert unchanged(told)
    replay(today=DAY)
    assert unchanged(told), "a restored backup knows that the doubt was lifted"


@pytest.mark.parametrize("text", [GUESSES, f"{ONLY_PUBLIC} {GUESSES}"])
def test_a_guess_hides_nothing_though_two_are_not_sure(text):
    told = a_public_story()
    for _time in range(2):
        claim = claim_it(told, text)
        answer_it(claim, "kind", "unsure")
        assert answer_it(claim, "patient", "unsure").state == ClaimState.REFUSED
        assert unchanged(told)


@pytest.mark.parametrize("found", [None, (), (2, 3)])
def test_one_lucky_word_hides_nothing_whatever_two_kind_people_tick(found):
    """A reputation manager guesses, and is right once."""
    told = a_public_story()
    claim = claim_it(told, LUCKY)
    assert any(sentence.sealed == ("fourteen",) for sentence in weigh_claim(claim))
    with pytest.raises(TellsNothing):
        answer_it(claim, "hasty", "theirs", found=found)
    answer_it(claim, "kind", "unsure", found=found)
    assert answer_it(claim, "patient", "unsure", found=found).state == ClaimState.REFUSED
    assert unchanged(told)


@pytest.mark.parametrize("text", ["Fourteen. Fourteen! FOURTEEN?", "In room fourteen, and when."])
def test_the_same_word_again_and_small_words_are_no_second_word(text):
    claim = claim_it(a_public_story(), text)
    answer_it(claim, "kind", "unsure")
    assert answer_it(claim, "patient", "unsure").state == ClaimState.REFUSED


def test_what_the_marks_find_by_themselves_hides_nothing_until_a_person_has_found_it_too():
    told = a_public_story()
    claim = claim_it(told, KNOWS)
    answer_it(claim, "kind", "unsure", found=())
    assert answer_it(claim, "patient", "unsure", found=()).state == ClaimState.REFUSED
    assert unchanged(told)


@pytest.mark.parametrize("careful", [0, 1])
def test_it_is_enough_that_one_of_the_two_found_it(careful):
    told = a_public_story()
    claim = claim_it(told)
    for place, name in enumerate(("anna", "ben")):
        answer_it(claim, name, "unsure", found=None if place == careful else ())
    claim.refresh_from_db()
    assert claim.state == ClaimState.DOUBT and not is_public()


def test_an_author_with_a_poor_memory_loses_nothing_and_gets_in_once_they_remember_more():
    told = a_public_story()
    first = claim_it(told, "I forget so much. There was a fourteen somewhere.")
    answer_it(first, "kind", "unsure")
    assert answer_it(first, "patient", "unsure").state == ClaimState.REFUSED
    assert unchanged(told), "nobody else has got anything by it either"
    second = claim_it(told, "The fourteen was a room, and the doctor was called Hahnemann or so.")
    answer_it(second, "kind", "unsure")
    assert answer_it(second, "patient", "theirs").state == ClaimState.DOUBT
    assert not is_public(), "in doubt nobody reads it"
    third = grant_it(claim_it(None, KNOWS) and _matched(told))
    assert third.state == ClaimState.GRANTED
    new = hand_out_code(claim_id=third.id, now=WAITED)
    assert find(typed=new).id == told.id
    show_again(submission_id=told.id, today=DAY)
    assert is_public()


def _matched(told):
    claim = Claim.objects.get(submission=None)
    return match_claim(
        claim_id=claim.id,
        moderator=a_moderator("anna"),
        reference=told.submission.reference,
        today=DAY,
    )
