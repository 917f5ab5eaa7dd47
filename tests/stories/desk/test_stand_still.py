"""Flagged after it was offered or approved: it stands still, and both sides are told."""

from datetime import timedelta

import pytest

from stories.actions.hold import step_back
from stories.actions.publish import publish_due
from stories.actions.redact import flag
from stories.actions.refusals import MayNotRead, NotNow, Overtaken, SamePerson
from stories.actions.stand_still import say_second_yes, standing_still, stands_still
from stories.vault.models import Flag, State
from stories.vault.models.submission import TWO_MODERATORS
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, approve_it, tell

pytestmark = BOTH
SAYS = "A second person here wants to look at your story"
QUEUE = "/admin/desk/"


def flagged(state, one=Flag.MINOR):
    told = tell(state)
    flag(submission_id=told.id, moderator=a_moderator(), flags=[one.value])
    told.again()
    return told


def say_yes(told, name="noor"):
    return say_second_yes(
        submission_id=told.id,
        moderator=a_moderator(name),
        edition=told.again().edition,
        today=DAY,
    )


@pytest.mark.parametrize("one", sorted(TWO_MODERATORS))
@pytest.mark.parametrize("state", ["offered", "approved"])
def test_neither_its_author_nor_time_moves_it_and_the_list_of_the_desk_knows(state, one):
    told, other = flagged(state, one), tell(state)
    assert stands_still(told.submission) and not stands_still(other.submission)
    assert list(standing_still()) == [told.submission]
    if state == "offered":
        with pytest.raises(NotNow):
            approve_it(told)
    publish_due(today=DAY + timedelta(days=30), everything=True)
    assert told.again().state == state


@pytest.mark.parametrize("state", ["waiting", "published", "unpublished", "declined"])
def test_elsewhere_a_flag_lets_nothing_stand_still(state):
    told = flagged(state)
    assert not stands_still(told.submission) and not standing_still().exists()


def test_a_worry_for_the_safeguarding_lead_blocks_nothing():
    told = flagged("offered", Flag.RISK)
    assert not stands_still(told.submission)
    assert approve_it(told).submission.state == State.APPROVED


@pytest.mark.parametrize("state", ["offered", "approved"])
def test_the_author_reads_a_sentence_about_it_and_loses_nothing(state):
    told = flagged(state)
    author = inside(told)
    assert SAYS in text_of(author.get(at("story")))
    if state == "offered":
        assert SAYS in text_of(author.get(at("approve"), follow=True))
    say_yes(told)
    assert SAYS not in text_of(author.get(at("story")))
    if state == "offered":
        assert author.get(at("approve")).status_code == 200
        approve_it(told)
    publish_due(today=DAY, everything=True)
    assert told.again().state == State.PUBLISHED


@pytest.mark.parametrize("state", ["offered", "approved"])
def test_it_stands_in_the_queue_and_a_second_person_who_read_it_lets_it_go_on(staff_client, state):
    told, other = flagged(state), tell(state)
    client = staff_client("noor")
    queue = text_of(client.get(QUEUE))
    assert told.submission.reference in queue and other.submission.reference not in queue
    assert "stands still: a second yes is missing" in queue
    assert "standing still: a second yes is missing" in text_of(client.get("/admin/"))
    pressed = {"edition": told.submission.edition}
    unread = client.post(address(told.submission, "second-yes"), pressed, follow=True)
    assert "Please open and read the story first" in text_of(unread) and stands_still(told.again())
    open_it(client, told.submission, "second-opinion")
    told.again()
    assert "say the second yes" in text_of(client.get(address(told.submission)))
    pressed = {"edition": told.submission.edition}
    done = client.post(address(told.submission, "second-yes"), pressed, follow=True)
    assert "The story goes on from where it stood." in text_of(done)
    assert not stands_still(told.again()) and told.submission.state == state
    assert told.submission.reference not in text_of(client.get(QUEUE))


def test_the_second_yes_is_somebody_elses_of_what_they_saw():
    told = flagged("offered")
    with pytest.raises(SamePerson):
        say_yes(told, "moderator")
    step_back(submission_id=told.id, moderator=a_moderator("ben"), today=DAY)
    with pytest.raises(MayNotRead):
        say_yes(told, "ben")
    with pytest.raises(Overtaken):
        say_second_yes(
            submission_id=told.id,
            moderator=a_moderator("noor"),
            edition=told.again().edition - 1,
            today=DAY,
        )
    say_yes(told)
    with pytest.raises(NotNow):
        say_yes(told, "mira")
