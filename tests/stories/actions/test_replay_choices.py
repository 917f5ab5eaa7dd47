"""Real backups are restored: each consent that was switched off since is off again."""

from datetime import timedelta

import pytest

from stories.actions.ask_change import ask_change
from stories.actions.ledger import said
from stories.actions.restoring.replay import replay
from stories.actions.rewrite import rewrite
from stories.actions.sending.choose import choose
from stories.actions.show_less import show_less
from stories.actions.switch import ask_again, set_contact
from stories.choices import Choice
from stories.consent import BY_CHOICE, SWITCHES, Purpose
from stories.models import Story
from stories.vault.models import State
from tests.stories.replaying import (
    LATER,
    RESTORED,
    done,
    replayed,
    status,
    turn,
)
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


@pytest.mark.parametrize("purpose", SWITCHES)
def test_a_switch_that_was_turned_off_is_off_again(backup, purpose):
    told = tell("published")
    turn(told, purpose, on=True, today=DAY)
    before = backup()
    turn(told, purpose, on=False, today=LATER)
    before.restore("default", "keys")
    assert switches(told)[purpose] is True
    assert replayed() == done(choices=1)
    assert switches(told)[purpose] is False
    story, word = Story.objects.get(), said(told.submission, told.safe())[purpose]
    assert not (story.allows_open_data or story.allows_quoting or story.allows_search_engines)
    assert word.choice == "no" and word.day == LATER


def switches(told):
    return told.safe().get(told.again(), "switches", {})


@pytest.mark.parametrize("later", [LATER, LATER + timedelta(days=1)])
def test_a_later_yes_that_the_backup_knows_of_holds(backup, later):
    told = tell("published")
    turn(told, Purpose.PRESS, on=False, today=LATER)
    turn(told, Purpose.PRESS, on=True, today=later)
    after = backup()
    after.restore("default", "keys")
    assert replayed() == done()
    assert switches(told)[Purpose.PRESS] is True


def test_a_later_yes_after_the_restore_holds_at_the_next_restore(backup):
    told = tell("published")
    turn(told, Purpose.PRESS, on=True, today=DAY)
    before = backup()
    turn(told, Purpose.PRESS, on=False, today=LATER)
    before.restore("default", "keys")
    replayed()
    turn(told, Purpose.PRESS, on=True, today=RESTORED)
    assert replay(today=RESTORED) == done()
    assert switches(told)[Purpose.PRESS] is True


def test_a_hidden_detail_is_hidden_again(backup):
    told = tell("published", shown=["country", "setting", "years"])
    before = backup()
    show_less(submission_id=told.id, shown=["setting"], language="en", today=LATER)
    before.restore("default", "keys")
    assert Story.objects.get().country == "FI"
    assert replayed() == done(choices=2)
    story = Story.objects.get()
    assert (story.country, story.from_year) == ("", None) and story.setting
    assert status(told) == 200


def test_years_made_vaguer_are_vague_again(backup):
    told = tell("published", shown=["country", "years"])
    before = backup()
    show_less(submission_id=told.id, shown=["country", "decades"], language="en", today=LATER)
    before.restore("default", "keys")
    assert Story.objects.get().to_year == 2014
    assert replayed() == done(choices=1)
    story = Story.objects.get()
    assert (story.country, story.from_year, story.to_year) == ("FI", 2010, 2019)
    assert said(told.again(), told.safe())[Purpose.SHOW_YEARS].choice == "decades"
    assert replayed() == done()


def test_a_forgotten_address_is_forgotten_again(backup):
    told = tell("waiting")
    set_contact(submission_id=told.id, address="a@example.org", language="en", today=DAY)
    before = backup()
    set_contact(submission_id=told.id, address="", language="en", today=LATER)
    before.restore("default", "keys")
    assert replayed() == done(choices=1)
    assert told.again().contact is None


def test_an_end_that_was_set_is_set_again_and_never_put_off(backup):
    told = tell("published")
    before = backup()
    ask_again(submission_id=told.id, years=1, language="en", today=LATER)
    end = Story.objects.get().lapses_on
    before.restore("default", "keys")
    assert replayed() == done(choices=1)
    assert Story.objects.get().lapses_on == end
    sooner = backup()
    ask_again(submission_id=told.id, years=5, language="en", today=LATER)
    sooner.restore("default", "keys")
    assert replayed() == done()
    assert Story.objects.get().lapses_on == end


def test_exactly_this_that_was_taken_back_stays_taken_back(backup):
    told = tell("waiting", choice=Choice.EXACT)
    before = backup()
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=LATER)
    before.restore("default", "keys")
    assert replayed() == done(choices=1)
    assert told.safe().get(told.again(), "choice") == Choice.SEE


@pytest.mark.parametrize(
    ("before", "after"), [("count", "read"), ("see", "read"), ("see", "count")]
)
def test_a_choice_that_was_replaced_is_not_acted_on_again(backup, before, after):
    told = tell("waiting", choice=before)
    then = backup()
    choose(submission_id=told.id, choice=Choice(after), language="en", today=LATER)
    then.restore("default", "keys")
    assert told.safe().get(told.again(), "choice") == before
    assert replayed() == done(choices=1)
    assert told.safe().get(told.again(), "choice") == Choice.READ
    word = said(told.submission, told.safe())[BY_CHOICE[before]]
    assert word.choice == "no" and word.day == LATER


def test_only_reading_is_not_taken_away(backup):
    told = tell("kept", choice=Choice.READ)
    before = backup()
    choose(submission_id=told.id, choice=Choice.COUNT, language="en", today=LATER)
    before.restore("default", "keys")
    assert replayed() == done()
    assert told.safe().get(told.again(), "choice") == Choice.READ


def test_a_change_asked_for_brings_no_old_yes_back(backup):
    told = tell("offered")
    before = backup()
    ask_change(submission_id=told.id, body="Please change it.", today=LATER)
    before.restore("default", "keys")
    assert replayed() == done()
    assert told.again().state == State.OFFERED, "nothing is public without a yes"
