"""What one person hid alone, another looks at soon: whoever hid it can never be both."""

from datetime import timedelta

import pytest

from community.models import AuditEvent, Verb
from stories.actions.appeals.ask import ask_appeal
from stories.actions.hold import step_back
from stories.actions.leaving.unpublish import unpublish
from stories.actions.reconsider import look_again
from stories.actions.refusals import MayNotRead, NotNow, SamePerson
from stories.actions.second_look import (
    is_late,
    look_by,
    may_come_back,
    stays_hidden,
    waits_for_second_look,
)
from stories.actions.suspend import restore, suspend
from stories.choices import SuspendReason
from tests.stories.actions.test_appeals import settle as settle_appeal
from tests.stories.claiming import a_public_story, answer_it, is_in
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.reporting import report_it, settle
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = BOTH
LOOKS = "out of sight: a second person has to look"


def hide(told, by="mira", reason=SuspendReason.CHILD_NAMED):
    suspend(submission_id=told.id, moderator=a_moderator(by), reason=reason, today=DAY)
    told.again()
    return told


def look(told, by):
    return stays_hidden(submission_id=told.id, moderator=a_moderator(by))


def test_who_hides_a_page_by_a_report_of_their_own_cannot_be_the_one_who_reviews_it(staff_client):
    told, mira = tell("published"), staff_client("mira")
    settle(report_it(told), "suspended", by="mira", why="report")
    told.again()
    assert list(waits_for_second_look()) == [told.submission]
    with pytest.raises(SamePerson):
        look(told, "mira")
    open_it(mira, told.submission, "complaint")
    for room in ("stays-hidden", "restore", "unpublish"):
        mira.post(address(told.submission, room), {"reason": "report"})
        assert told.again().state == "suspended"
    assert list(waits_for_second_look()) == [told.submission]
    assert not waits_for_second_look(besides=mira.user).exists()
    assert LOOKS not in text_of(mira.get("/admin/"))


def test_another_person_reads_it_and_says_that_it_stays(staff_client):
    told, noor = hide(tell("published")), staff_client("noor")
    assert LOOKS in text_of(noor.get("/admin/"))
    page = text_of(noor.get(address(told.submission)))
    assert "please open and read it first" in page and "it stays out of sight</button>" not in page
    unread = noor.post(address(told.submission, "stays-hidden"), follow=True)
    assert "Please open and read the story first" in text_of(unread)
    assert waits_for_second_look().exists()
    open_it(noor, told.submission, "second-opinion")
    done = noor.post(address(told.submission, "stays-hidden"), follow=True)
    assert "its author reads so" in text_of(done)
    assert told.again().state == "suspended" and not waits_for_second_look().exists()
    assert LOOKS not in text_of(noor.get("/admin/"))
    assert AuditEvent.objects.get(verb=Verb.STAYS_HIDDEN).actor == noor.user
    assert "Two people have looked at it" in text_of(inside(told).get(at("story")))
    with pytest.raises(NotNow):
        look(told, "ben")


def test_it_is_late_after_the_working_days_of_the_setting_and_comes_back_by_nothing(settings):
    # DAY is a Monday: two working days later is the Wednesday.
    told = hide(tell("published"))
    assert look_by(told.submission) == DAY + timedelta(days=2)
    assert not is_late(DAY + timedelta(days=2)).exists()
    assert list(is_late(DAY + timedelta(days=3))) == [told.submission]
    settings.PERIODS = settings.PERIODS | {"REVIEW_WORKDAYS": 5}
    assert not is_late(DAY + timedelta(days=3)).exists()
    assert told.again().state == "suspended"


def test_a_late_one_is_said_on_the_first_page_and_on_its_own(staff_client):
    told, noor = hide(tell("published")), staff_client("noor")
    told.submission.state_since = DAY - timedelta(days=400)
    told.submission.save()
    assert "second looks that are late" in text_of(noor.get("/admin/"))
    assert "Please do it soon" in text_of(noor.get(address(told.submission)))


def test_shown_again_and_hidden_anew_it_waits_anew():
    told = hide(tell("published"))
    look(told, "noor")
    restore(submission_id=told.id, moderator=a_moderator("noor"), today=DAY)
    assert not waits_for_second_look().exists() and look_by(told.again()) is None
    hide(told, "noor")
    assert waits_for_second_look().exists()
    with pytest.raises(SamePerson):
        look(told, "noor")


def test_who_stepped_back_does_not_look_and_doubt_about_the_author_waits_for_nobody():
    told = hide(tell("published"))
    step_back(submission_id=told.id, moderator=a_moderator("ben"), today=DAY)
    with pytest.raises(MayNotRead):
        look(told, "ben")
    doubted = hide(tell("published"), reason=SuspendReason.AUTHOR_DOUBT)
    assert doubted.submission not in waits_for_second_look()
    with pytest.raises(NotNow):
        look(doubted, "noor")


