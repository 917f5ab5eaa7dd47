"""Reports: sealed, settled by the rules, never a veto, gone with their time or their story."""

from datetime import timedelta
from uuid import uuid4

import pytest

from community.models import AuditEvent, Verb
from stories.actions.hold import step_back
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import (
    HoldsCode,
    Incomplete,
    MayNotRead,
    NotNow,
    SamePerson,
    TooMany,
)
from stories.actions.reports.settle import BY_THE_RULES, open_report, told_in
from stories.actions.reports.tell import MOST_OPEN
from stories.actions.restoring.replay import finish_withdrawals, replay
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story
from stories.vault.models import DataKey, Report
from stories.vault.safe import KeyGone
from tests.stories import reporting
from tests.stories.reporting import complain, report_it, settle
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def words_of(told):
    return [told.safe().get(row, "body") for row in told.submission.messages.all()]


def test_what_was_told_is_sealed_and_a_second_press_is_one_report():
    told, once = tell("published"), uuid4()
    for _press in range(2):
        report = reporting.tell(
            told, "other", {"words": "Quillonberry."}, report_id=once, contact="a@example.org"
        )
    assert Report.objects.get() == report
    assert told_in(report) == {"words": "Quillonberry."}
    row = Report.objects.values().get()
    assert b"Quillonberry" not in bytes(row["told"])
    assert b"example" not in bytes(row["contact"])
    event = AuditEvent.objects.get(verb=Verb.REPORTED)
    assert (event.subject, event.actor, event.reason) == (told.id, None, "other")


def test_a_code_is_never_kept_and_only_a_public_story_is_reported():
    told = tell("published")
    with pytest.raises(HoldsCode):
        report_it(told, words=f"My code is {told.code}")
    with pytest.raises(NotNow):
        report_it(tell("waiting"))
    assert not Report.objects.exists()
    assert DataKey.objects.count() == 2


def test_many_reports_by_an_institution_change_nothing_and_silence_nobody():
    told = tell("published")
    before = Story.objects.get().document, told.again().edition
    for _time in range(MOST_OPEN):
        complain(told)
    with pytest.raises(TooMany):
        complain(told)
    assert report_it(told, "child").reason == "child"
    assert told.again().state == "published"
    assert (Story.objects.get().document, told.submission.edition) == before
    assert Story.objects.public(DAY).exists()
    housekeep(now=NOON + timedelta(days=90))
    assert told.again().state == "published"


def test_a_complaint_is_looked_at_by_somebody_who_did_not_decide_the_story():
    told = tell("published")
    report = complain(told)
    for do in (
        lambda: settle(report, "nothing", by="moderator"),
        lambda: open_report(report_id=report.id, moderator=a_moderator()),
    ):
        with pytest.raises(SamePerson):
            do()
    open_report(report_id=report.id, moderator=a_moderator("ben"))
    assert settle(report, "nothing", by="ben").outcome == "nothing"
    # Whoever reports as a person may be answered by anybody who did not step back.
    other = report_it(told)
    step_back(submission_id=told.id, moderator=a_moderator("cleo"), today=DAY)
    with pytest.raises(MayNotRead):
        settle(other, "nothing", by="cleo")
    settle(other, "nothing", by="moderator")


@pytest.mark.parametrize("why", ["", "report", "author-doubt"])
def test_a_complaint_hides_nothing_but_by_a_rule_of_our_own(why):
    told = tell("published")
    report = complain(told)
    with pytest.raises(Incomplete):
        settle(report, "suspended", why=why)
    assert told.again().state == "published"
    assert not report_it(told).outcome


@pytest.mark.parametrize("why", BY_THE_RULES)
def test_by_a_rule_it_goes_out_of_sight_and_another_looks(why):
    told = tell("published")
    settle(complain(told), "suspended", why=why.value)
    assert told.again().state == "suspended"
    assert AuditEvent.objects.get(verb=Verb.SUSPENDED).reason == why
    assert "An institution has complained" in words_of(told)[0]


