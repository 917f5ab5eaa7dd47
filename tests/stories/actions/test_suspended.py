"""Law: a suspension that no second person lifted never ends in a public page."""

from datetime import timedelta

import pytest

from stories.actions.decide import offer
from stories.actions.leaving.lapse import lapse
from stories.actions.leaving.take_down import take_down
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.unpublish import unpublish
from stories.actions.reconsider import look_again
from stories.actions.refusals import SamePerson
from stories.actions.rewrite import rewrite
from stories.actions.suspend import restore, suspend
from stories.actions.switch import ask_again
from stories.choices import SuspendReason
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State
from tests.flows.laws import assert_laws
from tests.stories import telling
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LATER = DAY + timedelta(days=400)


def suspended(reason=SuspendReason.CHILD_NAMED):
    told = tell("published")
    suspend(submission_id=told.id, moderator=a_moderator(), reason=reason, today=DAY)
    return told


def by_second_code(told):
    take_down(submission_id=told.id, language="en", today=DAY)


def by_time(told):
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    assert lapse(submission_id=told.id, today=LATER)


def offer_by(told, moderator):
    edition = told.again().edition
    offer(submission_id=told.id, moderator=moderator, edition=edition, today=LATER)


@pytest.mark.parametrize("leave", [by_second_code, by_time])
@pytest.mark.parametrize("reason", [SuspendReason.CHILD_NAMED, SuspendReason.COURT_ORDER])
def test_leaving_the_page_ends_no_suspension(leave, reason):
    told = suspended(reason)
    leave(told)
    assert told.again().state == State.UNPUBLISHED and not Story.objects.exists()
    look_again(submission_id=told.id, language="en", today=LATER)
    assert told.again().state == State.WAITING, "others look at it first"
    with pytest.raises(SamePerson):
        offer_by(told, a_moderator())
    offer_by(told, a_moderator("another"))
    assert told.again().state == State.OFFERED
    telling.publish_it(telling.approve_it(told), LATER)
    assert Story.objects.public(LATER).exists()
    assert_laws(LATER)


def test_nor_do_new_words():
    told = suspended()
    by_second_code(told)
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=DAY)
    with pytest.raises(SamePerson):
        offer_by(told, a_moderator())
    offer_by(told, a_moderator("another"))
    assert told.again().state == State.OFFERED


def test_nor_does_a_moderator_who_agreed_that_it_goes():
    told = suspended()
    other = a_moderator("another")
    unpublish(submission_id=told.id, today=DAY, moderator=other, reason=SuspendReason.REPORT)
    look_again(submission_id=told.id, language="en", today=DAY)
    with pytest.raises(SamePerson):
        offer_by(told, a_moderator())


def test_once_another_lifted_it_everybody_decides_again():
    told = suspended()
    restore(submission_id=told.id, moderator=a_moderator("another"), today=DAY)
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=DAY)
    offer_by(told, a_moderator())
    assert told.again().state == State.OFFERED


@pytest.mark.parametrize("leave", [by_second_code, by_time])
def test_doubt_about_whose_it_is_ends_with_the_code(leave):
    told = suspended(SuspendReason.AUTHOR_DOUBT)
    leave(told)
    look_again(submission_id=told.id, language="en", today=LATER)
    assert told.again().state == State.OFFERED


def test_the_list_outside_the_databases_knows_the_reason_too():
    by_second_code(suspended())
    assert [r.told["why"] for r in removals.read() if r.what == "off"] == ["child-named"]


def by_author(told):
    take_off(submission_id=told.id, language="en", today=DAY)


def by_moderator(told):
    moderator, reason = a_moderator("another"), SuspendReason.REPORT
    unpublish(submission_id=told.id, today=DAY, moderator=moderator, reason=reason)


@pytest.mark.parametrize("leave", [by_author, by_moderator, by_second_code])
def test_what_left_the_page_is_not_approved_any_more(leave):
    told = tell("published", shown=["country"])
    assert told.submission.approvals.count() == 1
    leave(told)
    assert not told.submission.approvals.exists()
