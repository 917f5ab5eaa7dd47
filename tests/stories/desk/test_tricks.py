"""What somebody with a role, or with a browser of their own, tries at the desk."""

import re

import pytest
from django.core import mail

from stories.actions.hold import step_back
from stories.actions.leaving.unpublish import unpublish
from stories.actions.redact import flag
from stories.actions.refusals import MayNotRead
from stories.actions.suspend import restore, suspend
from stories.choices import SuspendReason
from tests.stories.desk.conftest import BOTH, address, open_it, press
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import DAY, tell

pytestmark = BOTH


def offer(client, told):
    press(client, told, "offer")
    return told.again().state


def tick_of(html):
    return re.search(
        r'<input type="checkbox" name="flags"[^>]*value="someone-else"[^>]*>', html
    ).group()


def test_one_person_does_not_untick_what_calls_for_two(staff_client):
    mira, told = staff_client(), tell("waiting", perspective="saw")
    assert told.submission.flags == ["someone-else"]
    open_it(mira, told.submission)
    assert offer(mira, told) == "waiting"
    open_it(mira, told.submission, "continue")
    room = address(told.submission, "redact")
    html = mira.get(room).content.decode()
    ticked = tick_of(html)
    assert "disabled" in ticked
    assert "checked" in ticked
    assert "A tick that asks for two people stays" in html
    assert mira.post(room, form_of(told, flags=[])).status_code == 302
    assert told.again().flags == ["someone-else"]
    assert offer(mira, told) == "waiting"
    flag(submission_id=told.id, moderator=mira.user, flags=["risk"])
    assert told.again().flags == ["risk", "someone-else"]


def test_a_tick_that_stands_is_still_shown_when_the_form_comes_back(staff_client):
    mira, told = staff_client(), tell("waiting", perspective="saw")
    open_it(mira, told.submission)
    wrong = form_of(told, flags=[], title="No reason given")
    html = mira.post(address(told.submission, "redact"), wrong).content.decode()
    ticked = tick_of(html)
    assert "checked" in ticked


@pytest.mark.parametrize("state", ["published", "suspended"])
def test_who_stepped_back_does_nothing_to_the_public_page(staff_client, state):
    mira, told = staff_client(), tell(state)
    step_back(submission_id=told.id, moderator=mira.user, today=DAY)
    for room in ("suspend", "restore", "unpublish"):
        response = mira.post(address(told.submission, room), {"reason": "report"}, follow=True)
        assert "You stepped back from this story." in response.content.decode(), room
        assert told.again().state == state
    assert mira.get(address(told.submission, "unpublish")).url == address(told.submission)
    html = mira.get(address(told.submission)).content.decode()
    for room in ("suspend", "restore", "unpublish"):
        assert f'"{address(told.submission, room)}"' not in html
    given = {"submission_id": told.id, "moderator": mira.user, "today": DAY}
    for verb in (suspend, unpublish):
        with pytest.raises(MayNotRead):
            verb(**given, reason=SuspendReason.REPORT)
    with pytest.raises(MayNotRead):
        restore(**given)


def test_an_author_is_told_when_a_moderator_takes_it_off_for_good(staff_client):
    told = tell("published", contact="me@example.net")
    mail.outbox.clear()
    staff_client().post(address(told.submission, "unpublish"), {"reason": "report"})
    assert told.again().state == "unpublished"
    assert [note.to for note in mail.outbox] == [["me@example.net"]]


@pytest.mark.parametrize("room", ["read", "redact", "decide", "messages"])
def test_who_stepped_back_gives_a_reason_in_vain(staff_client, room):
    mira, told = staff_client(), tell("waiting")
    step_back(submission_id=told.id, moderator=mira.user, today=DAY)
    response = mira.post(
        address(told.submission, room), {"opening_reason": "continue"}, follow=True
    )
    assert response.redirect_chain == [(address(told.submission), 302)]
    assert "You stepped back from this story." in response.content.decode()


@pytest.mark.parametrize("odd", ["²", "٣", "9" * 5000, "", "-1", "1.0"])
def test_a_number_that_is_none_changes_nothing(staff_client, odd):
    mira, told = staff_client(), tell("waiting")
    open_it(mira, told.submission)
    response = mira.post(address(told.submission, "hand-over"), {"to": odd})
    assert response.url == address(told.submission)
    assert told.again().holder == mira.user
    late = form_of(told, edition="77", version=odd)
    assert mira.post(address(told.submission, "redact"), late).status_code == 200
