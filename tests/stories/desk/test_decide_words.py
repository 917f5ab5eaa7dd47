"""Each decision has a reason of the rules and words to the author, seen before they are sent."""

import pytest

from community.models import AuditEvent, Verb, Words
from stories.actions.decide import ask, decline, offer
from stories.actions.refusals import HoldsCode, Incomplete, NotNow, Overtaken, SamePerson
from stories.actions.second import ask_second
from stories.actions.unflag import unflag
from stories.choices import AskReason, DeclineReason, PublishReason
from tests.stories.desk.conftest import BOTH, address, open_it, press, press_once
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, redact_it, tell

pytestmark = BOTH


def words(told):
    return [told.safe().get(row, "body") for row in told.submission.messages.all()]


def room(told):
    return address(told.submission, "decide")


def test_the_words_are_in_the_box_before_anything_is_done(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    response = press_once(client, told, "offer", publish="about-help")
    html = response.content.decode()
    assert "It says what helped" in html
    assert "Something needs another look" not in html
    assert told.again().state == "reading"
    assert not told.submission.messages.exists()


def test_that_no_note_is_needed_is_said_before_a_story_is_offered(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    html = client.get(room(told)).content.decode()
    assert "Nothing yet." in html and 'name="no_notes"' in html
    html = press_once(client, told, "offer", no_notes="").content.decode()
    assert "say that none is needed" in html
    # Nor is it asked of whoever declines.
    assert press_once(client, told, "decline", reason="advertising").context["step"]
    response = press_once(client, told, "offer")
    assert '<input type="hidden" name="no_notes" value="on">' in response.content.decode()


def test_where_a_note_is_set_it_is_shown_and_nothing_more_is_asked(staff_client):
    client, told = staff_client("moderator"), tell("reading")
    redact_it(told, notes=("suicide",))
    open_it(client, told.submission, "continue")
    html = client.get(room(told)).content.decode()
    assert "Nothing yet." not in html and 'name="no_notes"' not in html
    assert press(client, told, "offer", no_notes="").status_code == 302
    assert told.again().state == "offered"


def test_they_are_in_the_authors_language_and_as_the_house_has_changed_them(staff_client):
    client, told = staff_client(), tell("waiting", language="de")
    open_it(client, told.submission)
    html = press_once(client, told, "decline", reason="advertising").content.decode()
    assert 'lang="de"' in html and "empfiehlt" in html
    Words.objects.create(key="decline.advertising", language="de", title="", body="Ganz eigen.")
    html = press_once(client, told, "decline", reason="advertising").content.decode()
    assert "Ganz eigen." in html


def test_where_the_house_has_no_words_in_a_language_it_says_so(staff_client):
    client, told = staff_client(), tell("waiting", language="it")
    open_it(client, told.submission)
    html = press_once(client, told, "decline", reason="advertising").content.decode()
    assert "do not exist in this language" in html


@pytest.mark.parametrize(
    ("decision", "more", "verb", "reason", "state"),
    [
        ("offer", {"publish": "about-help"}, Verb.OFFERED, "about-help", "offered"),
        ("ask", {"ask": "danger"}, Verb.ASKED, "danger", "asked"),
        ("decline", {"reason": "legal-danger"}, Verb.DECLINED, "legal-danger", "declined"),
    ],
)
def test_the_moderators_own_words_reach_the_author_and_the_reason_the_trail(
    staff_client, decision, more, verb, reason, state
):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    press_once(client, told, decision, **more)
    values = {"edition": told.again().edition, "decision": decision, "message": "Dear you."} | more
    values["no_notes"] = "on"
    assert client.post(room(told), values).url == f"/admin/desk/done/{state}/"
    assert told.again().state == state
    assert words(told) == ["Dear you."]
    event = AuditEvent.objects.get(verb=verb, subject=told.id)
    assert (event.reason, event.actor) == (reason, client.user)
    page = text_of(inside(told).get(at("messages")))
    assert "Dear you." in page and reason not in page


def test_with_changes_the_reasons_are_those_of_the_changes(staff_client):
    client, told = staff_client("moderator"), tell("reading")
    redact_it(told, {"happened": ["names-a-person"]}, happened="They held me to the bed.")
    open_it(client, told.submission, "continue")
    html = client.get(room(told)).content.decode()
    assert "Publish it with changes" in html and "It names a person" in html
    assert 'name="publish"' not in html
    response = press(client, told, "offer")
    assert response.url.startswith("/admin/desk/done/")
    assert AuditEvent.objects.get(verb=Verb.OFFERED).reason == PublishReason.CHANGED
    assert "we propose other words" in words(told)[0]


@pytest.mark.parametrize(
    ("decision", "says"),
    [("offer", "Please choose why"), ("ask", "Please choose why"), ("decline", "choose why")],
)
def test_no_decision_without_a_reason(staff_client, decision, says):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    html = client.post(
        room(told), {"edition": told.again().edition, "decision": decision, "message": "Hello"}
    ).content.decode()
    assert says in html
    assert told.again().state == "reading"


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (" ", "without a word"),
        ("Hello\n\n…\n\nBye", "in place of the three dots"),
        ("x" * 9999, ""),
    ],
)
def test_an_empty_or_unfinished_message_is_given_back(staff_client, message, says):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    values = {"edition": told.again().edition, "decision": "ask", "ask": "danger"}
    html = client.post(room(told), values | {"message": message}).content.decode()
    assert says in html and "Something needs another look" in html
    assert message.strip() in html
    assert told.again().state == "reading"


