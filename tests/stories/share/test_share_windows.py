"""Two windows, the way back, an empty box: what was written stays, and its author is told."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stories.vault.models import State, Submission
from tests.stories.share.writing import WORDS, Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OTHER = "Other words."


@pytest.fixture
def author(client: Client) -> Author:
    author = Author(client)
    author.begin()
    author.post("whose", perspective="me")
    return author


def edition_on(page: Any) -> str:
    found = re.search(r'name="edition_secret" value="([^"]+)"', page.content.decode())
    assert found
    return found.group(1)


def words_from(author: Author, page: Any, text: str, **answers: Any) -> Any:
    """Press a button of a screen that was opened before."""
    answers |= {"happened": text, "language_of_story": "en", "edition_secret": edition_on(page)}
    return author.post("words", **answers)


def test_an_older_window_does_not_replace_newer_words(author: Author) -> None:
    older = author.get("words")
    author.write()
    page = words_from(author, older, OTHER)
    html = page.content.decode()
    assert "This changed in another window" in html
    assert html.index("Nobody said a word.") < html.index(OTHER)
    assert "<title>Error:" in html
    assert author.answer("happened") == WORDS
    assert words_from(author, page, OTHER).url == reverse("share:helped")
    assert author.answer("happened") == OTHER


@pytest.mark.parametrize(("name", "field"), [("helped", "helped"), ("your-wish", "wish")])
def test_the_other_texts_are_guarded_too(author: Author, name: str, field: str) -> None:
    older = edition_on(author.get(name))
    author.post(name, **{field: WORDS})
    page = author.post(name, **{field: OTHER, "edition_secret": older})
    assert "This changed in another window" in page.content.decode()
    assert author.answer(field) == WORDS


def test_other_answers_and_the_same_words_are_no_change(author: Author) -> None:
    author.write()
    page = author.get("words")
    author.post("choice", choice="see")
    assert words_from(author, page, OTHER).status_code == 302
    assert words_from(author, page, OTHER).status_code == 302
    assert author.answer("happened") == OTHER


def test_a_mistake_in_between_does_not_hide_the_change(author: Author) -> None:
    older = author.get("words")
    author.write()
    long = words_from(author, older, "x" * 50_001)
    page = words_from(author, long, OTHER)
    assert "This changed in another window" in page.content.decode()


def test_going_back_keeps_what_was_typed(author: Author) -> None:
    html = author.get("helped").content.decode()
    assert 'name="then" value="back"' in html
    assert html.index(">Continue<") < html.index('value="back"')
    assert 'class="back-link"' not in html
    answer = author.post("helped", helped=OTHER, then="back")
    assert answer.url == reverse("share:words")
    assert author.answer("helped") == OTHER
    answer = author.post("title", title="A night", then="back")
    assert answer.url == reverse("share:more")
    assert author.answer("title") == "A night"


def test_an_empty_screen_does_not_hold_anybody(author: Author) -> None:
    author.write()
    answer = author.post("words", happened="", language_of_story="en", then="back")
    assert answer.url == reverse("share:whose")
    assert author.answer("happened") == WORDS
    assert author.post("choice", then="back").url == reverse("share:helped")
    first = Author(Client())
    first.begin()
    assert first.post("whose", then="back").url == reverse("share:start")
    assert Submission.objects.count() == 1


def test_a_long_text_goes_back_whole_and_is_mended_before_sending(author: Author) -> None:
    long = "x" * 50_001
    author.post("choice", choice="see")
    answer = author.post("words", happened=long, language_of_story="en", then="back")
    assert answer.url == reverse("share:whose")
    assert author.answer("happened") == long
    assert author.get("code").url == reverse("share:words")
    page = author.get("words").content.decode()
    assert long in page
    assert "1 characters too long" in page
    assert author.send().url == reverse("share:words")
    assert author.submission().state == State.DRAFT


def test_what_is_right_is_kept_on_the_way_back(author: Author) -> None:
    answer = author.post("place", region="South", year_from="long ago", then="back")
    assert answer.url == reverse("share:more")
    assert author.answer("region") == "South"


def test_going_back_from_an_older_window_does_not_replace_newer_words(author: Author) -> None:
    older = author.get("words")
    author.write()
    assert words_from(author, older, "", then="back").url == reverse("share:whose")
    assert author.answer("happened") == WORDS
    typed = words_from(author, older, OTHER, then="back")
    assert "This changed in another window" in typed.content.decode()
    page = author.get("words")
    author.write(OTHER)
    assert words_from(author, page, WORDS, then="back").url == reverse("share:whose")
    assert author.answer("happened") == OTHER


def test_going_back_in_a_session_that_ended_keeps_the_words() -> None:
    stranger = Author(Client())
    page = stranger.post("helped", helped=OTHER, then="back")
    assert "Your words are kept" in page.content.decode()
    assert stranger.answer("helped") == OTHER


def test_an_emptied_box_shows_the_words_from_before(author: Author) -> None:
    author.write()
    answer = author.post("words", happened="", language_of_story="en")
    page = author.client.get(answer.url).content.decode()
    assert "Nobody said a word." in page
    assert "The box came to us empty" in page
    assert author.answer("happened") == WORDS


def test_coming_back_before_sending_says_so(author: Author) -> None:
    said = "This is your story. It is not sent yet."
    assert said not in author.get("words").content.decode()
    author.write()
    code = author.code_on(author.get("pause"))
    later = Author(Client())
    page = later.client.post(reverse("share:return"), {"code": code}, follow=True)
    assert said in page.content.decode()


def test_a_screen_does_not_promise_to_close_itself(author: Author) -> None:
    page = author.get("words").content.decode()
    assert "closes itself" not in page
    assert "stay there until you close the window" in page


def test_titles_tell_the_screens_apart(author: Author) -> None:
    for name, title in (("whose", "1 of 5"), ("words", "2 of 5"), ("choice", "4 of 5")):
        assert f"<title>Notes, {title}</title>" in author.get(name).content.decode()


def test_a_name_beside_no_name_is_not_thrown_away_unsaid(author: Author) -> None:
    page = author.post("name", kind="none", name="Linden").content.decode()
    assert "you chose to show none" in page
    assert 'value="Linden"' in page
    assert author.post("name", kind="none", name="").status_code == 302


def test_who_writes_about_someone_who_died_is_met_early(author: Author) -> None:
    author.post("whose", perspective="close")
    page = author.get("about").content.decode()
    assert page.index('value="yes"') < page.index('value="died"') < page.index('value="unknown"')
    assert page.index("If the person has died") < page.index('value="yes"')
    assert '<details class="branch" open>' not in page
    author.post("about", agreement="died")
    for name in ("about", "words"):
        html = author.get(name).content.decode()
        assert re.search(r'<details class="branch" open>\s*<summary>If the person has died', html)


def test_nothing_is_printed_from_a_borrowed_device() -> None:
    for own in (True, False):
        author = Author(Client())
        author.begin(**({} if own else {"not_mine": "1"}))
        author.post("whose", perspective="me")
        author.write()
        author.post("choice", choice="read")
        for name in ("pause", "code"):
            assert ("data-print>" in author.get(name).content.decode()) is own
        author.send()
        assert ("data-print>" in author.get("receipt").content.decode()) is own


def test_the_printed_receipt_is_the_slip_alone(author: Author) -> None:
    author.write()
    author.post("choice", choice="see")
    author.get("code")
    author.send()
    page = author.get("receipt").content.decode()
    assert '<h1 class="no-print">' in page
    rest = page.split('<div class="stack no-print">')[1]
    for words in ("What happens next", "How to take it back", "Finish"):
        assert words in rest
    assert 'class="print-only"' in page.split('<div class="stack no-print">')[0]


def test_paper_says_what_the_first_page_says(author: Author) -> None:
    page = author.get("paper").content.decode().split("My story")[1]
    for words in ("nobody reads it live", "112", "People who know you may recognise you"):
        assert words in page


def test_help_is_offered_in_every_language(author: Author) -> None:
    page = author.get("help").content.decode()
    assert 'href="/de/share/help/" hreflang="de"' in page


def test_a_word_that_is_not_on_the_list_is_answered_kindly(author: Author) -> None:
    page = author.get("topics").content.decode()
    assert 'data-filter-none="No topic has this word.' in page
