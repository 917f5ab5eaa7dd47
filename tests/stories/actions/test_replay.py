"""Real backups of both databases are restored: what was withdrawn since goes again."""

import pytest

from stories.actions.leaving.discard import discard
from stories.actions.leaving.withdraw import withdraw
from stories.actions.restoring.replay import erase_keyless, keyless, replay
from stories.actions.switch import switch
from stories.actions.upkeep.housekeep import housekeep
from stories.consent import Purpose
from stories.models import Tombstone
from stories.vault.models import DataKey, Submission
from tests.stories.replaying import (
    LATER,
    RESTORED,
    done,
    findings,
    replayed,
    status,
    told_with_needles,
)
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


@pytest.mark.parametrize(
    ("restored", "counts"),
    [
        (("default",), {"withdrawn": 1, "stones": 1}),
        (("keys",), {"keys": 1}),
        (("default", "keys"), {"withdrawn": 1, "stones": 1}),
    ],
)
def test_a_withdrawn_story_goes_again_whatever_was_restored(backup, restored, counts):
    told, other = told_with_needles(), tell("published")
    before = backup()
    withdraw(submission_id=told.id, today=LATER)
    before.restore(*restored)
    if "default" in restored:
        assert status(told) == 200 and findings(), "the backup was none"
    assert replayed() == done(**counts)
    assert findings() == []
    assert status(told) == 410
    assert not DataKey.objects.filter(submission_id=told.id).exists()
    assert status(other) == 200 and other.safe()


def test_a_keys_backup_from_before_the_story_makes_no_difference(backup):
    empty = backup()
    told = told_with_needles()
    full = backup()
    withdraw(submission_id=told.id, today=LATER)
    full.restore("default")
    empty.restore("keys")
    assert replayed() == done(withdrawn=1, stones=1)
    assert (findings(), status(told)) == ([], 410)


def test_a_living_story_whose_key_was_lost_goes_only_when_an_operator_asks(backup):
    empty = backup()
    told = tell("published")
    empty.restore("keys")
    assert replay(today=RESTORED) == done()
    assert keyless() == [told.id] and status(told) == 200
    assert erase_keyless(today=RESTORED) == 1
    assert (keyless(), status(told)) == ([], 410)


def test_the_tombstone_comes_back_as_it_was(backup):
    told, quiet, closed = tell("published"), tell("published"), tell("published")
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=True, language="en", today=DAY)
    before = backup()
    switch(submission_id=quiet.id, purpose=Purpose.OPEN_DATA, on=True, language="en", today=LATER)
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=False, language="en", today=LATER)
    for one in (told, quiet, closed):
        withdraw(submission_id=one.id, today=LATER)
    laid = sorted(Tombstone.objects.values_list("reference", "open_data", "quarter"))
    assert {open_data for _, open_data, _ in laid} == {True, False}
    before.restore("default", "keys")
    replayed()
    assert sorted(Tombstone.objects.values_list("reference", "open_data", "quarter")) == laid


def test_a_story_that_came_and_went_since_the_backup_is_gone_and_not_unknown(backup):
    before = backup()
    told = tell("published")
    withdraw(submission_id=told.id, today=LATER)
    before.restore("default", "keys")
    assert status(told) == 404
    assert replayed() == done(stones=1)
    assert status(told) == 410


@pytest.mark.parametrize("state", ["draft", "declined", "offered"])
def test_what_was_thrown_away_or_over_goes_again(backup, state):
    told = told_with_needles(state)
    before = backup()
    discard(submission_id=told.id, today=LATER)
    before.restore("default", "keys")
    assert replayed() == done(withdrawn=1)
    assert not Submission.objects.exists() and not DataKey.objects.exists()


def test_housekeeping_alone_withdraws_again_when_nobody_thinks_of_it(backup):
    told = told_with_needles()
    before = backup()
    withdraw(submission_id=told.id, today=LATER)
    before.restore("default", "keys")
    assert housekeep(now=NOON)["erasures finished"] == 1
    assert (findings(), status(told)) == ([], 410)
