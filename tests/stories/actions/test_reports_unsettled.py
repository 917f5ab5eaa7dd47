"""A report that nobody settled in time ends kindly: no sealed text waits for ever."""

from datetime import timedelta

import pytest
from django.core import mail

from community.models import AuditEvent, Verb
from stories.actions.reports.end_unsettled import NOT_IN_TIME, end_unsettled, settle_by
from stories.actions.restoring.replay import finish_withdrawals
from stories.actions.upkeep.housekeep import housekeep
from stories.desk.trail import lines_of
from stories.vault.models import DataKey, Report, State
from tests.stories import reporting
from tests.stories.reporting import report_it, settle
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OVER = timedelta(days=60)
WHO = "reporter@example.org"
LINE = "reports over without a look"


def key_of(report):
    return DataKey.objects.filter(submission_id=report.id)


def test_on_its_day_row_and_key_go_and_whoever_left_an_address_is_told_kindly():
    told = tell("published")
    report = reporting.tell(told, "child", {"words": "Quillonberry."}, contact=WHO)
    assert settle_by(report) == DAY + OVER
    assert housekeep(now=NOON + OVER - timedelta(days=1))[LINE] == 0
    mail.outbox.clear()
    assert housekeep(now=NOON + OVER)[LINE] == 1
    assert not Report.objects.exists() and not key_of(report).exists()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject, letter.body) == ([WHO], "News", str(NOT_IN_TIME))
    whole = letter.message().as_string().lower()
    for word in ("http", "author", "quillonberry", told.submission.reference.lower()):
        assert word not in whole
    # Nothing follows for the page, its author hears nothing, and the trail says what happened.
    assert told.again().state == State.PUBLISHED and not told.submission.messages.exists()
    (line,) = [one for one in lines_of(told.id) if one.verb == "settled a report"]
    assert (line.who, line.reason) == ("the site", "not answered in time")


def test_the_setting_itself_is_what_ends_it_and_a_settled_one_is_left_alone(settings):
    settings.PERIODS = settings.PERIODS | {"REPORT_OPEN_DAYS": 9, "REPORT_KEPT_DAYS": 90}
    told = tell("published")
    waits, settled = report_it(told), settle(report_it(told), "nothing")
    assert end_unsettled(today=DAY + timedelta(days=8)) == 0
    assert end_unsettled(today=DAY + timedelta(days=9)) == 1
    assert Report.objects.get() == settled
    assert key_of(settled).exists() and not key_of(waits).exists()
    assert end_unsettled(today=DAY + timedelta(days=9)) == 0
    assert not mail.outbox or WHO not in [to for letter in mail.outbox for to in letter.to]


def test_one_about_a_listing_ends_too_and_its_own_trail_says_so():
    report = report_it(tell("published"))
    Report.objects.update(submission=None, kind="group", reference="open-hands")
    assert end_unsettled(today=DAY + OVER) == 1
    assert AuditEvent.objects.get(subject=report.id, verb=Verb.REPORT_SETTLED).actor is None


def test_one_whose_key_is_gone_keeps_no_other_from_its_end():
    told = tell("published")
    lost = report_it(told)
    report_it(told)
    key_of(lost).delete()
    assert end_unsettled(today=DAY + OVER) == 2
    assert not Report.objects.exists()


def test_a_restored_backup_does_not_bring_it_back():
    report = report_it(tell("published"))
    row, key = Report.objects.get(), key_of(report).get()
    end_unsettled(today=DAY + OVER)
    row.save(force_insert=True)
    key.save(force_insert=True)
    assert finish_withdrawals(today=DAY + OVER) == 1
    assert not Report.objects.exists() and not key_of(report).exists()
