"""What somebody who reported reads once it is settled: what anybody can see, and no more."""

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import override

from stories.actions.leaving.withdraw import withdraw
from stories.actions.reports.answer import NOT_SHOWN, PASSED_ON, STAYS, answer_report, became_of
from stories.vault.models import Report, State
from tests.stories import reporting
from tests.stories.reporting import settle
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO = "reporter@example.org"


def reported(told, contact=WHO):
    return reporting.tell(told, "child", {"words": "Quillonberry."}, contact=contact)


@pytest.mark.parametrize(
    ("outcome", "more", "says"),
    [
        ("nothing", {}, STAYS),
        ("asked-author", {"message": "May we?"}, STAYS),
        ("suspended", {"why": "child-named"}, NOT_SHOWN),
    ],
)
def test_the_outcome_is_told_in_neutral_words_about_the_page_alone(outcome, more, says):
    told = tell("published")
    report = reported(told)
    settle(report, outcome, **more)
    (letter,) = [one for one in mail.outbox if one.to == [WHO]]
    assert (letter.subject, letter.body) == ("News", str(says))
    whole = letter.message().as_string().lower()
    for word in ("http", "author", "may we", "quillonberry", told.submission.reference.lower()):
        assert word not in whole


def test_nobody_without_an_address_is_written_to():
    report = reported(tell("published"), contact="")
    settle(report, "nothing")
    assert not mail.outbox


def test_what_went_with_its_story_is_answered_by_nothing():
    told = tell("published")
    report = reported(told)
    withdraw(submission_id=told.id, today=DAY)
    answer_report(report)
    assert not Report.objects.exists()
    assert not mail.outbox


def test_it_says_what_can_be_seen_and_not_what_was_pressed():
    told = tell("published")
    report = settle(reported(told), "nothing")
    assert became_of(report) == STAYS
    report.submission.state = State.UNPUBLISHED
    assert became_of(report) == NOT_SHOWN
    report.submission, report.outcome = None, "passed-on"
    assert became_of(report) == PASSED_ON


def test_it_is_told_in_the_language_of_the_report():
    report = reported(tell("published"))
    report.language = "de"
    report.save()
    settle(report, "nothing")
    with override("de"):
        assert mail.outbox[0].body == str(STAYS)


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_what_was_rolled_back_is_told_to_nobody():
    report = reported(tell("published"))
    with pytest.raises(OSError), transaction.atomic():
        settle(report, "nothing")
        assert not mail.outbox
        raise OSError
    assert not mail.outbox
