"""The rooms of appeals: somebody who has not decided reads, finds, and writes kind words."""

from stories.actions.appeals.ask import ask_appeal
from stories.vault.models import Appeal
from tests.stories.desk.conftest import BOTH
from tests.stories.telling import DAY, tell

pytestmark = BOTH
LIST = "/admin/appeals/"
NEEDLE = "parsleyharbour"


def room(appeal, name=""):
    return f"{LIST}{appeal.pk}/" + (f"{name}/" if name else "")


def text(response):
    whole = response.getvalue() if response.streaming else response.content
    return whole.decode()


def an_appeal(state="declined", **answers):
    told = tell(state, **answers)
    return told, ask_appeal(submission_id=told.id, words=NEEDLE, today=DAY)


def open_it(client, appeal):
    assert client.post(room(appeal)).url == room(appeal, "read")
    return client.get(room(appeal, "read"))


def test_the_list_holds_no_word_and_counts_for_whoever_may_look(staff_client):
    told, appeal = an_appeal()
    ben, decider = staff_client("ben"), staff_client("moderator")
    for page in (LIST, f"{LIST}results/", room(appeal), "/admin/"):
        assert NEEDLE not in text(ben.get(page)), page
    assert told.submission.reference in text(ben.get(LIST))
    assert "Appeals (1)" in text(ben.get("/admin/"))
    assert "Appeals (" not in text(decider.get("/admin/"))


def test_whoever_decided_finds_it_shut(staff_client):
    _told, appeal = an_appeal()
    client = staff_client("moderator")
    assert "You have decided about this story before" in text(client.get(room(appeal)))
    assert client.post(room(appeal)).url == room(appeal)
    assert client.get(room(appeal, "read")).url == room(appeal)


def test_the_words_come_first_then_it_is_settled(staff_client):
    told, appeal = an_appeal()
    client = staff_client("ben")
    response = open_it(client, appeal)
    page = text(response)
    assert NEEDLE in page and "It is about something else" in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    page = text(client.post(room(appeal, "read"), {"outcome": "changed"}))
    assert "They see it in another way" in page
    assert "Something needs another look" not in page
    assert not Appeal.objects.get().outcome
    page = text(client.post(room(appeal, "read"), {"outcome": "changed", "message": " "}))
    assert "without a word" in page
    sent = {"outcome": "changed", "message": "We see it differently."}
    assert client.post(room(appeal, "read"), sent).url == room(appeal)
    assert told.again().state == "waiting"
    assert "The decision is changed" in text(client.get(room(appeal)))
    assert "The decision is changed" in text(client.get(f"{LIST}?settled=1"))


def test_a_code_is_caught_and_an_unknown_outcome_decides_nothing(staff_client):
    told, appeal = an_appeal()
    client = staff_client("ben")
    open_it(client, appeal)
    sent = {"outcome": "upheld", "message": told.code}
    assert "This holds a code" in text(client.post(room(appeal, "read"), sent))
    assert "Please choose one of these" in text(
        client.post(room(appeal, "read"), {"outcome": "bored", "message": "x"})
    )
    assert not Appeal.objects.get().outcome


def test_two_at_once_the_second_is_told(staff_client):
    told, appeal = an_appeal()
    ben, cleo = staff_client("ben"), staff_client("cleo")
    open_it(ben, appeal)
    open_it(cleo, appeal)
    ben.post(room(appeal, "read"), {"outcome": "upheld", "message": "It stays."})
    late = {"outcome": "changed", "message": "It is changed."}
    response = cleo.post(room(appeal, "read"), late, follow=True)
    assert "it was settled" in text(response)
    assert told.again().state == "declined"
    assert told.submission.messages.count() == 1


def test_stepping_back_is_from_the_story(staff_client):
    told, appeal = an_appeal()
    client = staff_client("ben")
    open_it(client, appeal)
    assert client.post(room(appeal, "step-back")).url == LIST
    assert "You stepped back" in text(client.get(room(appeal)))
    assert "Appeals (" not in text(client.get("/admin/"))


def test_no_role_but_those_who_care_for_stories_comes_in(staff_client):
    _told, appeal = an_appeal()
    for role in ("Guide editors", "Administrators"):
        client = staff_client("eda", role)
        assert client.get(LIST).url == "/admin/"
        for name in ("", "read", "step-back"):
            assert client.post(room(appeal, name)).url == "/admin/"