@pytest.mark.parametrize("decision", ["offer", "ask", "decline"])
def test_a_code_in_the_words_is_caught_before_anything_is_kept(staff_client, decision):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    values = {
        "edition": told.again().edition,
        "decision": decision,
        "message": f"Is {told.code}?",
    }
    values |= {"publish": "about-force", "ask": "danger", "reason": "advertising"}
    values["no_notes"] = "on"
    assert "This holds a code" in client.post(room(told), values).content.decode()
    assert told.again().state == "reading"
    assert not told.submission.messages.exists()


def test_the_actions_hold_the_same_by_themselves():
    told = tell("reading")
    given = {"submission_id": told.id, "moderator": a_moderator(), "today": DAY}
    given |= {"edition": told.submission.edition}
    for bad, error in ((f"Is {told.code}?", HoldsCode), ("", Incomplete)):
        with pytest.raises(error):
            ask(**given, reason=AskReason.DANGER, message=bad)
    with pytest.raises(HoldsCode):
        offer(**given, message=told.code)
    with pytest.raises(HoldsCode):
        decline(**given, reason=DeclineReason.ADVERTISING, message=told.code)
    with pytest.raises(Overtaken):
        ask(**given | {"edition": 0}, reason=AskReason.DANGER, message="Hello")
    ask(**given, reason=AskReason.DANGER, message="Hello")
    with pytest.raises(NotNow):
        given["edition"] = told.again().edition
        ask(**given, reason=AskReason.DANGER, message="Hello")


