"""A flag that calls for two people, set by mistake: two people together take it off."""

from typing import Any

import pytest

from community.models import AuditEvent, User, Verb
from stories.actions.hold import step_back
from stories.actions.redact import flag
from stories.actions.refusals import MayNotRead, NotNow, SamePerson, StillCalledFor
from stories.actions.unflag import unflag
from tests.stories.desk.conftest import BOTH, address
from tests.stories.telling import DAY, Told, a_moderator, offer_it, read_it, tell

pytestmark = BOTH


def flagged(*flags: str, **answers: Any) -> Told:
    told = tell("reading", **answers)
    flag(submission_id=told.id, moderator=a_moderator(), flags=[*told.submission.flags, *flags])
    told.again()
    return told


def take_off(told: Told, by: User, one: str = "minor") -> bool:
    return unflag(submission_id=told.id, moderator=by, flag=one)


def trail(told: Told) -> list[tuple[str, str]]:
    events = AuditEvent.objects.filter(subject=told.id, verb=Verb.FLAGGED).order_by("pk")
    return [(str(event.actor.email).split("@")[0], event.reason) for event in events]


def test_one_asks_and_another_confirms_and_both_are_written_down():
    told = flagged("minor", "detained")
    assert take_off(told, a_moderator("mira")) is False
    assert "minor" in told.again().flags
    edition = told.submission.edition
    assert take_off(told, a_moderator("noor")) is True
    assert told.again().flags == ["detained"] and told.submission.edition == edition + 1
    assert trail(told) == [
        ("moderator", "set-detained"),
        ("moderator", "set-minor"),
        ("mira", "ask-off-minor"),
        ("noor", "off-minor"),
    ]


def test_the_same_person_cannot_do_both():
    told = flagged("minor")
    mira = a_moderator("mira")
    take_off(told, mira)
    for _ in range(3):
        with pytest.raises(SamePerson):
            take_off(told, mira)
    assert told.again().flags == ["minor"]


def test_what_was_asked_for_one_flag_does_not_count_for_another():
    told = flagged("minor", "detained")
    take_off(told, a_moderator("mira"), "minor")
    assert take_off(told, a_moderator("noor"), "detained") is False
    assert told.again().flags == ["detained", "minor"]


def test_a_flag_set_again_is_asked_about_anew():
    told = flagged("minor")
    take_off(told, a_moderator("mira"))
    take_off(told, a_moderator("noor"))
    flag(submission_id=told.id, moderator=a_moderator(), flags=["minor"])
    assert take_off(told, a_moderator("noor")) is False
    assert told.again().flags == ["minor"]


def test_what_an_account_that_is_gone_asked_is_asked_anew():
    told = flagged("minor")
    take_off(told, a_moderator("mira"))
    a_moderator("mira").delete()
    assert take_off(told, a_moderator("noor")) is False
    assert told.again().flags == ["minor"]


@pytest.mark.parametrize("agreement", ["yes", "unknown", "died"])
def test_what_the_authors_answers_call_for_stays(agreement):
    told = flagged(perspective="close", agreement=agreement)
    assert told.submission.flags == ["someone-else"]
    with pytest.raises(StillCalledFor):
        take_off(told, a_moderator("mira"), "someone-else")


def test_a_mistake_about_someone_else_can_be_mended():
    told = flagged("someone-else")
    take_off(told, a_moderator("mira"), "someone-else")
    take_off(told, a_moderator("noor"), "someone-else")
    assert not told.again().needs_two
    assert offer_it(told).submission.state == "offered"


@pytest.mark.parametrize("one", ["risk", "detained", "no-flag", ""])
def test_only_a_standing_flag_that_calls_for_two(one):
    told = flagged("minor", "risk")
    with pytest.raises(NotNow):
        take_off(told, a_moderator("mira"), one)


def test_who_stepped_back_neither_asks_nor_confirms():
    told, mira = flagged("minor"), a_moderator("mira")
    step_back(submission_id=told.id, moderator=mira, today=DAY)
    with pytest.raises(MayNotRead):
        take_off(told, mira)
    take_off(told, a_moderator("noor"))
    with pytest.raises(MayNotRead):
        take_off(told, mira)
    assert told.again().flags == ["minor"]


def test_on_the_first_page_of_the_story(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), flagged("minor")
    page = mira.get(address(told.submission)).content.decode()
    assert "Ask for “about a child” to be taken off" in page
    mira.post(address(told.submission, "unflag"), {"flag": "minor"})
    page = mira.get(address(told.submission)).content.decode()
    assert "Another person has to confirm it." in page and "Confirm: take" not in page
    assert "asked to take off: about a child" in page
    mira.post(address(told.submission, "unflag"), {"flag": "minor"})
    assert told.again().flags == ["minor"]
    page = noor.get(address(told.submission)).content.decode()
    assert "Mira asked for “about a child” to be taken off." in page
    noor.post(address(told.submission, "unflag"), {"flag": "minor"})
    assert told.again().flags == []
    page = noor.get(address(told.submission)).content.decode()
    assert "taken off by two people: about a child" in page and 'name="flag"' not in page


def test_it_says_when_the_authors_answers_call_for_it(staff_client):
    mira, told = staff_client("mira"), read_it(tell("waiting", perspective="saw", agreement="yes"))
    response = mira.post(address(told.submission, "unflag"), {"flag": "someone-else"}, follow=True)
    assert "own answers call for this flag" in response.content.decode()
    assert told.again().flags == ["someone-else"]
