"""Stories about somebody else: what is asked, what is said while writing, what the desk sees."""

import re

import pytest
from django.test import Client

from stories.actions.content import content_as_sent
from tests.stories.desk.conftest import address, open_it, person, signed_in
from tests.stories.share.returning import at, inside, text_of
from tests.stories.share.writing import Author
from tests.stories.telling import Told, a_moderator, offer_it, read_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def author(client: Client) -> Author:
    author = Author(client)
    author.begin()
    return author


def writes(author: Author, agreement: str, perspective: str = "close") -> Author:
    author.post("whose", perspective=perspective)
    author.post("about", agreement=agreement)
    return author


def offered(agreement: str) -> Told:
    told = read_it(tell("waiting", perspective="close", agreement=agreement))
    offer_it(told)
    return offer_it(read_it(told), by=a_moderator("second"))


def test_not_agreed_region_and_years_are_not_asked(author):
    writes(author, "unknown")
    page = text_of(author.get("place"))
    assert 'name="country"' in page and 'name="setting"' in page
    for name in ("region", "around", "year_from", "year_to"):
        assert f'name="{name}"' not in page
    assert "has not agreed, or you do not know" in page
    typed = {"country": "FI", "region": "Lapland", "around": "2010", "year_from": "2011"}
    assert author.post("place", **typed).status_code == 302
    assert author.answer("country") == "FI"
    assert not author.answer("region") and not author.answer("years", [])


def test_died_the_decade_is_asked_and_neither_region_nor_years(author):
    writes(author, "died")
    page = text_of(author.get("place"))
    assert 'name="around"' in page and 'name="year_from"' not in page
    assert 'name="region"' not in page and "Because the person has died" in page
    author.post("place", country="FI", around="2010", year_from="2011", year_to="2012")
    assert author.answer("years") == [2010, 2019]


def test_agreed_everything_is_asked(author):
    writes(author, "yes")
    page = text_of(author.get("place"))
    for name in ("country", "region", "setting", "around", "year_from", "year_to"):
        assert f'name="{name}"' in page


def test_the_author_is_told_while_writing(author):
    writes(author, "unknown")
    page = text_of(author.get("words"))
    assert re.search(r"<details[^>]* open>\s*<summary>If they have not agreed", page)
    assert "shows who the person is" in page and "in their own words" in page
    writes(author, "died")
    page = text_of(author.get("words"))
    assert "the day they died" in page and "If they have not agreed" not in page
    writes(author, "yes")
    page = text_of(author.get("words"))
    assert "If they have not agreed" not in page and "If the person has died" not in page


def test_the_page_offers_no_switch_for_what_may_not_be_shown():
    page = text_of(inside(offered("unknown")).get(at("approve")))
    assert 'value="country"' in page and 'value="setting"' in page
    assert 'value="region"' not in page and 'value="years"' not in page
    page = text_of(inside(offered("died")).get(at("approve")))
    assert "Show the years: 2010–2019" in page and 'value="region"' not in page


def test_pressing_for_it_all_the_same_is_answered_beside_the_field():
    told = offered("unknown")
    page = text_of(inside(told).post(at("approve"), {"shown": ["country", "years"]}))
    assert "Please look again." in page and 'name="seen_hash"' not in page


def test_their_author_still_sees_all_that_is_held():
    told = offered("unknown")
    page = text_of(inside(told).get(at("held")))
    assert "Lapland" in page and "2010–2014" in page
    assert content_as_sent(told.submission, told.safe()).region == "Lapland"


@pytest.mark.parametrize(
    ("agreement", "sees", "not_seen"),
    [
        ("unknown", ["Who they are to the author", "What that person said"], ["full name"]),
        (
            "died",
            ["Their full name", "The day they died", "How they died"],
            ["Who they are to the"],
        ),
        ("yes", [], ["Who they are to the author", "Their full name"]),
    ],
)
@pytest.mark.parametrize("room", ["redact", "decide"])
def test_the_desk_sees_what_to_look_for(room, agreement, sees, not_seen):
    told = tell("waiting", perspective="close", agreement=agreement)
    client = signed_in(person("mira", "Moderators"))
    open_it(client, told.submission)
    page = text_of(client.get(address(told.submission, room)))
    assert all(words in page for words in sees)
    assert not any(words in page for words in not_seen)


def test_a_story_of_ones_own_has_no_list_at_the_desk():
    told = tell("waiting")
    client = signed_in(person("mira", "Moderators"))
    open_it(client, told.submission)
    assert "The person it is about" not in text_of(client.get(address(told.submission, "redact")))
