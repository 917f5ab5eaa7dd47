"""What is written once for all who get it never shows what the database does not say now.

Each change here is made past Django, as another server would make it: nothing is told to this
process, and what it has written lies there still.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from community.models.merged_topic import merged_slugs
from stories.library.card_list import card_list
from stories.library.query import StoryQuery
from stories.library.slices import BRIEF, take
from stories.library.vocabulary import Vocabulary
from stories.models import Story
from tests.stories.library.shelf import shelve
from tests.stories.telling import DAY

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
LIST = "/en/stories/"
WORD = "Zwielichtblume"


@pytest.fixture
def story() -> Story:
    shelve(1, title="Another", coercion=("seclusion",))
    return shelve(2, title=f"The {WORD}", happened="It stood there.", coercion=("seclusion",))


def elsewhere(story: Story, change: str) -> None:
    """On another server."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE stories_story SET {change} WHERE reference = %s", [story.reference])


def read(client: Client, story: Story) -> Any:
    return client.get(f"{LIST}{story.reference.lower()}/")


def test_what_is_hidden_elsewhere_is_shown_nowhere(client: Client, story: Story) -> None:
    other = Story.objects.exclude(pk=story.pk).get()
    pages = [client.get(LIST), read(client, story), read(client, other)]
    assert all(WORD in page.content.decode() for page in pages)  # also among the related ones
    elsewhere(story, "suspended = TRUE")
    assert read(client, story).status_code == 410
    assert WORD not in client.get(LIST).content.decode()
    assert WORD not in read(client, other).content.decode()


def test_what_its_author_allows_is_read_anew(client: Client, story: Story) -> None:
    assert "Please do not quote" in read(client, story).content.decode()
    elsewhere(story, "quotable_by_anyone = TRUE")
    html = read(client, story).content.decode()
    assert "You may quote a few sentences" in html and "Please do not quote" not in html


def test_each_language_has_its_own(client: Client, story: Story) -> None:
    english = client.get(LIST).content.decode()
    german = client.get("/de/stories/").content.decode()
    assert f'href="/en/stories/{story.reference.lower()}/"' in english
    assert f'href="/de/stories/{story.reference.lower()}/"' in german


def test_a_second_list_asks_for_no_words(story: Story, django_assert_num_queries: Any) -> None:
    vocabulary, query = Vocabulary.whole(), StoryQuery()
    rows = take(query, DAY, 20, brief=True).stories
    assert all("document" in row.get_deferred_fields() for row in rows)
    assert set(BRIEF) == {"reference", "batch", "approval"}
    merged_slugs()  # remembered for some seconds
    with django_assert_num_queries(1):
        first = card_list(rows, vocabulary, query, DAY)
    with django_assert_num_queries(0):
        assert card_list(rows, vocabulary, query, DAY) == first
    assert WORD in first[0]


def test_what_a_reader_hides_is_written_for_them_alone(client: Client, story: Story) -> None:
    elsewhere(story, "notes = '[\"restraint\"]'")
    reader = Client(headers={"cookie": "hnh_reading=7c36"})
    assert WORD in read(client, story).content.decode()
    closed = read(reader, story).content.decode()
    assert "You hide stories that mention" in closed or WORD in closed
    assert "You hide stories that mention" not in read(client, story).content.decode()
