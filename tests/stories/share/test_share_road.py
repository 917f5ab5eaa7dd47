"""The whole road, for everybody who may tell a story."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from stories.vault.models import State, Submission
from tests.stories.share.writing import WORDS, Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def author(client: Client) -> Author:
    return Author(client)


@pytest.mark.parametrize("perspective", ["me", "close", "staff", "saw"])
@pytest.mark.parametrize("choice", ["see", "count", "read"])
def test_every_teller_reaches_the_receipt(author: Author, perspective: str, choice: str) -> None:
    code = author.come_to_code(perspective, choice)
    assert len(code) == 28
    assert author.send().url == reverse("share:receipt")
    assert author.code_on(author.get("receipt")) == code
    submission = author.submission()
    assert submission.state == State.WAITING
    assert author.answer("happened") == WORDS
    assert submission.needs_two is (perspective in ("close", "saw"))


@pytest.mark.parametrize(
    ("perspective", "asked"),
    [
        ("me", "What happened?"),
        ("close", "what was it like for you"),
        ("staff", "I did this"),
        ("saw", "What did you see?"),
    ],
)
def test_the_words_fit_the_teller(author: Author, perspective: str, asked: str) -> None:
    author.begin()
    author.post("whose", perspective=perspective)
    assert asked in author.get("words").content.decode()


def test_nothing_is_made_before_the_first_answer(author: Author) -> None:
    author.get("start")
    author.begin()
    assert not Submission.objects.exists()


def test_every_continue_seals(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    assert author.answer("perspective") == "me"
    author.write("One line.")
    assert author.answer("happened") == "One line."
    assert author.submission().state == State.DRAFT
    assert "One line." in author.get("words").content.decode()


def test_exact_shows_the_page_and_sends_what_was_seen(author: Author) -> None:
    author.come_to_code(choice="exact")
    page = author.get("send")
    assert "Nobody said a word." in page.content.decode()
    answer = author.send(seen=page.context["seen"])
    assert answer.url == reverse("share:receipt")
    assert author.answer("sent_hash") == page.context["seen"]


def test_exact_is_not_sent_unseen_or_changed(author: Author) -> None:
    author.come_to_code(choice="exact")
    assert author.send().status_code == 200
    assert author.submission().state == State.DRAFT
    seen = author.get("send").context["seen"]
    author.write("Other words.")
    again = author.send(seen=seen)
    assert "Something changed" in again.content.decode()
    assert author.submission().state == State.DRAFT


def test_sending_twice_is_the_same_as_once(author: Author) -> None:
    author.come_to_code()
    assert author.send().url == author.send().url == reverse("share:receipt")
    assert author.submission().ledger.count() == 2


def test_sending_without_the_needed_answers_leads_back(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    assert author.get("code").url == reverse("share:words")
    assert author.send().url == reverse("share:words")


def test_the_longer_road_is_kept(author: Author) -> None:
    call_command("load_topics")
    author.come_to_code()
    author.post("topics", coercion=["seclusion", "belt-fixation"], alternative=["open-dialogue"])
    author.post("place", country="EE", region="South", setting="hospital-ward", around="1990")
    author.post("name", kind="pen", name="Linden")
    author.post("title", title="A night")
    author.post("your-wish", wish="Open the doors.")
    author.post("contact", contact="someone@example.org")
    assert author.answer("topics") == {
        "coercion": ["seclusion", "belt-fixation"],
        "alternative": ["open-dialogue"],
    }
    assert author.answer("years") == [1990, 1999]
    assert author.answer("name") == "Linden"
    assert author.get("more").content.decode().count("added") == 6
    for name in ("topics", "place", "name", "title", "your-wish", "contact"):
        assert author.get(name).status_code == 200
    author.send()
    assert author.submission().ledger.count() == 3


def test_the_check_can_be_left_out_and_is_forgiving(author: Author) -> None:
    code = author.come_to_code()
    wrong = author.post("code", code_first="!!!!").content.decode()
    assert "That is not the same" in wrong
    typed = " ".join(code[:4].lower().replace("0", "o"))
    right = author.client.post(reverse("share:code"), {"code_first": typed}, follow=True)
    assert "That is right" in right.content.decode()
    assert author.submission().state == State.DRAFT


def test_copying_is_offered_on_an_own_device_only(author: Author, client: Client) -> None:
    author.come_to_code()
    assert "data-copy-target" in author.get("code").content.decode()
    client.session.flush()
    stranger = Author(Client())
    stranger.begin(not_mine="1")
    for name, answer in (("whose", {"perspective": "me"}), ("choice", {"choice": "see"})):
        stranger.post(name, **answer)
    stranger.write()
    assert "data-copy-target" not in stranger.get("code").content.decode()


def test_finishing_forgets_the_code_and_clears_the_browser(author: Author, client: Client) -> None:
    author.come_to_code()
    author.send()
    done = author.client.post(reverse("share:forget"), follow=True)
    assert done.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert author.submission().receipt is None
    assert "share" not in client.session
    assert author.code_on(author.get("receipt")) == ""


def test_the_language_of_the_story_may_be_another(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    author.write("Sie hielten mich fest.", language="de")
    assert author.submission().language == "de"


def test_a_draft_is_found_again_and_can_be_thrown_away(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    page: Any = author.get("start")
    assert "What you wrote is still here" in page.content.decode()
    assert page.context["draft_url"] == reverse("share:words")
    author.post("throw-away")
    assert not Submission.objects.exists()
    assert "What you wrote is still here" not in author.get("start").content.decode()


def test_a_sent_story_is_not_thrown_away(author: Author) -> None:
    author.come_to_code()
    author.send()
    author.post("throw-away")
    assert author.submission().state == State.WAITING
