"""What a moderator is offered fits where they stand, and no address is a dead end."""

import re

import pytest
from django.utils import timezone

from stories.actions.hold import take
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.telling import tell

pytestmark = BOTH
LET_GO = "Let somebody else take it"


@pytest.mark.parametrize("step", ["take", "release", "flag", "second", "step-back"])
def test_looking_at_the_address_of_a_press_does_nothing_and_leads_to_the_story(staff_client, step):
    told = tell("waiting")
    edition = told.submission.edition
    assert staff_client().get(address(told.submission, step)).url == address(told.submission)
    assert told.again().edition == edition and told.submission.holder is None


def test_what_was_taken_and_never_opened_waits_for_a_first_look(staff_client):
    told, mira = tell("waiting"), staff_client("mira")
    take(submission_id=told.id, moderator=mira.user, today=timezone.now().date())
    html = mira.get(address(told.submission)).content.decode()
    assert "This one is yours until" in html
    assert re.findall(r'name="reason" value="([\w-]+)"', html)[0] == "first-look"


def test_only_who_holds_it_is_asked_to_let_it_go(staff_client):
    told, mira, noor = tell("waiting"), staff_client("mira"), staff_client("noor")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    assert LET_GO in mira.get(address(told.submission, "read")).content.decode()
    html = noor.get(address(told.submission, "read")).content.decode()
    assert LET_GO not in html and "Mira has been working on this since" in html
