"""Who holds a story, until when, and what the desk promised itself about it."""

from datetime import datetime, time, timedelta

import pytest
from django.utils.timezone import make_aware

from community.models import AuditEvent, Verb
from stories.actions.hold import LAPSED, hand_over, open_for_reading, release, take
from stories.actions.refusals import MayNotRead, NotNow
from stories.actions.upkeep.housekeep import housekeep
from stories.actions.upkeep.lapse_claims import lapse_claims
from stories.actions.write import write
from stories.choices import OpeningReason
from tests.stories.telling import DAY, a_moderator, read_it, redact_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MONDAY = DAY
FRIDAY = MONDAY + timedelta(days=4)


def taken(told, name="mira", today=DAY):
    take(submission_id=told.id, moderator=a_moderator(name), today=today)
    return told.again()


def test_a_story_is_taken_once_and_a_second_press_is_the_same():
    told = tell("waiting")
    assert taken(told).holder == taken(told).holder == a_moderator("mira")
    assert told.submission.state == "waiting"
    with pytest.raises(NotNow):
        taken(told, "noor")
    assert told.again().holder == a_moderator("mira")


@pytest.mark.parametrize("state", ["draft", "offered", "approved", "published", "declined"])
def test_only_what_is_on_the_desk_is_taken(state):
    with pytest.raises(NotNow):
        taken(tell(state))


def test_who_stepped_back_takes_nothing():
    told = tell("waiting")
    AuditEvent.record(verb=Verb.RECUSED, subject=told.id, actor=a_moderator("mira"))
    with pytest.raises(MayNotRead):
        taken(told)


def test_a_claim_lapses_after_the_working_days_of_the_setting(settings):
    settings.PERIODS = settings.PERIODS | {"HOLDING_WORKDAYS": 2}
    told = tell("waiting")
    taken(told, today=FRIDAY)
    # Monday and Tuesday are its two days; the weekend is nobody's fault.
    for ahead in range(5):
        assert lapse_claims(today=FRIDAY + timedelta(days=ahead)) == 0
    assert lapse_claims(today=FRIDAY + timedelta(days=5)) == 1
    assert told.again().holder is None and told.submission.held_on is None
    event = AuditEvent.objects.first()
    assert (event.verb, event.reason, event.actor) == (Verb.RELEASED, LAPSED, None)


def test_opening_it_again_keeps_it_and_a_story_that_is_read_goes_back_to_waiting():
    told = tell("reading")
    later = DAY + timedelta(days=3)
    reading = {"submission_id": told.id, "moderator": a_moderator()}
    open_for_reading(**reading, reason=OpeningReason.CONTINUE, today=later)
    assert lapse_claims(today=later + timedelta(days=2)) == 0
    assert lapse_claims(today=later + timedelta(days=20)) == 1
    assert told.again().state == "waiting"
    assert lapse_claims(today=later + timedelta(days=20)) == 0


def test_somebody_else_s_look_does_not_keep_it():
    told, later = tell("reading"), DAY + timedelta(days=20)
    other = {"submission_id": told.id, "moderator": a_moderator("noor")}
    open_for_reading(**other, reason=OpeningReason.SECOND_OPINION, today=later)
    assert lapse_claims(today=later) == 1


def test_what_was_handed_over_or_answered_just_now_does_not_lapse():
    handed, asked, later = tell("reading"), tell("asked"), DAY + timedelta(days=30)
    hand_over(submission_id=handed.id, moderator=a_moderator(), to=a_moderator("noor"), today=later)
    assert lapse_claims(today=later) == 0
    write(submission_id=asked.id, body="Yes, you may.", today=later)
    assert lapse_claims(today=later + timedelta(days=1)) == 0
    assert asked.again().holder == a_moderator()


@pytest.mark.parametrize("state", ["asked", "offered", "approved", "published", "declined"])
def test_what_is_not_on_the_desk_stays_with_whoever_had_it(state):
    told = tell(state)
    assert lapse_claims(today=DAY + timedelta(days=300)) == 0
    assert told.again().holder == a_moderator()


def test_housekeeping_does_it():
    tell("reading")
    now = make_aware(datetime.combine(DAY + timedelta(days=20), time(12)))
    assert housekeep(now=now)["stories back on the list"] == 1


def test_the_desk_s_days_begin_anew_when_a_story_comes_back():
    told, later = tell("asked"), DAY + timedelta(days=40)
    assert (told.submission.desk_since, told.submission.looked_on) == (DAY, DAY)
    write(submission_id=told.id, body="Yes.", today=later)
    assert (told.again().desk_since, told.submission.looked_on) == (later, None)


def test_and_go_on_while_it_stays_there():
    told, later = tell("reading"), DAY + timedelta(days=5)
    release(submission_id=told.id, moderator=a_moderator(), today=later)
    assert (told.again().desk_since, told.submission.looked_on) == (DAY, DAY)
    read_it(redact_it(told, title="A night"))
    assert told.submission.desk_since == DAY
