"""From the return page an author asks, once, that somebody else looks at a decision."""

import pytest

from community.words import shipped
from stories.actions.appeals.ask import ask_appeal, was_looked_at_again
from stories.actions.appeals.settle import settle_appeal
from stories.actions.decide import decline
from stories.actions.rewrite import rewrite
from stories.choices import AppealOutcome, DeclineReason
from stories.vault.models import Appeal
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ASK = "Ask that somebody else looks at our decision"
NEEDLE = "candlewick parsley"


@pytest.mark.parametrize("state", ["declined", "suspended", "unpublished"])
def test_it_is_asked_in_their_own_words_once_and_said_where_it_stands(state):
    told = tell(state)
    client = inside(told)
    assert ASK in text_of(client.get(at("story")))
    assert client.get(at("appeal")).status_code == 200
    page = text_of(client.post(at("appeal"), {"body": NEEDLE}, follow=True))
    assert "Somebody else looks at our decision" in page
    assert ASK not in page
    assert "return-when" not in page
    assert Appeal.objects.get().about == state
    again = text_of(client.post(at("appeal"), {"body": "Once more"}))
    assert "moved on" in again and "Once more" in again
    assert client.get(at("appeal")).url == at("story")
    assert Appeal.objects.count() == 1


def test_while_somebody_else_looks_nothing_says_that_it_can_be_asked_or_is_deleted():
    told = tell("declined")
    client = inside(told)
    before = text_of(client.get(at("story")))
    assert "You can ask, once" in before and "it is deleted after" in before
    page = text_of(client.post(at("appeal"), {"body": ""}, follow=True))
    assert "You can ask, once" not in page and "If you do nothing" not in page
    assert "<h1>Somebody else is looking at your story</h1>" in page
    assert "nothing is deleted" in page
    assert "It is about something else" in page


@pytest.mark.parametrize("language", ["en", "de"])
def test_once_it_was_looked_at_the_page_says_no_more_that_it_can_be_asked(language):
    told = tell("declined", language=language)
    appeal = ask_appeal(submission_id=told.id, words="", today=DAY)
    settle_appeal(
        appeal_id=appeal.id,
        moderator=a_moderator("ben"),
        outcome=AppealOutcome.UPHELD,
        message="We looked again.",
        today=DAY,
    )
    page = text_of(inside(told).get(at("story"))) if language == "en" else ""
    saying = shipped(language)["story_declined_stays"]
    assert "once" not in saying.body and "einmal verlangen" not in saying.body
    if page:
        assert f"<h1>{saying.title}</h1>" in page and "You can ask, once" not in page
        assert ASK not in page and "Nobody looks at this same decision again" in page
        assert "It is about something else" in page
    # Sent again and declined anew, that is a new decision, which can be looked at.
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=DAY)
    decline(
        submission_id=told.id,
        moderator=a_moderator("noor"),
        reason=DeclineReason.NOT_ABOUT_THIS,
        edition=told.again().edition,
        today=DAY,
    )
    assert not was_looked_at_again(told.again())


def test_no_words_are_needed_and_a_code_is_caught():
    told = tell("declined")
    client = inside(told)
    page = text_of(client.post(at("appeal"), {"body": f"It is {told.code}"}))
    assert "Something needs another look" in page
    assert not Appeal.objects.exists()
    assert client.post(at("appeal"), {"body": ""}).url == at("story")


@pytest.mark.parametrize("state", ["waiting", "published", "offered"])
def test_nothing_is_offered_where_nothing_was_decided(state):
    client = inside(tell(state))
    assert ASK not in text_of(client.get(at("story")))
    assert client.get(at("appeal")).url == at("story")


def test_the_outcome_is_told_in_kind_words_and_all_of_it_can_be_taken_along():
    told = tell("declined")
    client = inside(told)
    client.post(at("appeal"), {"body": NEEDLE})
    settle_appeal(
        appeal_id=Appeal.objects.get().id,
        moderator=a_moderator("ben"),
        outcome=AppealOutcome.UPHELD,
        message="We have looked again, with care.",
        today=DAY,
    )
    page = text_of(client.get(at("story")))
    assert "with care" in page
    assert "return-when" in page
    assert "with care" in text_of(client.get(at("messages")))
    held = held_in(client)["another look that you asked for"]
    assert [(row["your words"], row["outcome"]) for row in held] == [(NEEDLE, "upheld")]
    assert NEEDLE in text_of(client.get(at("download-text")))
