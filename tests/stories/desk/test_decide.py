"""Offer, decline, keep; two people where it needs two; messages; the public side."""

import pytest

from community.models import AuditEvent, Verb
from stories.actions.leaving.unpublish import unpublish
from stories.actions.refusals import Incomplete, SamePerson
from stories.actions.write import write
from stories.choices import SuspendReason
from stories.models import Story
from tests.stories.desk.conftest import BOTH, address, open_it, press
from tests.stories.telling import DAY, redact_it, tell

pytestmark = BOTH
DONE = "/admin/desk/done/{}/"


def test_it_is_offered_to_its_author(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    html = client.get(address(told.submission, "decide")).content.decode()
    assert "Publish it after I have seen it" in html
    assert press(client, told, "offer").url == DONE.format("offered")
    assert told.again().state == "offered"
    assert client.get(address(told.submission, "read")).status_code == 302


@pytest.mark.parametrize(
    ("decision", "what", "next_step"),
    [
        ("offer", "offered", "It is with its author now"),
        ("ask", "asked", "Your question is sealed"),
        ("decline", "declined", "It is declined."),
    ],
)
def test_after_a_decision_comes_what_is_next_and_three_ways_on(
    staff_client, decision, what, next_step
):
    client, told, another = staff_client(), tell("waiting"), tell("waiting")
    open_it(client, told.submission)
    url = press(client, told, decision, reason="not-about-this").url
    assert url == DONE.format(what)
    # Looked at as often as one likes: nothing is done by it, and nothing of the story is in it.
    for _ in range(2):
        html = client.get(url).content.decode()
        assert "It is done." in html and next_step in html
        assert told.submission.reference not in html and "Why are you opening" not in html
        for way in ("/admin/desk/next/", "/admin/desk/pause/", "/admin/desk/"):
            assert f'"{way}"' in html
    response = client.post("/admin/desk/next/")
    assert response.url == address(another.submission)


def test_what_was_never_decided_has_no_page(staff_client):
    client = staff_client()
    assert client.get(DONE.format("anything"), follow=True).status_code == 404
    assert staff_client("eda", "Guide editors").get(DONE.format("kept")).status_code == 302


def test_a_first_yes_and_a_first_no_say_who_reads_it_next(staff_client):
    for decision, what in (("offer", "first-yes"), ("decline", "first-no")):
        client, told = staff_client(what[:8]), tell("waiting", perspective="close", agreement="yes")
        open_it(client, told.submission)
        url = press(client, told, decision, reason="not-about-this").url
        assert url == DONE.format(what)
        assert "A second person reads it now." in client.get(url).content.decode()


def test_the_comparison_and_the_reasons_stand_as_the_author_will_read_them(staff_client):
    client, told = staff_client("moderator"), tell("reading")
    redact_it(told, {"happened": ["names-a-person"]}, happened="They held me to the bed.")
    open_it(client, told.submission, "continue")
    html = client.get(address(told.submission, "decide")).content.decode()
    assert "<del>" in html
    assert "<ins>" in html
    assert "like a name" in html


def test_two_people_say_yes_and_the_same_one_cannot_twice(staff_client):
    mira, noor = staff_client("mira"), staff_client("noor")
    told = tell("waiting", perspective="close", agreement="unknown")
    open_it(mira, told.submission)
    assert "Say the first yes" in mira.get(address(told.submission, "decide")).content.decode()
    press(mira, told, "offer")
    assert told.again().state == "waiting"
    for page in ("/admin/desk/", address(told.submission)):
        assert "waiting for a second yes" in mira.get(page).content.decode()
    open_it(mira, told.submission, "continue")
    html = mira.get(address(told.submission, "decide")).content.decode()
    assert "Mira said yes" in html
    assert 'value="offer"' not in html
    assert "second person" in press(mira, told, "offer").content.decode()
    assert told.again().state == "reading"
    mira.post(address(told.submission, "release"))
    open_it(noor, told.submission, "second-opinion")
    press(noor, told, "offer")
    assert told.again().state == "offered"
    said = AuditEvent.objects.filter(verb__in=(Verb.FIRST_YES, Verb.SECOND_YES))
    assert [(event.verb, event.actor) for event in said.order_by("pk")] == [
        (Verb.FIRST_YES, mira.user),
        (Verb.SECOND_YES, noor.user),
    ]
    assert "waiting for a second yes" not in noor.get("/admin/desk/?state=offered").content.decode()


def test_declining_needs_a_reason_and_shows_its_words_first(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    html = client.get(address(told.submission, "decide")).content.decode()
    assert "As far as we can see, what you sent is about something else." in html
    assert "(if you like)" not in html
    response = press(client, told, "decline")
    assert "Please choose why" in response.content.decode()
    assert told.again().state == "reading"
    press(client, told, "decline", reason="not-about-this")
    assert told.again().state == "declined"
    assert AuditEvent.objects.filter(verb=Verb.DECLINED, reason="not-about-this").exists()


@pytest.mark.parametrize("choice", ["count", "read"])
def test_what_is_not_for_publication_cannot_be_offered(staff_client, choice):
    client, told = staff_client(), tell("waiting", choice=choice)
    open_it(client, told.submission)
    html = client.get(address(told.submission, "decide")).content.decode()
    assert "It cannot be offered" in html
    assert 'value="offer"' not in html
    assert "not possible" in press(client, told, "offer").content.decode()
    press(client, told, "keep")
    assert told.again().state == "kept"


def test_a_decision_on_an_old_edition_is_not_carried_out(staff_client):
    mira, told = staff_client("moderator"), tell("reading")
    open_it(mira, told.submission, "continue")
    old = told.submission.edition
    redact_it(told, happened="Changed.")
    values = {"edition": old, "decision": "offer", "no_notes": "on"}
    response = mira.post(address(told.submission, "decide"), values)
    assert "changed this story meanwhile" in response.content.decode()
    assert f'name="edition" value="{told.submission.edition}"' in response.content.decode()
    assert told.again().state == "reading"


def test_a_message_is_written_and_the_way_to_a_question_is_shown(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    room = address(told.submission, "messages")
    assert "There is nothing in it yet" in client.post(room, {"body": " "}).content.decode()
    client.post(room, {"body": "We are reading it with care."})
    assert told.again().state == "reading"
    html = client.get(room).content.decode()
    assert "We are reading it with care." in html
    assert "ask under Decide" in html


def test_a_message_with_a_code_is_caught_before_it_is_kept(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    response = client.post(address(told.submission, "messages"), {"body": f"Is it {told.code}?"})
    assert "This holds a code" in response.content.decode()
    assert not told.submission.messages.exists()


def test_what_the_author_wrote_is_read_and_escaped(staff_client):
    client, told = staff_client(), tell("waiting")
    write(submission_id=told.id, body="<b>Please</b> wait", today=DAY)
    assert "The author wrote" in client.get("/admin/desk/").content.decode()
    open_it(client, told.submission, "author-wrote")
    html = client.get(address(told.submission, "messages")).content.decode()
    assert "&lt;b&gt;Please" in html
    assert told.submission.messages.get().read_on is not None


def test_suspending_takes_it_off_at_once_and_another_person_restores(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("published")
    mira.post(address(told.submission, "suspend"), {"reason": "bored"})
    assert told.again().state == "published"
    mira.post(address(told.submission, "suspend"), {"reason": "child-named"})
    assert told.again().state == "suspended"
    assert Story.objects.get().suspended
    assert "another person decides" in mira.get(address(told.submission)).content.decode()
    mira.post(address(told.submission, "restore"))
    assert told.again().state == "suspended"
    noor.post(address(told.submission, "restore"))
    assert told.again().state == "published"


def test_taking_it_off_for_good_asks_once_more_and_needs_a_reason(staff_client):
    client, told = staff_client(), tell("published")
    room = address(told.submission, "unpublish")
    assert "Yes, take it off for good" in client.get(room).content.decode()
    for reason in ("", "bored"):
        html = client.post(room, {"reason": reason}).content.decode()
        assert "Please choose a reason" in html
        assert told.again().state == "published"
    assert client.post(room, {"reason": "court-order"}).url == address(told.submission)
    assert told.again().state == "unpublished"
    assert not Story.objects.exists()
    event = AuditEvent.objects.get(verb=Verb.UNPUBLISHED)
    assert (event.actor, event.reason) == (client.user, "court-order")
    assert client.get(room).url == address(told.submission)


def test_who_suspended_it_does_not_take_it_off_for_good(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("published")
    mira.post(address(told.submission, "suspend"), {"reason": "child-named"})
    room = address(told.submission, "unpublish")
    assert room not in mira.get(address(told.submission)).content.decode()
    assert mira.get(room).url == address(told.submission)
    mira.post(room, {"reason": "child-named"})
    assert told.again().state == "suspended"
    given = {"submission_id": told.id, "today": DAY, "moderator": mira.user}
    with pytest.raises(SamePerson):
        unpublish(**given, reason=SuspendReason.REPORT)
    with pytest.raises(Incomplete):
        unpublish(**given)
    noor.post(room, {"reason": "child-named"})
    assert told.again().state == "unpublished"