def test_the_second_of_two_at_once_is_told_and_keeps_what_was_typed(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    late = {"edition": told.again().edition, "decision": "decline", "reason": "advertising"}
    late |= {"message": "My careful words."}
    press(mira, told, "ask")
    html = noor.post(room(told), late).content.decode()
    assert "Mira was here" in html and "My careful words." in html
    assert f'name="edition" value="{told.again().edition}"' in html
    assert told.submission.state == "asked"
    assert len(words(told)) == 1


def test_words_in_view_of_an_old_edition_are_shown_over_the_new_one(staff_client):
    client, told = staff_client("moderator"), tell("reading")
    open_it(client, told.submission, "continue")
    old = told.submission.edition
    redact_it(told, happened="Changed.")
    values = {"edition": old, "decision": "decline", "reason": "advertising"}
    html = client.post(room(told), values).content.decode()
    assert "changed this story meanwhile" in html and "Changed." in html
    assert told.again().state == "reading"


def test_what_is_declined_shows_the_moderators_words_and_not_the_ones_they_changed(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    values = {"edition": told.again().edition, "decision": "decline", "reason": "advertising"}
    client.post(room(told), values | {"message": "It sells a lamp. We may be wrong."})
    page = text_of(inside(told).get(at("story")))
    assert page.count("We may be wrong.") == 1
    assert "recommends a product" not in page
    assert "A message for you" not in page


def test_one_asks_for_a_second_person_and_two_decide(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    assert "I would like a second person" in mira.get(room(told)).content.decode()
    mira.post(address(told.submission, "second"))
    assert told.again().needs_two
    assert "I would like a second person" not in mira.get(room(told)).content.decode()
    press(mira, told, "offer")
    assert (told.again().state, words(told)) == ("waiting", [])
    open_it(noor, told.submission, "second-opinion")
    press(noor, told, "offer")
    assert told.again().state == "offered"
    assert len(words(told)) == 1
    assert AuditEvent.objects.get(verb=Verb.SECOND_ASKED).reason == ""


def test_a_second_person_is_asked_once_and_only_while_something_is_decided():
    told = tell("reading")
    ask_second(submission_id=told.id, moderator=a_moderator())
    with pytest.raises(NotNow):
        ask_second(submission_id=told.id, moderator=a_moderator("ben"))
    with pytest.raises(NotNow):
        ask_second(submission_id=tell("published").id, moderator=a_moderator())


def test_two_together_can_do_without_the_second_person_again():
    told = tell("reading")
    ask_second(submission_id=told.id, moderator=a_moderator("anna"))
    assert not unflag(submission_id=told.id, moderator=a_moderator("anna"), flag="second")
    assert told.again().needs_two
    assert unflag(submission_id=told.id, moderator=a_moderator("ben"), flag="second")
    assert not told.again().needs_two


def test_where_two_decide_one_no_declines_nothing(staff_client):
    mira, noor = staff_client("mira"), staff_client("noor")
    told = tell("waiting", perspective="close", agreement="unknown")
    open_it(mira, told.submission)
    press(mira, told, "decline", reason="names-others")
    assert (told.again().state, told.submission.holder) == ("waiting", None)
    assert words(told) == []
    open_it(mira, told.submission, "continue")
    assert "You have given your no" in mira.get(room(told)).content.decode()
    with pytest.raises(SamePerson):
        decline(
            submission_id=told.id,
            moderator=mira.user,
            reason=DeclineReason.NAMES_OTHERS,
            edition=told.again().edition,
            today=DAY,
        )
    mira.post(address(told.submission, "release"))
    open_it(noor, told.submission, "second-opinion")
    assert "Mira said no" in noor.get(room(told)).content.decode()
    press(noor, told, "decline", reason="names-others")
    assert told.again().state == "declined"
    assert len(words(told)) == 1


def test_a_no_is_to_one_version_and_a_yes_takes_its_place():
    told = tell("reading", perspective="close", agreement="unknown")
    anna, ben, cleo = (a_moderator(name) for name in ("anna", "ben", "cleo"))

    def no(by):
        decline(
            submission_id=told.id,
            moderator=by,
            reason=DeclineReason.NAMES_OTHERS,
            edition=told.again().edition,
            today=DAY,
        )
        return told.again().state

    assert no(anna) == "waiting"
    redact_it(told, happened="Something else.")
    assert no(ben) == "waiting"
    offer(submission_id=told.id, moderator=ben, edition=told.again().edition, today=DAY)
    assert told.again().state == "waiting"
    assert no(cleo) == "waiting"
    assert no(anna) == "declined"
