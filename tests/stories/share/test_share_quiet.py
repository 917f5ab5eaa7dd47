"""Nothing stays behind: neutral titles, no stored pages, no word in a session or an address."""

import json
import re
from typing import Any

import html5lib
import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from community.models import Helpline, House
from stories.vault.models import Submission
from tests.stories.share.writing import Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

OPEN = ("start", "help", "under-18", "paper", "done", "words")
STEPS = (
    "start whose about words helped choice pause more "
    "title topics place name your-wish contact code"
).split()


@pytest.fixture
def author(client: Client) -> Author:
    return Author(client)


def looks_right(response: Any) -> None:
    html = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    title = html.split("<title>")[1].split("</title>")[0]
    assert title in ("Notes", "Notes, a little more") or re.fullmatch("Notes, [1-5] of 5", title)
    assert response.headers["Cache-Control"] == "no-store"
    assert 'content="noindex' in html
    assert html.count("<h1") == 1
    assert 'style="' not in html
    assert "<style" not in html


@pytest.mark.parametrize("name", OPEN)
def test_open_screens(author: Author, name: str) -> None:
    looks_right(author.get(name))


@pytest.mark.parametrize("perspective", ["me", "close", "staff", "saw"])
def test_screens_with_a_draft(author: Author, perspective: str) -> None:
    call_command("load_topics")
    author.come_to_code(perspective, "exact")
    for name in STEPS:
        looks_right(author.get(name))
    page = author.get("send")
    looks_right(page)
    author.send(seen=page.context["seen"])
    looks_right(author.get("receipt"))


def test_every_field_tells_the_browser_to_keep_nothing(author: Author) -> None:
    author.come_to_code()
    for name in STEPS:
        html = author.get(name).content.decode()
        for form in html.split("<form")[1:]:
            assert 'autocomplete="off"' in form.split(">")[0] or "throw-away" in form


def test_no_word_is_in_a_session_an_address_or_a_clear_column(author: Author) -> None:
    needle = "xylophonequartz"
    author.begin()
    for name, answers in (
        ("whose", {"perspective": "me"}),
        ("words", {"happened": needle, "language_of_story": "en"}),
        ("helped", {"helped": needle}),
        ("choice", {"choice": "see"}),
        ("contact", {"contact": f"{needle}@example.org"}),
    ):
        answer = author.post(name, **answers)
        assert needle not in answer.url
    code = author.code_on(author.get("code"))
    held = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert needle not in held
    assert code not in held
    assert set(author.client.session["share"]) == {"draft", "own_device"}
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Submission._meta.db_table}")
        row = repr(cursor.fetchall())
    assert needle not in row
    assert code not in row


def test_unknown_topics_are_refused(author: Author) -> None:
    call_command("load_topics")
    author.come_to_code()
    page = author.post("topics", coercion=["seclusion", "my-own-word"])
    assert "not on our list" in page.content.decode()
    assert author.answer("topics", {}) == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"year_from": "2010", "year_to": "2014"}, [2010, 2014]),
        ({"year_from": "2010"}, [2010, 2010]),
        ({"year_to": "2010"}, [2010, 2010]),
        ({"around": "1980"}, [1980, 1989]),
        ({"around": "1900"}, [1900, 1949]),
        ({"around": "1980", "year_from": "1984"}, [1984, 1984]),
        ({}, []),
    ],
)
def test_years(author: Author, typed: dict[str, str], kept: list[int]) -> None:
    author.come_to_code()
    assert author.post("place", **typed).status_code == 302
    assert author.answer("years", []) == kept
    assert author.get("place").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"year_from": "2014", "year_to": "2010"},
        {"year_from": "1899"},
        {"year_to": "9999"},
        {"year_from": "long ago"},
        {"country": "XX"},
        {"setting": "my-hospital"},
        {"around": "1234"},
    ],
)
def test_wrong_places_and_years_stay_on_the_screen(author: Author, typed: dict[str, str]) -> None:
    author.come_to_code()
    page = author.post("place", **typed)
    assert page.status_code == 200
    assert "field-error" in page.content.decode()


def test_the_first_page_says_who_runs_it_and_what_binds_us(author: Author) -> None:
    house = House.load()
    house.organisation, house.funders, house.clinical_ties = "The House", "Members", "none at all"
    house.readers, house.reading_languages = "Two survivors", "English, German"
    house.legal_exception = "A judge may order it."
    house.save()
    html = author.get("start").content.decode()
    for words in ("The House", "Members", "none at all", "Two survivors", "English, German"):
        assert words in html
    assert "A judge may order it." in html
    assert "about 2 weeks" in html
    house.legal_exception = ""
    house.save()
    assert "There is no exception." in author.get("start").content.decode()


def test_help_is_never_empty(author: Author) -> None:
    Helpline.objects.all().delete()
    for name in ("start", "help", "under-18"):
        assert "tel:112" in author.get(name).content.decode()
    Helpline.objects.create(
        country="EE", name="Eluliin", number="655 8088", source_name="x", source_url="https://x.eu"
    )
    address = reverse("share:help")
    assert "Eluliin" in author.client.get(address, {"country": "EE"}).content.decode()
    assert "Eluliin" not in author.client.get(address, {"country": "DE"}).content.decode()
    assert "tel:112" in author.client.get(address, {"country": "<x>"}).content.decode()


def test_the_receipt_says_who_listens_tonight_and_a_number_only_if_we_have_it(
    author: Author,
) -> None:
    author.come_to_code()
    author.send()
    Helpline.objects.all().delete()
    page = author.get("receipt").content.decode()
    assert "If tonight is hard:" in page and reverse("share:help") in page
    assert "116 123" not in page
    call_command("load_helplines", verbosity=0)
    assert 'href="tel:116123">116 123</a>' in author.get("receipt").content.decode()


def test_a_change_of_teller_forgets_the_answer_about_somebody_else(author: Author) -> None:
    author.begin()
    author.post("whose", perspective="close")
    author.post("about", agreement="died")
    author.post("whose", perspective="me")
    assert author.answer("agreement") == ""
