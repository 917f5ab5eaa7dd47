"""No word is ever lost: not to a mistake, a pause, a second window, a limit or a failed check."""

import pytest
from django.test import Client
from django.urls import reverse

from community.lib.receipts import groups, new_code
from community.models import House
from stories.share import session
from stories.share.views import sending
from stories.vault.models import State, Submission
from tests.stories.share.writing import WORDS, Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def author(client: Client) -> Author:
    return Author(client)


def pause() -> None:
    house = House.load()
    house.sharing_paused = True
    house.save()


def test_a_text_that_is_too_long_stays_whole(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    long = "é" * 50_001
    page = author.write(long).content.decode()
    assert "1 characters too long" in page
    assert "50,000" in page
    assert long in page
    assert author.answer("happened") == ""


def test_line_endings_count_once(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    lines = "ab\r\n" * 16_666
    assert author.write(lines + "ab").status_code == 302
    assert len(author.answer("happened")) == 50_000


def test_a_code_in_a_text_is_caught(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    text = "My code is " + "-".join(groups(new_code())).lower()
    page = author.write(text).content.decode()
    assert "looks like a code" in page
    assert text in page
    assert author.answer("happened") == ""


@pytest.mark.parametrize(
    ("name", "field"),
    [("helped", "helped"), ("your-wish", "wish"), ("title", "title"), ("place", "region")],
)
def test_a_code_is_caught_everywhere(author: Author, name: str, field: str) -> None:
    author.come_to_code()
    page = author.post(name, **{field: new_code()})
    assert "looks like a code" in page.content.decode()


def test_an_ended_session_begins_a_new_draft_with_the_words(author: Author) -> None:
    page = author.write()
    assert "Your words are kept" in page.content.decode()
    assert author.answer("happened") == WORDS
    assert page.context["onward"] == reverse("share:whose")
    assert WORDS.split("\n")[0] in author.get("words").content.decode()


def test_an_ended_session_keeps_what_is_wrong_too(author: Author) -> None:
    page = author.write("x" * 50_001).content.decode()
    assert "x" * 50_001 in page
    assert not Submission.objects.exists()


def test_an_ended_session_is_told_kindly(author: Author) -> None:
    for name in ("words", "choice", "code", "receipt", "more", "send"):
        page = author.get(name)
        assert page.status_code == 200
        assert "This page is closed" in page.content.decode()
    assert author.send().status_code == 200


def test_words_survive_a_draft_thrown_away_in_another_window(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    author.post("throw-away")
    assert "Your words are kept" in author.write().content.decode()
    assert author.answer("happened") == WORDS


def test_going_back_after_sending_hands_the_words_back(author: Author) -> None:
    author.come_to_code()
    author.send()
    page = author.write("Later words.").content.decode()
    assert "already sent" in page
    assert "Later words." in page
    assert author.answer("happened") == WORDS
    assert author.get("words").url == reverse("share:receipt")
    assert author.get("code").url == reverse("share:receipt")


def test_a_failed_check_against_forgery_gives_the_words_back() -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(reverse("share:words"), {"happened": WORDS, "language_of_story": "en"})
    assert page.status_code == 403
    assert "Nobody said a word." in page.content.decode()


def test_while_paused_nobody_begins(author: Author) -> None:
    pause()
    assert "New stories are paused" in author.get("start").content.decode()
    author.begin()
    page = author.write().content.decode()
    assert "New stories are paused" in page
    assert "Nobody said a word." in page
    assert not Submission.objects.exists()
    assert author.get("help").status_code == author.get("return").status_code == 200


def test_while_paused_a_begun_draft_is_finished(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    pause()
    author.write()
    author.post("choice", choice="read")
    assert author.get("start").status_code == 200
    assert author.code_on(author.get("code"))
    author.send()
    assert author.submission().state == State.WAITING


def test_too_many_beginnings_lose_nothing(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "BEGINS", 0)
    page = author.write()
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "600"
    assert "Nobody said a word." in page.content.decode()


def test_too_many_sendings_keep_the_draft(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    code = author.come_to_code()
    monkeypatch.setattr(sending, "SENDS", 0)
    page = author.send()
    assert page.status_code == 429
    assert author.submission().state == State.DRAFT
    assert author.code_on(author.get("code")) == code


def test_a_quick_hand_is_asked_once_more(author: Author) -> None:
    page = author.post("start", website="http://spam.example")
    assert "press once more" in page.content.decode()
    assert author.begin().url == reverse("share:whose")


def test_a_quick_hand_sends_at_once(author: Author) -> None:
    author.come_to_code()
    assert author.post("send").url == reverse("share:receipt")
    assert author.submission().state == State.WAITING


def test_whoever_is_asked_once_more_is_told_that_nothing_is_sent(author: Author) -> None:
    author.come_to_code()
    page = author.post("send", website="http://spam.example").content.decode()
    assert "<h1>Your story is not sent yet</h1>" in page
    assert ">Send</button>" in page
    assert author.submission().state == State.DRAFT
    author.send()
    assert author.submission().state == State.WAITING


def test_stopping_for_now_keeps_the_words_and_gives_the_way_back(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    answer = author.post("words", happened=WORDS, language_of_story="en", then="pause")
    assert answer.url == reverse("share:pause")
    code = author.code_on(author.get("pause"))
    author.post("forget")
    assert "share" not in author.client.session
    later = Author(Client())
    assert later.post("return", code=code).status_code == 302
    assert "Nobody said a word." in later.get("words").content.decode()
    later.post("choice", choice="see")
    assert later.code_on(later.get("code")) == code


def test_stopping_with_nothing_typed_asks_for_nothing(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    assert author.post("words", then="pause").url == reverse("share:pause")
    long = "x" * 50_001
    page = author.post("words", happened=long, language_of_story="en", then="pause")
    assert long in page.content.decode()


def test_an_ended_session_still_knows_who_tells(author: Author) -> None:
    page = author.post("words", happened=WORDS, language_of_story="en", told_by="staff")
    assert author.answer("perspective") == "staff"
    assert page.context["onward"] == reverse("share:choice")
    author.client.session.flush()
    wrong = author.post("words", language_of_story="en", told_by="<b>")
    assert wrong.status_code == 200


def test_an_empty_screen_is_asked_again_by_an_address_one_can_go_back_to(author: Author) -> None:
    author.begin()
    for name in ("whose", "words", "choice"):
        answer = author.post(name)
        if name == "whose":
            author.post("whose", perspective="me")
        page = author.client.get(answer.url)
        assert "field-error" in page.content.decode()
        assert page.content.decode().count("<title>Error:") == 1