def test_what_two_people_hid_on_a_claim_needs_no_third():
    told = a_public_story()
    claim = is_in(told)
    for who in ("anna", "ben"):
        answer_it(claim, who, "hide")
    assert told.again().state == "suspended"
    assert not waits_for_second_look().exists()


def test_hidden_by_nobody_it_can_be_looked_at_by_anybody():
    told = tell("published")
    suspend(submission_id=told.id, moderator=None, reason=SuspendReason.COURT_ORDER, today=DAY)
    assert waits_for_second_look(besides=a_moderator("mira")).exists()
    look(told, "mira")
    assert not waits_for_second_look().exists()


def test_an_appeal_that_was_settled_was_a_look(staff_client):
    told = hide(tell("published"))
    appeal = ask_appeal(submission_id=told.id, words="", today=DAY)
    settle_appeal(appeal, by="noor")
    assert told.again().state == "suspended" and not waits_for_second_look().exists()


def take_off(told, by="mira"):
    unpublish(
        submission_id=told.id,
        today=DAY,
        moderator=a_moderator(by),
        reason=SuspendReason.REPORT,
    )
    told.again()
    return told


def test_what_one_person_took_off_its_page_waits_for_another(staff_client):
    told, mira, noor = take_off(tell("published")), staff_client("mira"), staff_client("noor")
    assert list(waits_for_second_look()) == [told.submission]
    assert look_by(told.submission) == DAY + timedelta(days=2)
    with pytest.raises(SamePerson):
        look(told, "mira")
    with pytest.raises(SamePerson):
        may_come_back(submission_id=told.id, moderator=mira.user)
    assert LOOKS not in text_of(mira.get("/admin/"))
    assert LOOKS in text_of(noor.get("/admin/"))
    assert "another person decides what becomes of it" in text_of(
        mira.get(address(told.submission))
    )
    assert "Who looks at it again" in text_of(inside(told).get(at("story")))


def test_another_person_reads_it_and_it_stays_off_its_page(staff_client):
    told, noor = take_off(tell("published")), staff_client("noor")
    unread = noor.post(address(told.submission, "may-come-back"), follow=True)
    assert "Please open and read the story first" in text_of(unread)
    open_it(noor, told.submission, "second-opinion")
    noor.post(address(told.submission, "stays-hidden"))
    assert told.again().state == "unpublished" and not waits_for_second_look().exists()
    assert "Two people have looked at it" in text_of(inside(told).get(at("story")))
    with pytest.raises(NotNow):
        may_come_back(submission_id=told.id, moderator=a_moderator("ben"))


def test_another_person_lets_its_author_bring_it_back_without_the_desk(staff_client):
    told, noor = take_off(tell("published")), staff_client("noor")
    open_it(noor, told.submission, "second-opinion")
    done = noor.post(address(told.submission, "may-come-back"), follow=True)
    assert "can bring it back" in text_of(done)
    assert told.again().state == "unpublished" and not waits_for_second_look().exists()
    page = text_of(inside(told).get(at("story")))
    assert "It was looked at again, and can come back" in page
    assert "You can bring your story back now" in text_of(inside(told).get(at("messages")))
    look_again(submission_id=told.id, language="en", today=DAY)
    assert told.again().state == "offered"  # nothing is public without its author's new yes


def test_what_its_author_took_off_or_two_people_one_by_one_waits_for_nobody():
    alone = tell("published")
    unpublish(submission_id=alone.id, today=DAY)
    both = hide(tell("published"))
    take_off(both, "noor")
    assert not waits_for_second_look().exists()
    with pytest.raises(NotNow):
        may_come_back(submission_id=both.id, moderator=a_moderator("mira"))


def test_shown_again_and_taken_off_later_it_waits_for_another():
    told = hide(tell("published"))
    restore(submission_id=told.id, moderator=a_moderator("noor"), today=DAY)
    told.again()
    take_off(told, "noor")
    assert list(waits_for_second_look()) == [told.submission]
    assert list(waits_for_second_look(besides=a_moderator("mira"))) == [told.submission]
    assert not waits_for_second_look(besides=a_moderator("noor")).exists()


def test_the_list_shows_the_second_look_and_can_be_narrowed_to_it(staff_client):
    hidden, off, other = hide(tell("published")), take_off(tell("published")), tell("waiting")
    noor = staff_client("noor")
    page = text_of(noor.get("/admin/desk/"))
    assert page.count("Second look: ") == 2
    assert all(one.submission.reference in page for one in (hidden, off, other))
    only = text_of(noor.get("/admin/desk/?second=1"))
    assert hidden.submission.reference in only and off.submission.reference in only
    assert other.submission.reference not in only
    assert "Second look: " in text_of(noor.get(address(off.submission)))