def test_its_author_is_told_that_it_came_and_what_became_of_it_and_never_by_whom():
    told = tell("published")
    settle(complain(told), "nothing")
    assert len(words_of(told)) == 1
    said = words_of(told)[0]
    assert "An institution has complained" in said and "Nothing changes" in said
    assert "Zwerbulin" not in said and "demand" not in said
    # Told once: to hear of each would wear somebody down, as those who complain may know.
    for _time in range(3):
        settle(complain(told), "nothing")
    assert len(words_of(told)) == 1
    settle(complain(told), "asked-author", message="May we leave out the colour?")
    assert words_of(told)[1:] == ["May we leave out the colour?"]


def test_from_a_visitor_its_author_hears_only_what_follows():
    told = tell("published")
    settle(report_it(told), "nothing")
    assert words_of(told) == []
    settle(report_it(told), "asked-author", message="May we leave out the street?")
    assert words_of(told) == ["May we leave out the street?"]
    assert told.again().state == "published"


def test_asking_needs_words_without_a_code():
    told = tell("published")
    with pytest.raises(Incomplete):
        settle(report_it(told), "asked-author")
    with pytest.raises(HoldsCode):
        settle(report_it(told), "asked-author", message=told.code)


def test_the_second_of_two_at_once_is_told_and_nothing_is_done_twice():
    told = tell("published")
    report = complain(told)
    settle(report, "nothing", by="ben")
    with pytest.raises(NotNow):
        settle(report, "suspended", by="cleo", why="child-named")
    assert told.again().state == "published"
    assert AuditEvent.objects.filter(verb=Verb.REPORT_SETTLED).count() == 1
    with pytest.raises(NotNow):
        open_report(report_id=report.id, moderator=a_moderator("cleo"))


def test_what_was_suspended_meanwhile_is_not_suspended_again():
    told = tell("suspended")
    report = report_it(told, "child")
    with pytest.raises(NotNow):
        settle(report, "suspended", why="child-named")
    assert not Report.objects.get().outcome
    settle(report, "nothing")


@pytest.mark.parametrize("number", [3, 40])
def test_a_settled_report_and_its_key_end_with_the_setting(settings, number):
    settings.PERIODS = settings.PERIODS | {"REPORT_KEPT_DAYS": number}
    told = tell("published")
    waits, settled = report_it(told), settle(report_it(told), "nothing")
    housekeep(now=NOON + timedelta(days=number - 1))
    assert Report.objects.count() == 2
    housekeep(now=NOON + timedelta(days=number))
    assert Report.objects.get() == waits
    assert not DataKey.objects.filter(submission_id=settled.id).exists()
    with pytest.raises(KeyGone):
        told_in(settled)
    assert told_in(waits)


def test_a_report_goes_with_its_story_and_leaves_no_orphan():
    told = tell("published")
    reports = [report_it(told), settle(complain(told), "nothing")]
    withdraw(submission_id=told.id, today=DAY)
    assert not Report.objects.exists()
    assert not DataKey.objects.filter(submission_id__in=[row.id for row in reports]).exists()


def test_a_key_whose_report_never_came_to_be_is_swept_and_others_stay():
    told = tell("published")
    report = report_it(told)
    DataKey.objects.create(submission_id=uuid4(), wrapped=b"x", made_on=DAY - timedelta(days=1))
    DataKey.objects.update(made_on=DAY - timedelta(days=1))
    housekeep(now=NOON)
    kept = set(DataKey.objects.values_list("submission_id", flat=True))
    assert kept == {told.id, report.id}


def test_what_ended_is_destroyed_again_after_a_restore(settings):
    told = tell("published")
    report = settle(report_it(told), "nothing")
    row, key = Report.objects.get(), DataKey.objects.get(submission_id=report.id)
    housekeep(now=NOON + timedelta(days=31))
    row.save(force_insert=True)
    key.save(force_insert=True)
    assert replay(today=DAY, dry_run=True)["reports destroyed again"] == 1
    assert finish_withdrawals(today=DAY) == 1
    assert not Report.objects.exists()
    assert not DataKey.objects.filter(submission_id=report.id).exists()


def test_the_trail_of_a_report_ends_like_any_other(settings):
    told = tell("published")
    report = report_it(told)
    open_report(report_id=report.id, moderator=a_moderator("ben"))
    later = NOON + timedelta(days=31 * settings.PERIODS["AUDIT_MONTHS"])
    AuditEvent.objects.update(at=NOON)
    housekeep(now=later)
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert Verb.OPENED not in verbs
    assert Verb.REPORTED in verbs
