"""Topics are found by one's own words, without JavaScript too, and nothing is lost by looking."""

import json
import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from stories.share.forms import TopicsForm
from tests.stories.share.writing import Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def author(client: Client) -> Author:
    call_command("load_topics", verbosity=0)
    one = Author(client)
    one.come_to_code()
    return one


def page(author: Author) -> str:
    return unescape(author.get("topics").content.decode())


def first_open(html: str, name: str) -> list[str]:
    """The slugs in the branch that stands first in one of the two lists, where it is open."""
    branch = html.split(f'id="list-{name}"')[1].split("</details>")[0]
    return (
        re.findall(r'value="([\w-]+)"', branch) if '<details class="branch" open' in branch else []
    )


def test_find_shows_what_fits_first(author: Author) -> None:
    answer = author.post("topics", find="they tied me to the bed", then="find")
    assert answer.url == reverse("share:topics") + "#find"
    html = page(author)
    assert first_open(html, "coercion") == ["mechanical-restraint", "belt-fixation"]
    assert first_open(html, "alternative") == []
    assert "2 topics fit “they tied me to the bed”." in html
    assert html.count('value="belt-fixation"') == 1
    assert html.count('value="seclusion"') == 1


def test_one_box_looks_through_both_lists(author: Author) -> None:
    author.post("topics", find="help at home", then="find")
    html = page(author)
    assert first_open(html, "alternative") == ["home-treatment", "supported-living"]
    assert '<a href="#list-alternative">' in html
    assert '<a href="#list-coercion">' not in html
    assert html.index('id="list-alternative"') < html.index('id="list-coercion"')


def test_find_keeps_ticks_and_typed_words(author: Author) -> None:
    author.post(
        "topics", find="strapped", then="find", coercion=["threat"], alternative=["open-dialogue"]
    )
    html = page(author)
    kept = {"coercion": ["threat"], "alternative": ["open-dialogue"]}
    assert author.answer("topics") == kept
    assert re.findall(r'value="([\w-]+)"[^>]*checked', html) == ["threat", "open-dialogue"]
    assert re.search(r'name="find" value="strapped"', html)


def test_ticks_are_kept_from_one_search_to_the_next(author: Author) -> None:
    author.post("topics", find="strapped", then="find")
    author.post("topics", find="listened", then="find", coercion=["belt-fixation"])
    author.post(
        "topics", find="listened", coercion=["belt-fixation"], alternative=["de-escalation"]
    )
    assert author.answer("topics") == {
        "coercion": ["belt-fixation"],
        "alternative": ["de-escalation"],
    }


def test_a_word_that_no_topic_has_is_answered_kindly(author: Author) -> None:
    author.post("topics", find="xylophone", then="find", coercion=["threat"])
    html = page(author)
    assert "You can also leave topics out, or tell it in your story." in html.split("<form")[-1]
    assert html.count("tell it in your story") == 2  # once for the script, once to be read
    assert "What fits your words" not in html
    assert author.answer("topics")["coercion"] == ["threat"]
    assert "field-error" not in html


@pytest.mark.parametrize("typed", ["", "  ", "?!", "'\" OR 1=1 --", "x" * 5000, "💔"])
def test_anything_may_be_typed(author: Author, typed: str) -> None:
    assert author.post("topics", find=typed, then="find").status_code == 302
    html = page(author)
    assert html.count('name="coercion"') > 30
    assert "What fits your words" not in html


def test_an_empty_box_shows_the_whole_list_again(author: Author) -> None:
    author.post("topics", find="tied", then="find")
    author.post("topics", find="", then="find")
    assert "What fits your words" not in page(author)
    assert "sought" not in author.client.session["share"]


@pytest.mark.parametrize(("then", "name"), [("back", "more"), ("pause", "pause"), ("", "more")])
def test_every_other_button_still_does_its_own(author: Author, then: str, name: str) -> None:
    answer = author.post("topics", find="tied", then=then, coercion=["threat"])
    assert answer.url == reverse(f"share:{name}")
    assert author.answer("topics")["coercion"] == ["threat"]


def test_going_back_finds_the_screen_as_it_was(author: Author) -> None:
    author.post("topics", find="tied", then="find", coercion=["threat"])
    author.post("topics", find="tied", coercion=["threat", "belt-fixation"])
    html = page(author)
    assert 'name="find" value="tied"' in html
    assert set(re.findall(r'value="([\w-]+)"[^>]*checked', html)) == {"threat", "belt-fixation"}


def test_the_typed_words_stand_in_no_session_and_no_address(author: Author) -> None:
    needle = "xylophonequartz"
    answer = author.post("topics", find=needle, then="find")
    assert needle not in answer.url
    assert needle in page(author)
    held = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert needle not in held
    assert "sought" in held
    assert needle not in json.dumps(author.answer("topics", {}))


def test_looking_for_a_word_adds_nothing_to_the_story(author: Author) -> None:
    author.post("topics", find="tied", then="find")
    assert "added" not in author.get("more").content.decode()


def test_a_draft_that_is_gone_takes_the_words_with_it(author: Author) -> None:
    author.post("topics", find="tied", then="find")
    author.post("throw-away")
    assert "sought" not in author.client.session.get("share", {})


def test_enter_looks_for_the_word(author: Author) -> None:
    """A browser without a script presses the first button of a form."""
    form = page(author).split('<form class="form"')[1]
    assert re.search(r"<button[^>]*>", form)[0].count('value="find"') == 1  # type: ignore[index]


def test_the_script_is_given_the_same_words(author: Author) -> None:
    form = TopicsForm(answers={}, language="en")
    by_slug = {
        option.box.data["value"]: option.words.split()
        for branch in form.lists[0].branches
        for option in branch.options
    }
    assert {"strapped", "bed", "fixierung"} <= set(by_slug["belt-fixation"])
    assert "bauchgurt" not in by_slug["belt-fixation"]
    assert 'data-filter-words="' in page(author)


def test_in_german_german_words_find_it(author: Author) -> None:
    with translation.override("de"):
        author.post("topics", find="ans Bett gefesselt", then="find")
        assert "belt-fixation" in first_open(page(author), "coercion")
