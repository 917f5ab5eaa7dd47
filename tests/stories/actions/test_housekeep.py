"""What time does: periods end, and after each the counts are zero."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest

from stories.actions.restoring.replay import erase_keyless
from stories.actions.switch import ask_again
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story
from stories.vault.models import DataKey, State, Submission
from stories.vault.safe import Safe
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def after(**delta):
    return datetime.combine(DAY, time(12), UTC) + timedelta(**delta)


@pytest.mark.parametrize(
    ("state", "days", "done"),
    [
        ("draft", 30, "drafts swept"),
        ("declined", 30, "declined texts destroyed"),
        ("offered", 366, "waits ended"),
        ("asked", 366, "waits ended"),
    ],
)
def test_a_period_ends_on_its_day_and_not_before(state, days, done):
    tell(state)
    assert housekeep(now=after(days=days - 2))[done] == 0
    assert Submission.objects.count() == DataKey.objects.count() == 1
    assert housekeep(now=after(days=days))[done] == 1
    assert Submission.objects.count() == DataKey.objects.count() == 0


@pytest.mark.parametrize("state", ["waiting", "reading", "published", "suspended"])
def test_what_is_being_cared_for_or_public_is_never_swept(state):
    tell(state)
    housekeep(now=after(days=4000))
    assert Submission.objects.count() == DataKey.objects.count() == 1


def test_a_publication_lapses_and_its_text_stays_sealed():
    told = tell("published")
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    housekeep(now=after(days=364))
    assert Story.objects.exists()
    housekeep(now=after(days=365))
    assert not Story.objects.exists()
    assert told.again().state == State.UNPUBLISHED
    assert told.safe().get(told.submission, "happened").startswith("They tied")


def test_a_receipt_is_forgotten_after_its_hour():
    told = tell("waiting")
    housekeep(now=NOON + timedelta(minutes=59))
    assert told.again().receipt is not None
    housekeep(now=NOON + timedelta(minutes=61))
    assert told.again().receipt is None


def test_a_contact_is_forgotten_when_it_is_no_longer_needed():
    told = tell("published", contact="me@example.org")
    housekeep(now=after(days=29))
    assert told.again().contact is not None
    housekeep(now=after(days=30))
    assert told.again().contact is None


def test_a_key_without_a_submission_is_swept_on_another_day():
    told = tell("waiting")
    key = DataKey.objects.get()
    Safe.make(uuid4())
    DataKey.objects.update(made_on=DAY)
    housekeep(now=after())
    assert DataKey.objects.count() == 2
    housekeep(now=after(days=1))
    assert list(DataKey.objects.all()) == [key]
    assert told.safe()


def test_twice_is_the_same_as_once():
    for state in ("draft", "waiting", "offered", "published", "declined"):
        tell(state)
    housekeep(now=after(days=31))
    before = list(Submission.objects.values_list("id", "state", "edition"))
    housekeep(now=after(days=31))
    assert list(Submission.objects.values_list("id", "state", "edition")) == before


def test_a_story_whose_key_is_gone_keeps_no_other_from_its_care():
    lost = tell("published", contact="me@example.org")
    other = tell("waiting")
    DataKey.objects.filter(submission_id=lost.id).delete()
    done = housekeep(now=after(days=40))
    assert done["receipts forgotten"] == 1 and other.again().receipt is None
    assert Submission.objects.filter(pk=lost.id).exists(), "only an operator's word erases it"
    assert erase_keyless(today=DAY) == 1
    assert not Story.objects.exists() and not Submission.objects.filter(pk=lost.id).exists()
