"""Real backups are restored: what was taken off the page or hidden since is so again."""

from datetime import timedelta

import pytest

from stories.actions.decide import offer
from stories.actions.hold import open_for_reading
from stories.actions.leaving.take_off import take_off
from stories.actions.ledger import said
from stories.actions.publish import publish_due
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.restoring.replay import replay
from stories.actions.rewrite import rewrite
from stories.actions.suspend import restore
from stories.actions.switch import ask_again
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import Choice, OpeningReason
from stories.consent import Purpose
from stories.vault.models import State
from tests.stories.replaying import (
    LATER,
    RESTORED,
    by_author,
    by_moderator,
    done,
    replayed,
    status,
    suspend_it,
)
from tests.stories.telling import DAY, NOON, a_moderator, approve_it, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


def by_taking_it_off(told):
    take_off(submission_id=told.id, language="en", today=LATER)


def by_looking_again(told):
    look_again(submission_id=told.id, language="en", today=LATER)


def by_rewriting(told):
    rewrite(submission_id=told.id, texts={"happened": "Nobody came."}, today=LATER)


def by_lapse(told):
    ask_again(submission_id=told.id, years=1, language="en", today=DAY - timedelta(days=400))
    housekeep(now=NOON + timedelta(days=3))


@pytest.mark.parametrize(
    "taken", [by_author, by_moderator, by_taking_it_off, by_looking_again, by_rewriting, by_lapse]
)
def test_what_left_the_page_leaves_it_again_and_stays_sealed(backup, taken):
    told = tell("published")
    before = backup()
    taken(told)
    assert status(told) != 200
    before.restore("default", "keys")
    assert status(told) == 200
    counts = replayed()
    assert counts["stories taken off the page again"] == 1
    assert status(told) != 200
    assert told.again().state == State.UNPUBLISHED and told.safe()
    assert not publish_due(today=RESTORED, everything=True)


def test_the_ledger_says_again_that_its_author_took_it_off(backup):
    told = tell("published")
    before = backup()
    by_taking_it_off(told)
    before.restore("default", "keys")
    assert replayed() == done(off=1, choices=1, stones=1)
    word = said(told.again(), told.safe())[Purpose.PUBLISH]
    assert (word.choice, word.day) == ("no", LATER)


def test_what_a_moderator_took_down_comes_back_to_the_desk_first(backup):
    told = tell("published")
    before = backup()
    by_moderator(told)
    before.restore("default", "keys")
    replayed()
    look_again(submission_id=told.id, language="en", today=RESTORED)
    assert told.again().state == State.WAITING


def test_a_yes_taken_back_before_publication_is_not_published_after_all(backup):
    told = tell("approved")
    before = backup()
    take_back_yes(submission_id=told.id, language="en", today=LATER)
    before.restore("default", "keys")
    assert replayed() == done(off=1, choices=1)
    assert said(told.again(), told.safe())[Purpose.PUBLISH].choice == "no"
    assert not publish_due(today=RESTORED, everything=True)


@pytest.mark.parametrize("same_day", [True, False])
def test_what_its_author_published_again_stays(backup, same_day):
    told = tell("published")
    by_looking_again(told)
    again = LATER if same_day else LATER + timedelta(days=1)
    approve_it(told.again() and told)
    publish_it(told, today=again)
    after = backup()
    after.restore("default", "keys")
    assert replayed() == done()
    assert status(told) == 200


def test_a_yes_on_a_later_day_holds_also_where_the_ledger_forked(backup):
    told = tell("published")
    before = backup()
    by_author(told)
    before.restore("default", "keys")
    replayed()
    look_again(submission_id=told.id, language="en", today=RESTORED)
    approve_later(told)
    publish_it(told, today=RESTORED)
    assert status(told) == 200
    assert replay(today=RESTORED) == done()
    assert status(told) == 200


def approve_later(told):
    from stories.actions.approve import approve
    from tests.stories.telling import hash_of

    approve(
        submission_id=told.id,
        shown=[],
        seen_hash=hash_of(told, []),
        language="en",
        today=RESTORED,
        pace={},
    )


def test_exactly_this_publishes_nothing_that_was_taken_back(backup):
    """It was sent with a yes in advance; that yes must not come back with the backup."""
    told = tell("waiting", choice=Choice.EXACT)
    a_moderator()
    before = backup()
    desk = {"submission_id": told.id, "moderator": a_moderator()}
    open_for_reading(**desk, reason=OpeningReason.FIRST_LOOK, today=DAY)
    offer(**desk, edition=told.again().edition, today=DAY)
    publish_it(told)
    by_author(told)
    before.restore("default", "keys")
    assert replayed() == done(off=1, stones=1)
    open_for_reading(**desk, reason=OpeningReason.FIRST_LOOK, today=RESTORED)
    offer(**desk, edition=told.again().edition, today=RESTORED)
    assert told.again().state == State.OFFERED, "it waits for its author's yes"


def test_what_was_suspended_is_suspended_again_and_anybody_may_review_it(backup):
    told = tell("published")
    before = backup()
    suspend_it(told)
    before.restore("default", "keys")
    assert replayed() == done(suspended=1)
    assert told.again().state == State.SUSPENDED and status(told) != 200
    restore(submission_id=told.id, moderator=a_moderator(), today=RESTORED)
    assert status(told) == 200


def test_a_suspension_that_ended_does_not_come_back(backup):
    told = tell("published")
    before = backup()
    suspend_it(told)
    restore(submission_id=told.id, moderator=a_moderator("other"), today=LATER)
    before.restore("default", "keys")
    assert replayed() == done()
    suspend_it(told)
    restore(submission_id=told.id, moderator=a_moderator("other"), today=LATER)
    suspend_it(told)
    before.restore("default", "keys")
    assert replayed() == done(suspended=1)


def test_what_was_suspended_is_not_published_from_an_older_backup(backup):
    told = tell("approved")
    before = backup()
    publish_it(told)
    suspend_it(told)
    before.restore("default", "keys")
    assert replayed() == done(suspended=1, stones=1)
    assert told.again().state == State.UNPUBLISHED and status(told) == 410
    assert not publish_due(today=RESTORED, everything=True)
