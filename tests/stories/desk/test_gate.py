"""Words are shown only after a reason, in the session that gave it, for half an hour."""

import time_machine
from django.utils import timezone

from community.models import AuditEvent, Verb
from stories.desk.viewset import PAGES
from tests.stories.desk.conftest import A_WHILE, BOTH, address, open_it
from tests.stories.telling import tell

pytestmark = BOTH

NEEDLE = "They tied me to the bed"


def test_the_page_before_shows_no_word_and_asks_why(staff_client):
    told = tell("waiting")
    html = staff_client().get(address(told.submission)).content.decode()
    assert "Why are you opening it?" in html
    assert "I am reading this story for the first time." in html
    assert NEEDLE not in html
    assert "Nobody has opened it yet" in html


def test_no_room_opens_without_a_reason(staff_client):
    client, told = staff_client(), tell("waiting")
    for room in PAGES:
        response = client.get(address(told.submission, room))
        assert response.status_code == 302
        assert response.url == address(told.submission)
    assert not AuditEvent.objects.exists()


def test_one_tap_opens_it_and_writes_it_down(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    event = AuditEvent.objects.get()
    assert (event.verb, event.reason, event.actor) == (Verb.OPENED, "first-look", client.user)
    assert told.again().holder == client.user
    assert told.submission.state == "reading"
    response = client.get(address(told.submission, "read"))
    assert NEEDLE in response.content.decode()


def test_a_reason_that_is_on_no_list_opens_nothing(staff_client):
    client, told = staff_client(), tell("waiting")
    assert client.post(address(told.submission), {"reason": "curious"}).url == address(
        told.submission
    )
    assert client.get(address(told.submission, "read")).status_code == 302
    assert not AuditEvent.objects.exists()


def test_pages_with_words_are_strict_and_never_stored(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    for room in PAGES:
        response = client.get(address(told.submission, room))
        assert response.status_code == 200, room
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy
        assert response.headers["Cache-Control"] == "no-store"
        html = response.content.decode()
        assert "<title>Notes</title>" in html
        for inline in ("style=", "<style", "onclick", "javascript:", "data:image"):
            assert inline not in html


def test_each_section_is_closed_until_opened_and_the_labels_come_first(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    html = client.get(address(told.submission, "read")).content.decode()
    assert html.index("Before you read") < html.index("<details") < html.index(NEEDLE)
    assert "<details open" not in html


def test_another_session_must_give_its_own_reason(staff_client):
    told = tell("waiting")
    open_it(staff_client("mira"), told.submission)
    again = staff_client("mira")
    assert again.get(address(told.submission, "read")).status_code == 302


def test_after_half_an_hour_it_asks_again_and_a_form_loses_nothing(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    # The session itself goes on: its owner was busy elsewhere in the admin.
    session = client.session
    session.set_expiry(86400)
    session.save()
    with time_machine.travel(timezone.now() + A_WHILE, tick=False):
        response = client.post(address(told.submission, "messages"), {"body": "Two\nlines"})
        html = response.content.decode()
        assert "Why are you going on?" in html
        assert "Two\nlines" in html
        assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
        typed = {"body": "Two\nlines", "opening_reason": "continue"}
        client.post(address(told.submission, "messages"), typed)
    assert told.submission.messages.count() == 1


def test_stepping_back_is_one_press_and_for_good(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    assert client.post(address(told.submission, "step-back")).url == "/admin/desk/"
    assert told.again().holder is None
    assert told.submission.state == "waiting"
    for room in PAGES:
        assert client.get(address(told.submission, room)).status_code == 302
        assert client.post(address(told.submission, room), {"x": "1"}).status_code == 302
    client.post(address(told.submission), {"reason": "continue"})
    assert client.get(address(told.submission, "read")).status_code == 302
    assert "does not open for you" in client.get(address(told.submission)).content.decode()
    open_it(staff_client("noor"), told.submission)


def test_letting_go_and_handing_over(staff_client):
    mira, told = staff_client("mira"), tell("waiting")
    noor = staff_client("noor")
    open_it(mira, told.submission)
    mira.post(address(told.submission, "hand-over"), {"to": str(noor.user.pk)})
    assert told.again().holder == noor.user
    assert mira.get(address(told.submission, "read")).status_code == 302
    open_it(noor, told.submission)
    noor.post(address(told.submission, "release"))
    assert told.again().holder is None
    reasons = AuditEvent.objects.filter(verb=Verb.RELEASED).values_list("reason", flat=True)
    assert set(reasons) == {"handed-over", ""}


def test_it_is_not_handed_to_somebody_who_stepped_back_or_does_not_care_for_stories(staff_client):
    mira, told = staff_client("mira"), tell("waiting")
    noor, editor = staff_client("noor"), staff_client("eda", "Guide editors")
    noor.post(address(told.submission, "step-back"))
    open_it(mira, told.submission)
    for other in (noor.user, editor.user):
        mira.post(address(told.submission, "hand-over"), {"to": str(other.pk)})
        assert told.again().holder == mira.user


def test_the_flag_for_the_lead_and_who_takes_it_off(staff_client):
    mira, lea, told = staff_client(), staff_client("lea", "Safeguarding leads"), tell("waiting")
    mira.post(address(told.submission, "flag"))
    assert told.again().flags == ["risk"]
    mira.post(address(told.submission, "flag"))
    assert told.again().flags == ["risk"]
    lea.post(address(told.submission, "flag"))
    assert told.again().flags == []
