"""What stands around a story: its voices, what may be quoted, how to cite, where it leads."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import strip_tags

from home.prepare.tree import make_tree
from stories.document import Content, Shown, write_document
from stories.library.citing import citation
from stories.library.related import SHOWN, in_order, near_to
from stories.models import Story
from stories.reading import read as read_document
from stories.translated import write_translation
from tests.stories.library.test_pages import address, strict
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
TOPICS = {"coercion": ["seclusion", "threat"], "alternative": ["open-dialogue"]}


def read(client: Client, story: Story) -> str:
    html: str = client.get(address(story)).content.decode()
    strict(html)
    return html


def allow(story: Story, **what: Any) -> None:
    Story.objects.filter(pk=story.pk).update(**what)


def licence(html: str) -> str:
    found = re.findall(r'<link rel="license" href="([^"]*)">', html)
    assert len(found) == 1
    return str(found[0])


def cited(html: str) -> str:
    found = re.search(r'<p class="address" id="citation">(.*?)</p>', html)
    return re.sub(r"<[^>]*>", "", found[1]) if found else ""


def test_three_voices_are_regions_with_names(client: Client, told: Telling) -> None:
    html = read(client, told(wish="Open doors."))
    regions = re.findall(r'<section class="told told-(\w+)" aria-label="([^"]*)">', html)
    assert regions == [
        ("happened", "What happened"),
        ("helped", "What helped, or would have"),
        ("wish", "What should change"),
    ]


def test_a_story_that_may_be_quoted_has_a_line_to_copy(client: Client, told: Telling) -> None:
    story = told(shown=["name"])
    allow(story, quotable_by_anyone=True)
    html = read(client, story)
    assert cited(html) == (
        "R.: “The night they left the door open”, told by the person it happened to. "
        f"Heard, Not Held (January to March 2026). {settings.BASE_URL}{address(story)}"
    )
    assert '<span lang="en" dir="ltr">The night they left the door open</span>' in html
    assert 'data-copy-target="citation"' in html
    assert licence(html) == f"{settings.BASE_URL}/en/stories/quoting/#may-be-quoted"


def test_of_any_other_the_address_alone_may_be_passed_on(client: Client, told: Telling) -> None:
    story = told(shown=["name"])
    html = read(client, story)
    assert cited(html) == "" and 'data-copy-target="citation"' not in html
    assert 'data-copy-target="address"' in html
    assert licence(html) == f"{settings.BASE_URL}/en/stories/quoting/#not-to-be-quoted"


def test_both_answers_stand_where_the_licence_points(client: Client) -> None:
    html = client.get("/en/stories/quoting/").content.decode()
    strict(html)
    assert 'id="may-be-quoted"' in html and 'id="not-to-be-quoted"' in html


def test_a_citation_says_what_was_invented_or_translated_and_no_hidden_name(db: None) -> None:
    content = Content(language="en", perspective="me", happened="Text", name="R.", example=True)
    document = write_document("ABC234", content, Shown())
    where = {"quarter": "January to March 2026", "address": "https://example.org/en/"}
    line = citation(read_document(document), **where)
    assert strip_tags(line) == (
        "A story, told by the person it happened to, an invented example. "
        "Heard, Not Held (January to March 2026). https://example.org/en/"
    )
    texts = {"title": "<i>Titel</i>", "happened": "Text"}
    german = write_translation(document, language="de", texts=texts, author_read=True)
    line = citation(read_document(german), **where)
    assert "&lt;i&gt;Titel&lt;/i&gt;" in line
    assert ", an invented example, translated from English. " in line


class TestWhereItLeads:
    def test_topics_lead_to_what_others_name(
        self, client: Client, told: Telling, topics: None
    ) -> None:
        html = read(client, told(topics=TOPICS))
        for slug in ("seclusion", "threat", "open-dialogue"):
            assert f'href="/en/stories/harm-and-help/{slug}/"' in html

    def test_allies_near_its_country_and_only_if_it_shows_one(
        self, client: Client, told: Telling, settings: Any
    ) -> None:
        shows, shy = told(shown=["country"]), told()
        settings.BEING_BUILT = ("find/",)
        assert 'href="/en/find/">Groups and allies</a>' in read(client, shows)
        assert "Groups and allies" not in read(client, shy)
        settings.BEING_BUILT = ()
        html = read(client, shows)
        assert 'href="/en/find/?country=FI">Groups and allies in Finland</a>' in html

    def test_the_guide_only_when_there_is_one(
        self, client: Client, told: Telling, topics: None, settings: Any
    ) -> None:
        story = told(topics=TOPICS)
        settings.BEING_BUILT = ("guide/",)
        assert "The guide: what can be done" not in read(client, story)
        settings.BEING_BUILT = ()
        assert 'href="/en/guide/">The guide: what can be done' in read(client, story)


def near(story: Story) -> list[Story]:
    return in_order(list(near_to(story, DAY, ()).keys), DAY)


class TestRelated:
    def test_those_that_share_most_come_first(self, told: Telling, topics: None) -> None:
        story = told(title="Own", topics=TOPICS)
        told(title="None", topics={"coercion": ["handcuffs"], "alternative": []})
        told(title="One", topics={"coercion": ["threat"], "alternative": ["peer-support"]})
        told(title="All", topics=TOPICS)
        found = near(story)
        assert [one.title for one in found] == ["All", "One"]
        assert near(story) == found

    def test_each_has_neighbours_of_its_own(self, told: Telling, topics: None) -> None:
        """Along the ring of random keys: none is shown more often than the others."""
        every = [told(title=f"Story {number}", topics=TOPICS) for number in range(5)]
        seen = [one.pk for story in every for one in near(story)]
        assert sorted(seen) == sorted(SHOWN * [story.pk for story in every])

    def test_none_that_the_public_may_not_read(self, told: Telling, topics: None) -> None:
        story, other = told(topics=TOPICS), told(topics=TOPICS)
        allow(other, suspended=True)
        assert near(story) == []

    def test_a_story_without_topics_has_none(self, client: Client, told: Telling) -> None:
        story = told()
        told()
        assert near(story) == []
        assert "Stories about the same things" not in read(client, story)


def test_what_a_story_costs_does_not_grow(
    client: Client, told: Telling, topics: None, django_assert_max_num_queries: Callable
) -> None:
    make_tree()
    every = [told(topics=TOPICS, shown=["country"]) for _ in range(6)]
    client.cookies[settings.READING_COOKIE_NAME] = "large.7c36"
    client.get(address(every[0]))
    with django_assert_max_num_queries(12):
        html = client.get(address(every[0])).content.decode()
    assert html.count('class="card story-card"') == SHOWN
