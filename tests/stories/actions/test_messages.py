"""Messages in both directions, without knowing who the author is."""

import pytest
from django.core import mail

from stories.actions.hold import step_back
from stories.actions.refusals import HoldsCode, MayNotRead, NotNow
from stories.actions.write import mark_read, write
from stories.vault.models import Message, State
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def bodies(told):
    return [told.safe().get(row, "body") for row in told.submission.messages.all()]


def test_both_ways_in_order_and_sealed():
    told = tell("reading")
    write(
        submission_id=told.id, body="May we leave out the year?", today=DAY, moderator=a_moderator()
    )
    write(submission_id=told.id, body="Yes.\r\nPlease do.", today=DAY)
    assert bodies(told) == ["May we leave out the year?", "Yes.\nPlease do."]
    assert [m.from_author for m in told.submission.messages.all()] == [False, True]
    assert b"year" not in bytes(Message.objects.first().body)


def test_who_stepped_back_writes_nothing():
    told = tell("reading")
    step_back(submission_id=told.id, moderator=a_moderator(), today=DAY)
    with pytest.raises(MayNotRead):
        write(submission_id=told.id, body="May we?", today=DAY, moderator=a_moderator())
    assert bodies(told) == []
    write(submission_id=told.id, body="Hello?", today=DAY, moderator=a_moderator("other"))
    assert bodies(told) == ["Hello?"]


def test_a_question_waits_for_an_answer_and_the_answer_brings_it_back():
    told = tell("reading")
    write(submission_id=told.id, body="May we?", today=DAY, moderator=a_moderator(), asks=True)
    assert told.again().state == State.ASKED
    write(submission_id=told.id, body="Yes", today=DAY)
    assert told.again().state == State.WAITING


def test_a_message_that_holds_a_code_is_caught_and_nothing_is_kept():
    told = tell("waiting")
    with pytest.raises(HoldsCode):
        write(submission_id=told.id, body=f"this: {told.code.lower()}", today=DAY)
    assert not Message.objects.exists()


def test_nobody_writes_to_a_draft():
    with pytest.raises(NotNow):
        write(submission_id=tell("draft").id, body="Hello", today=DAY)


def test_reading_is_noted_for_the_other_side_only():
    told = tell("reading")
    write(submission_id=told.id, body="One", today=DAY, moderator=a_moderator())
    write(submission_id=told.id, body="Two", today=DAY)
    mark_read(submission_id=told.id, by_author=True, today=DAY)
    assert [m.read_on for m in told.submission.messages.all()] == [DAY, None]


def test_the_note_about_news_tells_nothing():
    told = tell("reading", contact="me@example.org")
    write(submission_id=told.id, body="A secret word", today=DAY, moderator=a_moderator())
    (note,) = mail.outbox
    said = f"{note.subject} {note.body} {note.from_email}".lower()
    assert note.to == ["me@example.org"]
    for word in ("story", "heard", "secret", "http", "code", told.submission.reference.lower()):
        assert word not in said


def test_without_an_address_there_is_no_note():
    told = tell("reading")
    write(submission_id=told.id, body="Hello", today=DAY, moderator=a_moderator())
    assert mail.outbox == []


def test_a_mail_server_that_is_down_stops_nothing(settings, caplog):
    settings.EMAIL_BACKEND = "tests.stories.broken_mail.BrokenMail"
    told = tell("reading", contact="me@example.org")
    write(submission_id=told.id, body="Hello", today=DAY, moderator=a_moderator())
    assert bodies(told) == ["Hello"]
    assert "me@example.org" not in caplog.text
