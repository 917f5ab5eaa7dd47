"""The lapse: a note before, a note when it is over, each once; renewed in time, neither."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail

from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import NotNow
from stories.actions.renew import renew
from stories.actions.switch import ask_again, set_contact
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story
from stories.vault.clear import CLEAR
from stories.vault.models import DataKey, State
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
END = date(DAY.year + 1, DAY.month, DAY.day)
SOON = END - timedelta(days=30)


def ending(contact="me@example.org", years=1):
    """A public story that ends by itself, its author's address kept because they want it."""
    told = tell("published")
    ask_again(submission_id=told.id, years=years, language="en", today=DAY)
    if contact:
        set_contact(submission_id=told.id, address=contact, language="en", today=DAY)
    mail.outbox.clear()
    return told


def keep_house(first: date, last: date, times: int = 2) -> list[date]:
    """Housekeeping on each of these days, more than once; the days on which a note went out."""
    days = []
    for number in range((last - first).days + 1):
        today = first + timedelta(days=number)
        for hour in range(times):
            before = len(mail.outbox)
            housekeep(now=datetime.combine(today, time(8 + hour)).astimezone())
            days += [today] * (len(mail.outbox) - before)
    return days


def test_one_note_before_and_one_on_the_day_and_never_more():
    told = ending()
    assert keep_house(SOON - timedelta(days=2), END + timedelta(days=10)) == [SOON, END]
    assert told.again().state == State.UNPUBLISHED and not Story.objects.exists()


def test_the_note_says_nothing_of_what_it_is_about():
    told = ending()
    keep_house(SOON, SOON)
    (note,) = mail.outbox
    assert note.to == ["me@example.org"]
    said = f"{note.subject} {note.body}".lower()
    for telling in ("story", "lapse", "public", "http", "held", told.submission.reference.lower()):
        assert telling not in said


def test_who_gave_no_address_gets_none_and_lapses_all_the_same():
    ending(contact="")
    assert keep_house(SOON, END, times=1) == []
    assert not Story.objects.exists()


def test_renewed_before_the_day_it_stays_and_has_notes_of_its_own():
    told = ending()
    keep_house(SOON, SOON)
    renewed_on = SOON + timedelta(days=5)
    renew(submission_id=told.id, language="en", today=renewed_on)
    later = date(renewed_on.year + 1, renewed_on.month, renewed_on.day)
    assert Story.objects.get().lapses_on == later
    mail.outbox.clear()
    assert keep_house(renewed_on, END + timedelta(days=9), times=1) == []
    assert Story.objects.exists()
    soon = later - timedelta(days=30)
    assert keep_house(soon, soon) == [soon]


def test_a_time_that_has_no_end_any_more_reminds_nobody():
    told = ending()
    ask_again(submission_id=told.id, years=None, language="en", today=SOON)
    assert keep_house(SOON, END, times=1) == []
    with pytest.raises(NotNow):
        renew(submission_id=told.id, language="en", today=SOON)


def test_who_took_it_off_themselves_is_not_told_that_it_is_off():
    told = ending()
    keep_house(SOON, SOON)
    unpublish(submission_id=told.id, today=END - timedelta(days=2))
    mail.outbox.clear()
    assert keep_house(END - timedelta(days=2), END + timedelta(days=3), times=1) == []
    with pytest.raises(NotNow):
        renew(submission_id=told.id, language="en", today=END)


def test_a_mail_server_that_is_down_is_tried_again(settings):
    ending()
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.stories.broken_mail.BrokenMail"
    done = housekeep(now=datetime.combine(SOON, time(8)).astimezone())
    assert done["notes about a lapse sent"] == 0
    settings.EMAIL_BACKEND = working
    assert keep_house(SOON + timedelta(days=1), SOON + timedelta(days=2)) == [
        SOON + timedelta(days=1)
    ]


def test_what_was_sent_is_remembered_in_no_clear_column():
    told = ending()
    clear = set(CLEAR["Submission"])
    before = {name: getattr(told.again(), name) for name in clear}
    keep_house(SOON, SOON)
    assert {name: getattr(told.again(), name) for name in clear} == before
    assert told.safe().get(told.submission, "switches")["reminded"] == [f"soon {END}"]


def test_one_without_a_key_keeps_no_other_from_its_note():
    lost = ending(contact="lost@example.org")
    ending(contact="other@example.org")
    DataKey.objects.filter(submission_id=lost.id).delete()
    keep_house(SOON, SOON, times=1)
    assert [note.to for note in mail.outbox] == [["other@example.org"]]


def test_nothing_of_it_stays_after_a_withdrawal():
    told = ending()
    keep_house(SOON, SOON, times=1)
    withdraw(submission_id=told.id, today=SOON)
    mail.outbox.clear()
    assert keep_house(SOON + timedelta(days=1), END + timedelta(days=1), times=1) == []
