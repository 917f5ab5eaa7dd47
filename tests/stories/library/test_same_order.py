"""Page, API, spreadsheet and feed: the same stories in the same order, whatever is asked for."""

import csv
import io
import random
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.limits import Limit
from stories.api import open_stories
from stories.choices import Note, Setting
from stories.library import views
from stories.models import Story
from tests.stories.telling import approve_it, draft, offer_it, publish_it, read_it, send_it

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MANY = 14
KINDS = ("seclusion", "mechanical-restraint", "threat")
HELPED = ("open-dialogue", "")
COUNTRIES = ("FI", "IE", "")
SHOWN = ["country", "setting", "years"]


@pytest.fixture
def open_stories_told(db: None) -> None:
    """Stories that differ in everything one can ask for, in a few batches, all open data."""
    call_command("load_topics", verbosity=0)
    dice = random.Random(7)
    for number in range(MANY):
        answers = _answers(dice, number)
        ready = offer_it(read_it(send_it(draft(**answers))))
        approve_it(ready, [detail for detail in SHOWN if answers[detail]])
        if number % 4 == 3:
            publish_it(ready)
    publish_it(ready)
    for story in Story.objects.all():
        notes = sorted(dice.sample(Note.values, dice.randrange(3)))
        Story.objects.filter(pk=story.pk).update(notes=notes)
    Story.objects.update(allows_open_data=True)


def _answers(dice: random.Random, number: int) -> dict[str, Any]:
    helped = dice.choice(HELPED)
    return {
        "title": f"Story {number}",
        "happened": dice.choice(["They tied me down.", "The door was locked.", "Tied and locked."]),
        "helped": helped and "A friend came.",
        "country": dice.choice(COUNTRIES),
        "setting": dice.choice(Setting.values),
        "years": [dice.randrange(1970, 1990), dice.randrange(1990, 2020)],
        "perspective": dice.choice(["me", "staff"]),
        "language": dice.choice(["en", "de"]),
        "topics": {
            "coercion": [dice.choice(KINDS)],
            "alternative": [helped] if helped else [],
        },
    }


def some(*values: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=1)


QUESTIONS = st.fixed_dictionaries(
    {
        "q": some("tied", "locked", "friend tied", "nothing"),
        "coercion": some("restraint", *KINDS),
        "alternative": some("open-dialogue"),
        "country": some("FI", "IE"),
        "setting": some(*Setting.values[:4]),
        "period": some("1980s", "1990", "2000-2030"),
        "perspective": some("me", "staff", "not-staff"),
        "language": some("en", "de"),
        "helped": some("yes"),
        "without": st.lists(st.sampled_from(Note.values), max_size=2, unique=True),
        "sort": some("newest", "relevance"),
    }
)


def on_the_page(client: Client, query: str) -> list[str]:
    """Through all pages, by the link to the next."""
    address, seen = f"/en/stories/?{query}", []
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r'class="card-title"><a href="/en/stories/([0-9a-z]+)/', html)
        following = re.search(r'href="([^"]*)"[^>]*rel="next"', html)
        address = following[1].replace("&amp;", "&").partition("#")[0] if following else ""
    return [reference.upper() for reference in seen]


def in_data(client: Client, query: str) -> list[str]:
    """Through all pages, by the cursor."""
    seen, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/api/stories?{query}{cursor and f'&cursor={cursor}'}").json()
        seen += [row["reference"] for row in page["stories"]]
        cursor = page["next"]
    return seen


def in_the_file(client: Client, query: str) -> list[str]:
    text = client.get(f"/api/stories.csv?{query}").content.decode()
    return [row["reference"] for row in csv.DictReader(io.StringIO(text))]


def in_the_feed(client: Client, query: str) -> list[str]:
    text = client.get(f"/feeds/stories.atom?{query}").content.decode()
    return [one.upper() for one in re.findall(r"<id>[^<]*/stories/([0-9a-z]+)/</id>", text)]


def test_the_same_ids_in_the_same_order(
    open_stories_told: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_stories, "A_PAGE", 3)
    monkeypatch.setattr(views, "A_PAGE", 4)
    for where in ("community.api", "stories.library.feed"):
        monkeypatch.setattr(f"{where}.LIMIT", Limit("test", most=1_000_000, seconds=60))
    sizes = set()

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(asked=QUESTIONS)
    def ask(asked: dict[str, list[str]]) -> None:
        query = urlencode(asked, doseq=True)
        order = on_the_page(client, query)
        assert len(order) == len(set(order))
        assert in_data(client, query) == order
        assert in_the_file(client, query) == order
        assert in_the_feed(client, query) == order
        sizes.add(len(order))

    ask()
    assert len(on_the_page(client, "")) == MANY
    assert len(sizes) > 3
