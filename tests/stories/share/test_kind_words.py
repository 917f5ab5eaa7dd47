"""The words on the way promise what is true, whoever reads them: each was stumbled over once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.words import say
from stories.choices import Choice
from tests.stories.share.returning import at, inside, text_of
from tests.stories.share.writing import Author
from tests.stories.telling import draft, send_it

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LEAVE_OUT = "Please leave out names of people and places."


@pytest.fixture
def author(client: Client) -> Author:
    return Author(client)


def words(page: Any) -> str:
    html: str = page.content.decode()
    return html


@pytest.mark.parametrize("perspective", ["me", "close", "staff", "saw"])
def test_names_are_spoken_of_before_a_word_is_written(author: Author, perspective: str) -> None:
    author.begin()
    author.post("whose", perspective=perspective)
    if perspective in ("close", "saw"):
        author.post("about", agreement="yes")
    page = words(author.get("words"))
    assert LEAVE_OUT in page[: page.index("<textarea")]


def test_an_empty_page_is_not_told_that_nothing_is_lost(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    page = words(author.client.get(author.write("").url))
    assert "There is nothing here yet" in page
    assert "Nothing you wrote is lost" not in page
    assert "Nothing you wrote is lost" in words(author.write("x" * 50_001))


def test_a_closed_page_promises_no_way_back_without_a_code(author: Author) -> None:
    page = words(author.get("words"))
    assert "You can open it with your code." in page
    assert "your words cannot be opened again" in page


@pytest.mark.parametrize(("perspective", "two"), [("me", False), ("close", True), ("saw", True)])
def test_it_waits_for_as_many_as_will_read_it(author: Author, perspective: str, two: bool) -> None:
    code = author.come_to_code(perspective=perspective)
    author.send()
    receipt = words(author.get("receipt"))
    author.post("forget")
    author.client.post(at("return"), {"code": code})
    story = text_of(author.client.get(at("story")))
    for page in (receipt, story):
        assert ("It waits for two people to read it" in page) == two
        assert ("It waits for a person to read it" in page) != two
    assert "We read it with care" not in story


@pytest.mark.parametrize("choice", [choice.value for choice in Choice])
def test_a_story_sent_is_answered_gently(author: Author, choice: str) -> None:
    author.come_to_code(choice=choice)
    seen = author.get("send").context["seen"] if choice == "exact" else ""
    author.send(seen=seen)
    assert "gentle with yourself today" in words(author.get("receipt"))


def test_years_are_offered_only_to_whom_they_are_asked_of(author: Author) -> None:
    author.come_to_code(perspective="close")
    assert "country and kind of place" in words(author.get("more"))
    own = Author(Client())
    own.come_to_code()
    assert "country, kind of place, years" in words(own.get("more"))


def test_a_witness_is_told_how_to_write_of_a_stranger() -> None:
    assert '"a man" or "a woman"' in say("someone_not_agreed", "en").body


def test_a_second_code_is_not_told_of_an_answer() -> None:
    page = Client().post(reverse("share:claim-close"), {"second": "1"}).content.decode()
    assert "Your second code still works" in page and "our answer" not in page


def test_what_a_choice_means_is_read_after_its_name(author: Author) -> None:
    author.begin()
    page = words(author.get("whose"))
    assert (
        'aria-labelledby="id_perspective_0_label" aria-describedby="id_perspective_0_hint"' in page
    )
    assert 'id="id_perspective_0_hint"' in page


def test_an_address_breaks_after_its_slashes_only(author: Author) -> None:
    author.come_to_code()
    author.send()
    assert "/<wbr>en/<wbr>share/<wbr>return/<wbr>" in words(author.get("receipt"))


def test_the_file_to_read_says_nothing_twice() -> None:
    told = send_it(draft())
    text = inside(told).get(at("download-text")).content.decode()
    assert text.count("Lapland") == 1
