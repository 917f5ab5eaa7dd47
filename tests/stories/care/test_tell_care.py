"""A year is counted from the trail, once, and only while the trail holds all of it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from community.models import AuditEvent
from stories.actions.leaving.withdraw import withdraw
from stories.actions.upkeep import tell_care as telling_care
from stories.actions.upkeep.forget_trail import forget_trail
from stories.actions.upkeep.housekeep import housekeep
from stories.actions.upkeep.tell_care import tell_care
from stories.models import FrozenCare, FrozenYear
from stories.vault.models import Submission
from tests.stories import telling
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
AFTER = date(2027, 1, 1)
TEN = range(10)


@pytest.fixture(autouse=True)
def _open_house(settings, monkeypatch):
    """Somebody is here to read; nothing is held back, so that numbers can be seen exactly."""
    moderator = a_moderator()
    moderator.date_joined = datetime(2025, 12, 1, tzinfo=UTC)
    moderator.save()
    monkeypatch.setattr(telling_care, "held_back", lambda table, row, rounding: 0)
    with time_machine.travel(NOON, tick=False):
        yield


def told(year: int = 2026) -> dict[tuple[str, str], int]:
    rows = FrozenCare.objects.filter(year__year=year).values_list("table", "row", "figure")
    return {(table, row): figure for table, row, figure in rows}


def later(days: int) -> time_machine.travel:
    return time_machine.travel(NOON + timedelta(days=days), tick=False)


def test_waits_are_counted_from_the_day_a_story_arrived():
    stories = [tell("waiting") for _ in TEN]
    for number, story in enumerate(stories):
        with later(number % 3 + 1):
            telling.read_it(story)
    assert str(tell_care(today=AFTER)) == "2026"
    assert told() == {("days", "first-look"): 2}


def test_how_stories_left_the_desk():
    for _ in TEN:
        tell("declined")
        telling.publish_it(tell("approved"))
        story = tell("reading")
        telling.redact_it(story, happened="Less.")
        telling.offer_it(story)
        telling.approve_it(story)
        telling.publish_it(story)
    assert tell_care(today=AFTER)
    # "Kept" has nobody in it, so the smallest of the others is silent with it.
    shares = {row: share for (table, row), share in told().items() if table == "outcome"}
    assert shares == {"all": 30, "declined": 35, "unchanged": 35}
    assert told()["days", "publication"] == 0
    assert told()["why", "all"] == 10
    assert ("why", "not-about-this") not in told()


def test_a_story_taken_back_leaves_the_waits_and_is_counted_as_taken_back():
    stories = [tell("published") for _ in TEN]
    for story in stories:
        withdraw(submission_id=story.id, today=DAY)
    assert not Submission.objects.exists()
    assert tell_care(today=AFTER)
    assert told()["withdrawn", "all"] == 10
    assert not [row for row in told() if row[0] == "days"]


def test_what_came_of_appeals():
    for _ in TEN:
        for outcome in ("changed", "upheld"):
            AuditEvent.objects.create(
                verb=telling_care.APPEAL_SETTLED, subject=uuid4(), reason=outcome, at=NOON
            )
    assert tell_care(today=AFTER)
    shares = {row: figure for (table, row), figure in told().items() if table == "appeal"}
    assert shares == {"all": 20, "changed": 50, "upheld": 50}


def test_nine_are_silent():
    for _ in range(9):
        withdraw(submission_id=tell("published").id, today=DAY)
        tell("declined")
    assert tell_care(today=AFTER)
    assert not [row for row in told() if row[1] != "all"]
    assert ("withdrawn", "all") not in told()


def test_it_is_counted_once_and_never_again():
    assert tell_care(today=AFTER) is not None
    for _ in TEN:
        tell("declined")
    assert tell_care(today=AFTER + timedelta(days=30)) is None
    assert told() == {}


@pytest.mark.parametrize(("months", "counts"), [(12, False), (13, True), (24, True)])
def test_not_when_the_trail_has_forgotten_a_part(settings, months, counts):
    settings.PERIODS = settings.PERIODS | {"AUDIT_MONTHS": months}
    assert (tell_care(today=AFTER) is not None) is counts


def test_nor_when_nobody_was_here():
    AuditEvent.objects.all().delete()
    moderator = a_moderator()
    moderator.date_joined = datetime(2027, 1, 1, tzinfo=UTC)
    moderator.save()
    assert tell_care(today=AFTER) is None


def test_an_old_story_that_is_opened_again_is_no_first_look():
    stories = [tell("kept") for _ in TEN]
    old = date(2029, 1, 1)
    with time_machine.travel(datetime(2028, 6, 1, 12, tzinfo=UTC), tick=False):
        forget_trail(today=date(2028, 6, 1))
        for story in stories:
            telling.read_it(story)
        assert tell_care(today=old)
    assert ("days", "first-look") not in told(2028)


def test_examples_count_only_where_everything_is_one(settings):
    for _ in TEN:
        tell("declined")
    Submission.objects.update(example=True)
    tell_care(today=AFTER)
    assert told() == {}
    FrozenYear.objects.all().delete()
    settings.DEMONSTRATION = True
    tell_care(today=AFTER)
    assert told() == {("days", "first-look"): 0, ("outcome", "all"): 10, ("why", "all"): 10}


def test_housekeeping_does_it():
    with time_machine.travel(datetime(2027, 1, 2, 3, tzinfo=UTC), tick=False):
        assert housekeep(now=datetime(2027, 1, 2, 3, tzinfo=UTC))["years told"] == 1
    assert FrozenYear.objects.get().year == 2026
