"""The second code takes a story down, and can do nothing else."""

from datetime import timedelta

import pytest
from django.core import mail

from community.lib.receipts import new_code
from community.models import AuditEvent, Verb
from stories.actions.codes import slip
from stories.actions.codes.find import Opens, find, find_any
from stories.actions.codes.second import (
    forget_second_code,
    make_second_code,
    show_second_code,
    switch_off_second_code,
)
from stories.actions.codes.slip import drop_slips, read_slip
from stories.actions.leaving.take_down import could_become_public, take_down, was_taken_down
from stories.actions.publish import publish_due
from stories.actions.reconsider import look_again
from stories.actions.refusals import NotNow, UnknownCode
from stories.actions.show_again import show_again
from stories.models import Story
from stories.vault.models import State, Submission
from tests.stories import telling
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def second_code_of(told, now=NOON) -> str:
    make_second_code(submission_id=told.id, now=now)
    return show_second_code(submission_id=told.id, now=now)


def press(told):
    return take_down(submission_id=told.id, language="en", today=DAY)


def reasons(told) -> list[str]:
    events = AuditEvent.objects.filter(subject=told.id, verb=Verb.SECOND_CODE)
    return [event.reason for event in events][::-1]


def test_it_opens_its_own_door_and_never_the_story():
    told = tell("published")
    second = second_code_of(told)
    assert find_any(typed=second).opens == Opens.TAKE_DOWN
    with pytest.raises(UnknownCode):
        find(typed=second)
    assert find_any(typed=told.code).opens == Opens.STORY


def test_replaced_and_switched_off_it_opens_nothing_and_both_are_written_down():
    told = tell("waiting")
    first = second_code_of(told)
    second = second_code_of(told)
    with pytest.raises(UnknownCode):
        find_any(typed=first)
    assert find_any(typed=second).id == told.id
    for _time in range(2):
        switch_off_second_code(submission_id=told.id, today=DAY)
    with pytest.raises(UnknownCode):
        find_any(typed=second)
    assert reasons(told) == ["made", "replaced", "off"]
    assert find(typed=told.code).id == told.id


def test_a_code_made_while_an_older_one_is_forgotten_stays(monkeypatch):
    told = tell("waiting")
    second_code_of(told)
    over, made = NOON + timedelta(minutes=61), []

    def read_and_be_overtaken(*args, **kwargs):
        was = read_slip(*args, **kwargs)
        made.append(second_code_of(told, now=over))
        return was

    monkeypatch.setattr(slip, "read_slip", read_and_be_overtaken)
    assert drop_slips(now=over) == 0
    assert [show_second_code(submission_id=told.id, now=over)] == made


def test_a_code_that_nobody_can_open_keeps_no_other_from_being_forgotten():
    broken, told = tell("waiting"), tell("waiting")
    for one in (broken, told):
        second_code_of(one)
    Submission.objects.filter(pk=broken.id).update(second_slip=b"no seal at all")
    assert drop_slips(now=NOON + timedelta(minutes=61)) == 1
    assert told.again().second_slip is None


def test_its_text_is_kept_for_an_hour_or_until_it_was_written_down():
    told = tell("waiting")
    second = second_code_of(told)
    assert show_second_code(submission_id=told.id, now=NOON + timedelta(minutes=59)) == second
    assert show_second_code(submission_id=told.id, now=NOON + timedelta(minutes=61)) == ""
    assert drop_slips(now=NOON + timedelta(minutes=59)) == 0
    assert drop_slips(now=NOON + timedelta(minutes=61)) == 1
    assert told.again().second_slip is None
    second_code_of(told)
    forget_second_code(submission_id=told.id)
    assert show_second_code(submission_id=told.id, now=NOON) == ""


@pytest.mark.parametrize("state", ["published", "suspended"])
def test_off_the_page_at_once_its_text_stays_and_its_author_hears_of_it(state):
    told = tell(state, contact="me@example.org")
    second_code_of(told)
    mail.outbox.clear()
    press(told)
    assert not Story.objects.exists()
    assert told.again().state == State.UNPUBLISHED
    assert told.safe().get(told.submission, "happened").startswith("They tied")
    assert [note.to for note in mail.outbox] == [["me@example.org"]]
    assert was_taken_down(told.id)


def test_only_the_author_puts_it_back():
    told = tell("published")
    press(told)
    with pytest.raises(NotNow):
        press(told)
    with pytest.raises(NotNow):
        show_again(submission_id=told.id, today=DAY)
    look_again(submission_id=told.id, language="en", today=DAY)
    telling.approve_it(told)
    telling.publish_it(told)
    assert Story.objects.exists() and not was_taken_down(told.id)


def test_before_publication_it_takes_back_the_yes():
    told = tell("approved")
    assert could_become_public(told.again(), told.safe())
    press(told)
    assert told.again().state == State.OFFERED
    publish_due(today=DAY + timedelta(days=400), everything=True)
    assert not Story.objects.exists()
    assert not could_become_public(told.again(), told.safe())


@pytest.mark.parametrize("state", ["waiting", "reading"])
def test_publish_exactly_this_waits_for_the_author_from_then_on(state):
    told = tell(state, choice="exact")
    assert could_become_public(told.again(), told.safe())
    press(told)
    if state == "waiting":
        telling.read_it(told)
    telling.offer_it(told)
    assert told.again().state == State.OFFERED, "its author sees the page first"


@pytest.mark.parametrize("state", ["waiting", "offered", "unpublished", "declined", "kept"])
def test_where_there_is_nothing_to_stop_nothing_happens(state):
    told = tell(state)
    before = Submission.objects.values().get(pk=told.id)
    with pytest.raises(NotNow):
        press(told)
    assert Submission.objects.values().get(pk=told.id) == before
    assert reasons(told) == []


def test_a_draft_has_none():
    with pytest.raises(NotNow):
        make_second_code(submission_id=tell("draft").id, now=NOON)


def test_an_unknown_code_opens_none_of_the_three():
    second_code_of(tell("waiting"))
    with pytest.raises(UnknownCode):
        find_any(typed=new_code())


@pytest.mark.parametrize(("state", "choice"), [("waiting", "exact"), ("approved", "see")])
def test_the_ledger_never_says_that_the_author_did_it(state, choice):
    told = tell(state, choice=choice)
    before = told.submission.ledger.count()
    take_down(submission_id=told.id, language="en", today=DAY)
    rows = list(told.submission.ledger.order_by("number"))[before:]
    entries = [told.safe().get(row, "entry") for row in rows]
    assert entries
    assert {(entry["choice"], entry.get("by")) for entry in entries} == {("no", "second-code")}
    client = inside(told)
    page = text_of(client.get(at("held")))
    assert "Whoever has your second code ended this" in page
