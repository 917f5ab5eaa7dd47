"""Where a story stands, and the small answers."""

from datetime import timedelta

import pytest
import time_machine

from stories.actions.ask_change import ask_change
from stories.actions.decide import offer
from stories.actions.leaving.take_off import take_off
from stories.actions.publish import publish_due
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.refusals import NotNow
from stories.actions.switch import ask_again
from stories.actions.upkeep.housekeep import lapse_due
from stories.models import Story
from stories.share.returning.standing import day
from stories.share.waiting import waiting
from stories.vault.models import Approval, State, Submission
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, offer_it, redact_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

TITLES = {
    "waiting": "Your story is waiting to be read",
    "reading": "Someone is reading your story",
    "asked": "We have a question for you",
    "offered": "Your story is ready for you to see",
    "approved": "You said yes. Now there is time.",
    "published": "Your story is public",
    "suspended": "Your story is not shown for now",
    "declined": "We will not publish this story",
    "kept": "Someone has read your story",
    "unpublished": "Your story is no longer public",
}


@pytest.mark.parametrize("state", TITLES)
def test_each_state_has_its_words(state):
    page = text_of(inside(tell(state)).get(at("story")))
    assert f"<h1>{TITLES[state]}</h1>" in page
    assert "{" not in page.split("<main")[1].split("</main")[0]


def test_while_it_is_read_it_says_when_words_can_be_changed():
    why = "You can change your words when it comes back to you, or write to us."
    page = text_of(inside(tell("reading")).get(at("story")))
    assert why in page and at("rewrite") not in page
    page = text_of(inside(tell("waiting")).get(at("story")))
    assert why not in page and at("rewrite") in page


def test_a_declined_author_reads_kind_words():
    page = text_of(inside(tell("declined")).get(at("story")))
    assert "It is about something else" in page
    assert "not-about-this" not in page


def test_a_story_that_lapsed_says_so_and_can_be_renewed():
    told = tell("published")
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    later = DAY.replace(year=DAY.year + 1)
    lapse_due(today=later)
    with time_machine.travel(later):
        client = inside(told)
        assert "The time you set has passed" in text_of(client.get(at("story")))
        assert client.post(at("again")).url == at("approve")
    assert told.again().state == State.OFFERED
    with time_machine.travel(later):
        page = text_of(client.post(at("approve"), {"shown": []}))
        assert "You chose 1 year. It begins on the day your story becomes public." in page


def test_off_the_page_since_before_the_day_is_not_called_a_lapse():
    told = tell("published")
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    take_off(submission_id=told.id, language="en", today=DAY)
    with time_machine.travel(DAY + timedelta(days=800)):
        page = text_of(inside(told).get(at("story")))
    assert "The time you set has passed" not in page and "no longer public" in page


def test_taking_back_the_yes_leaves_no_approval():
    told = tell("approved")
    client = inside(told)
    page = text_of(client.post(at("not-yet"), follow=True))
    assert "It will not be published unless you say yes again." in page
    assert told.again().state == State.OFFERED
    assert not Approval.objects.exists()
    assert publish_due(today=DAY, everything=True) == []


@pytest.mark.parametrize("how", ["take back", "ask"])
def test_law_an_earlier_yes_to_exactly_this_ends_when_the_author_wants_something_else(how):
    told = tell("approved", choice="exact")
    take_back_yes(submission_id=told.id, language="en", today=DAY)
    if how == "ask":
        ask_change(submission_id=told.id, body="Not like this.", today=DAY)
    else:
        client = inside(told)
        client.post(at("change"), {"body": "Not like this."})
    assert told.again().state == State.WAITING
    offer(
        submission_id=told.id,
        moderator=a_moderator(),
        edition=told.submission.edition,
        today=DAY,
    )
    assert told.again().state == State.OFFERED
    assert not Story.objects.exists()


def test_off_the_page_and_back_to_approval():
    told = tell("published", shown=["country"])
    client = inside(told)
    client.post(at("off"))
    assert told.again().state == State.UNPUBLISHED
    assert not Story.objects.exists()
    response = client.post(at("again"))
    assert response.url == at("approve")
    assert told.again().state == State.OFFERED


def test_what_a_moderator_took_down_goes_to_the_desk_first():
    told = tell("unpublished")
    look_again(submission_id=told.id, language="en", today=DAY)
    assert told.again().state == State.WAITING


def test_a_suspended_story_cannot_be_published_by_its_author():
    told = tell("suspended")
    client = inside(told)
    for name in ("off", "again", "not-yet"):
        client.post(at(name))
        assert told.again().state == State.SUSPENDED
    with pytest.raises(NotNow):
        look_again(submission_id=told.id, language="en", today=DAY)


def test_the_time_to_think_can_be_made_longer():
    told = tell("approved")
    client = inside(told)
    client.post(at("pace"), {"extra_days": "30"})
    assert told.safe().get(told.again(), "pace") == {"extra_days": 30, "alone": False}
    later = DAY.replace(month=DAY.month + 1)
    assert publish_due(today=later) == []
    page = text_of(client.post(at("pace"), {"extra_days": "4"}))
    assert "Please choose one of these times." in page


def test_a_story_that_was_only_read_may_be_published_after_all():
    told = tell("kept", choice="read")
    client = inside(told)
    client.post(at("choose-again"), {"choice": "see"})
    assert told.again().state == State.WAITING
    assert told.safe().get(told.submission, "choice") == "see"
    refused = client.post(at("choose-again"), {"choice": "exact"})
    assert "Please choose one of these." in text_of(refused)


def test_too_late_an_answer_changes_nothing_and_says_so():
    told = tell("published")
    client = inside(told)
    response = client.post(at("not-yet"), follow=True)
    assert "moved on since you opened that page" in text_of(response)
    assert told.again().state == State.PUBLISHED


@pytest.mark.parametrize("state", ["waiting", "reading"])
def test_the_day_to_look_again_is_the_one_on_the_receipt(state):
    with time_machine.travel(DAY):
        told = tell(state)
    older = DAY - timedelta(days=20)
    Submission.objects.filter(pk=tell("waiting").id).update(arrived_on=older)
    with time_machine.travel(DAY):
        page = text_of(inside(told).get(at("story")))
        on_the_receipt = waiting(today=DAY).look_again(DAY)
    assert f"Look again after {day(on_the_receipt)}." in page


def test_words_say_that_page_and_message_are_behind_a_button():
    for state in ("offered", "asked"):
        page = text_of(inside(tell(state)).get(at("story")))
        assert "The button below opens the" in page
        assert "is on this page" not in page


def test_exactly_this_has_no_step_for_a_yes_unless_something_was_changed():
    step = "You see the page and say yes, or no"
    for state in ("waiting", "approved", "published"):
        assert step not in text_of(inside(tell(state, choice="exact")).get(at("story")))
    told = redact_it(tell("reading", choice="exact"), happened="Other words.")
    assert step in text_of(inside(told).get(at("story")))
    assert step in text_of(inside(offer_it(told)).get(at("story")))
    assert step in text_of(inside(tell("waiting")).get(at("story")))
