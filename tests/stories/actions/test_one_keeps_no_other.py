"""Housekeeping goes on: past what was withdrawn, renewed or broken in the same moment."""

import logging

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from community.duties import FAILED
from stories.actions.leaving.lapse import lapse
from stories.actions.leaving.withdraw import withdraw
from stories.actions.publish import publish_due
from stories.actions.refusals import NotNow
from stories.actions.renew import renew
from stories.actions.suspend import suspend
from stories.actions.switch import ask_again
from stories.actions.upkeep import housekeep as module
from stories.actions.upkeep.housekeep import housekeep, lapse_due
from stories.choices import SuspendReason
from stories.models import Story
from stories.vault.models import DataKey, State, Submission
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OVER = NOON.replace(year=NOON.year + 1)


def two_that_lapse():
    both = tell("published"), tell("published")
    for told in both:
        ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    return both


def in_between(monkeypatch, name, told, happens):
    """Somebody else acts after housekeeping read its list, and before it comes to this row."""
    act = getattr(module, name)

    def late(*, submission_id, **rest):
        if submission_id == told.id:
            happens()
        return act(submission_id=submission_id, **rest)

    monkeypatch.setattr(module, name, late)


def break_key(told):
    DataKey.objects.filter(submission_id=told.id).update(wrapped=b"no such key")


def break_ledger(told):
    told.submission.ledger.update(entry=b"\x01" + b"0" * 60)


def break_seal(told, field):
    Submission.objects.filter(pk=told.id).update(**{field: b"\x01" + b"0" * 60})


def test_a_renewal_in_the_same_moment_wins(monkeypatch):
    told, other = two_that_lapse()
    again = {"submission_id": told.id, "language": "en", "today": OVER.date()}
    in_between(monkeypatch, "lapse", told, lambda: renew(**again))
    assert lapse_due(today=OVER.date()) == 1
    assert told.again().state == State.PUBLISHED
    assert other.again().state == State.UNPUBLISHED


def test_a_lapse_looks_at_the_day_itself():
    told, _other = two_that_lapse()
    assert not lapse(submission_id=told.id, today=DAY)
    assert lapse(submission_id=told.id, today=OVER.date())
    assert not lapse(submission_id=told.id, today=OVER.date())


def test_one_withdrawn_in_the_same_moment_keeps_no_other_on_the_page(monkeypatch):
    told, other = two_that_lapse()
    goes = {"submission_id": told.id, "today": OVER.date()}
    in_between(monkeypatch, "lapse", told, lambda: withdraw(**goes))
    counts = housekeep(now=OVER)
    assert (counts["publications lapsed"], counts[FAILED]) == (1, 0)
    assert other.again().state == State.UNPUBLISHED


@pytest.mark.parametrize("how", ["gone", "refused"])
def test_nor_a_draft_that_was_swept_by_another_run(monkeypatch, how):
    told, other = tell("draft"), tell("draft")

    def swept():
        if how == "refused":
            raise NotNow
        withdraw(submission_id=told.id, today=OVER.date())

    in_between(monkeypatch, "discard", told, swept)
    counts = housekeep(now=OVER)
    assert (counts["drafts swept"], counts[FAILED]) == (1, 0)
    assert not Submission.objects.filter(pk=other.id).exists()


@pytest.mark.parametrize("spoil", [break_key, break_ledger, lambda told: break_seal(told, "pace")])
def test_a_story_that_cannot_be_opened_keeps_no_other_from_publication(spoil):
    told, other = tell("approved"), tell("approved")
    spoil(told)
    published = publish_due(today=DAY, everything=True)
    assert [story.reference for story in published] == [other.submission.reference]
    assert told.again().state == State.APPROVED


@pytest.mark.parametrize("spoil", [break_key, lambda told: break_seal(told, "switches")])
def test_nor_from_its_contact_being_forgotten(spoil):
    told, other = (tell("published", contact="me@example.org") for _ in range(2))
    spoil(told)
    counts = housekeep(now=OVER)
    assert counts["contacts forgotten"] == 1 and other.again().contact is None


def test_what_fails_keeps_nothing_else_from_being_done(monkeypatch, caplog):
    told, _other = two_that_lapse()

    def fails(**rest):
        raise RuntimeError("They tied me to the bed")

    monkeypatch.setattr(module, "remind", fails)
    monkeypatch.setattr(module, "finish_erasures", fails)
    with caplog.at_level(logging.ERROR, "community.housekeeping"):
        counts = housekeep(now=OVER)
    assert counts[FAILED] == 2 and counts["publications lapsed"] == 2
    assert "notes about a lapse sent" not in counts
    assert "RuntimeError" in caplog.text and "tied" not in caplog.text
    assert told.again().state == State.UNPUBLISHED


@pytest.mark.parametrize("spoil", [break_key, lambda told: break_seal(told, "contact")])
def test_what_is_done_is_done_though_its_author_cannot_be_told(spoil):
    told = tell("published", contact="me@example.org")
    spoil(told)
    mail.outbox.clear()
    at = {"moderator": a_moderator(), "reason": SuspendReason.REPORT, "today": DAY}
    suspend(submission_id=told.id, **at)
    assert Story.objects.get().suspended and not mail.outbox


def test_whoever_runs_it_learns_that_something_failed(monkeypatch):
    def fails(**rest):
        raise RuntimeError

    monkeypatch.setattr(module, "remind", fails)
    with pytest.raises(CommandError, match="failed"):
        call_command("housekeeping")
