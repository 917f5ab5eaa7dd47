"""“I am in this story” at the desk: beside the page, with the way to suspend it at once."""

import re

from stories.actions.leaving.unpublish import unpublish
from stories.vault.models import Claim, ClaimState, State
from tests.stories.claiming import (
    a_public_story,
    claim_it,
    is_in,
)
from tests.stories.desk.claim_rooms import answer, room, text, weigh
from tests.stories.desk.conftest import BOTH
from tests.stories.telling import DAY

pytestmark = BOTH


def test_somebody_in_a_story_beside_the_page_that_they_mean(staff_client):
    told = a_public_story()
    claim, client = is_in(told, "The <b>words</b> about me."), staff_client()
    html = text(weigh(client, claim))
    assert "The &lt;b&gt;words&lt;/b&gt; about me." in html and "They are about me" in html
    assert "A doctor tied me to the bed in a room." in html
    # Their wish is about the page: nobody needs the sealed text for it.
    assert "Hahnemann" not in html
    assert set(re.findall(r'name="answer" value="([a-z-]+)"', html)) == {"hide", "change", "stays"}
    answer(client, claim, "hide")
    assert told.again().state == State.PUBLISHED
    answer(staff_client("noor"), claim, "hide")
    assert told.again().state == State.SUSPENDED
    assert "asked kindly to change it" in text(client.get(room(claim)))


def test_one_person_takes_it_off_at_once_and_two_still_decide(staff_client):
    told = a_public_story()
    claim, client = is_in(told), staff_client()
    weigh(client, claim)
    nothing = client.post(room(claim, "suspend"), {"reason": "no"}, follow=True)
    assert "Please choose a reason" in text(nothing) and told.again().state == State.PUBLISHED
    client.post(room(claim, "suspend"), {"reason": "child-named"})
    assert told.again().state == State.SUSPENDED
    assert Claim.objects.get().state == ClaimState.OPEN
    html = text(client.get(room(claim, "read")))
    assert "Take it off the page now" not in html and "A doctor tied me" in html
    again = client.post(room(claim, "suspend"), {"reason": "report"}, follow=True)
    assert "not on the page now" in text(again)
    answer(client, claim, "hide")
    answer(staff_client("noor"), claim, "hide")
    assert told.again().messages.count() == 1


def test_a_lost_code_is_no_reason_to_suspend_and_a_page_may_be_gone(staff_client):
    told = a_public_story()
    lost, meant, client = claim_it(told), is_in(told), staff_client()
    client.post(room(lost, "suspend"), {"reason": "report"})
    assert told.again().state == State.PUBLISHED
    unpublish(submission_id=told.id, today=DAY)
    assert "It is not on the site any more." in text(weigh(client, meant))
