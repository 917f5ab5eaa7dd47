"""The audit trail ends; what a rule reads does not, for as long as the story is here."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from dateutil.relativedelta import relativedelta

from community.models import AuditEvent, Verb
from stories.actions.hold import has_stepped_back, step_back
from stories.actions.leaving.lay_tombstone import was_ever_public
from stories.actions.leaving.withdraw import withdraw
from stories.actions.reconsider import look_again
from stories.actions.refusals import SamePerson
from stories.actions.suspend import restore
from stories.actions.upkeep.forget_trail import PASSING
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Tombstone
from stories.vault.models import State
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OVER = NOON + relativedelta(months=24)


@pytest.fixture(autouse=True)
def _all_on_one_day():
    """Events are written at the time of the machine: let that be the day of the stories."""
    with time_machine.travel(NOON, tick=False):
        yield


def verbs_of(told):
    return set(AuditEvent.objects.filter(subject=told.id).values_list("verb", flat=True))


def test_of_a_story_that_is_gone_everything_goes_on_its_day_and_not_before():
    told = tell("published")
    withdraw(submission_id=told.id, today=DAY)
    assert Verb.WITHDRAWN in verbs_of(told)
    housekeep(now=OVER - timedelta(days=1))
    assert Verb.WITHDRAWN in verbs_of(told)
    assert housekeep(now=OVER)["audit lines forgotten"] > 2
    assert verbs_of(told) == set()


def test_of_a_story_that_is_here_only_what_passed_goes():
    told = tell("suspended")
    assert Verb.OPENED in verbs_of(told)
    housekeep(now=OVER)
    assert {Verb.PUBLISHED, Verb.SUSPENDED} <= verbs_of(told)
    assert not verbs_of(told) & set(PASSING)


def test_roles_that_changed_long_ago_are_forgotten():
    AuditEvent.record(verb=Verb.ROLES_CHANGED, subject=uuid4(), reason="given-editors")
    housekeep(now=OVER)
    assert not AuditEvent.objects.exists()


def test_the_rules_hold_as_before_when_the_rest_is_forgotten():
    away, told = a_moderator("away"), tell("suspended")
    step_back(submission_id=told.id, moderator=away, today=DAY)
    housekeep(now=OVER)
    assert has_stepped_back(submission_id=told.id, moderator=away)
    with pytest.raises(SamePerson):
        restore(submission_id=told.id, moderator=a_moderator(), today=OVER.date())
    assert was_ever_public(told.id)


def test_a_story_that_a_moderator_took_down_still_comes_by_the_desk_first():
    told = tell("unpublished")
    housekeep(now=OVER)
    again = look_again(submission_id=told.id, language="en", today=OVER.date())
    assert again.state == State.WAITING


def test_a_story_that_was_public_long_ago_still_leaves_its_mark():
    told = tell("unpublished")
    housekeep(now=OVER)
    withdraw(submission_id=told.id, today=OVER.date())
    assert Tombstone.objects.filter(reference=told.submission.reference).exists()


def test_what_is_younger_stays_whatever_it_is():
    tell("published")
    before = AuditEvent.objects.count()
    housekeep(now=OVER - timedelta(days=1))
    assert AuditEvent.objects.count() == before
