"""The library's pages: who may be read, what crawlers may keep, and what a page must not tell."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import html5lib
import pytest
import time_machine
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from stories.actions.leaving.withdraw import withdraw
from stories.actions.suspend import restore, suspend
from stories.actions.switch import switch
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.document import Content, Shown, write_document
from stories.models import Story
from stories.reading import read
from stories.vault.models import Submission
from tests.stories.telling import DAY, a_moderator

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
PREFIXES = [code for code, _name in settings.LANGUAGES]


def address(story: Story, prefix: str = "en") -> str:
    return f"/{prefix}/stories/{story.reference.lower()}/"


def submission(story: Story) -> Submission:
    return Submission.objects.get(reference=story.reference)


def strict(html: str) -> None:
    """Raises html5lib's ParseError at the first thing that is not valid."""
    html5lib.HTMLParser(strict=True).parse(html)


def test_a_story_is_read_whole_and_closed_behind_its_note(client: Client, told: Telling) -> None:
    story = told(shown=["name", "country", "years"], happened="Line one,\nline two.\n\nNew part.")
    Story.objects.filter(pk=story.pk).update(notes=["restraint"])
    response = client.get(address(story))
    html = response.content.decode()
    strict(html)
    assert "Line one,\nline two." in html
    assert "<bdi>R.</bdi> · told by the person it happened to" in " ".join(html.split())
    assert "Finland" in html and "2010–2014" in html and "Lapland" not in html
    assert 'lang="en"' in html
    assert "January to March 2026" in html
    assert str(DAY) not in html and "2 March" not in html


def test_a_note_keeps_the_text_closed() -> None:
    content = Content(language="de", perspective="me", happened="Text", notes=("restraint",))
    reading = read(write_document("ABC234", content, Shown()))
    closed = render_to_string("stories/story_body.html", {"reading": reading, "open": False})
    opened = render_to_string("stories/story_body.html", {"reading": reading, "open": True})
    assert '<details class="content-note">' in closed
    assert '<details class="content-note" open>' in opened
    assert "A story" in closed and 'lang="de"' in closed


@pytest.mark.parametrize("prefix", PREFIXES)
def test_taken_down_is_410_under_every_language(client: Client, told: Telling, prefix: str) -> None:
    story = told(happened="A needle in here.")
    withdraw(submission_id=submission(story).id, today=DAY)
    response = client.get(address(story, prefix))
    assert response.status_code == 410
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "needle" not in response.content.decode()
    assert "needle" not in client.get(f"/{prefix}/stories/").content.decode()


def test_suspended_is_gone_until_it_is_restored(client: Client, told: Telling) -> None:
    story = told()
    suspend(
        submission_id=submission(story).id,
        moderator=a_moderator(),
        reason=SuspendReason.REPORT,
        today=DAY,
    )
    assert client.get(address(story)).status_code == 410
    assert story.title not in client.get("/en/stories/").content.decode()
    restore(submission_id=submission(story).id, moderator=a_moderator("other"), today=DAY)
    assert client.get(address(story)).status_code == 200


def test_lapsed_is_gone_from_its_day_on(client: Client, told: Telling) -> None:
    story, last = told(), date(2027, 3, 2)
    Story.objects.filter(pk=story.pk).update(lapses_on=last)
    with time_machine.travel(last - timedelta(days=1)):
        assert client.get(address(story)).status_code == 200
    with time_machine.travel(last):
        assert client.get(address(story)).status_code == 410
        assert story.title not in client.get("/en/stories/").content.decode()


@pytest.mark.parametrize("reference", ["zzzzzz", "1", "not-a-story"])
def test_unknown_is_404(client: Client, reference: str) -> None:
    assert client.get(f"/en/stories/{reference}/").status_code == 404


def test_capitals_lead_to_the_one_address(client: Client, told: Telling) -> None:
    story = told()
    response = client.get(f"/en/stories/{story.reference}/")
    if story.reference.isdigit():
        return
    assert response.status_code == 301
    assert response.headers["Location"] == address(story)


def test_crawlers_find_it_only_if_the_author_lets_them(client: Client, told: Telling) -> None:
    story = told()
    response = client.get(address(story))
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive, nosnippet"
    assert 'content="noindex, noarchive, nosnippet"' in response.content.decode()
    switch(
        submission_id=submission(story).id,
        purpose=Purpose.SEARCH_ENGINES,
        on=True,
        language="en",
        today=DAY,
    )
    assert client.get(address(story)).headers["X-Robots-Tag"] == "noarchive, nosnippet"


def test_its_words_lie_in_no_cache(client: Client, told: Telling) -> None:
    story = told()
    for page in (address(story), "/en/stories/"):
        assert "no-store" in client.get(page).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "own"), [("de", "de"), ("en", "en"), ("fr", "fr"), ("it", "en")]
)
def test_the_canonical_address_is_in_its_own_language(
    client: Client, told: Telling, language: str, own: str
) -> None:
    story = told(language=language)
    for prefix in PREFIXES:
        html = client.get(address(story, prefix)).content.decode()
        assert f'<link rel="canonical" href="{settings.BASE_URL}{address(story, own)}">' in html


def test_it_says_whether_it_may_be_quoted(client: Client, told: Telling) -> None:
    story = told()
    assert "Please do not quote" in client.get(address(story)).content.decode()
    Story.objects.filter(pk=story.pk).update(quotable_by_anyone=True)
    assert "You may quote" in client.get(address(story)).content.decode()


def test_the_list_has_pages_filters_and_words_when_empty(client: Client, told: Telling) -> None:
    empty = client.get("/en/stories/").content.decode()
    strict(empty)
    assert "There are no stories here yet" in empty
    for number in range(21):
        told(title=f"Story number {number}")
    first = client.get("/en/stories/").content.decode()
    strict(first)
    assert "21 stories" in first
    cursor = re.search(r"cursor=[0-9a-z-]+", first)
    assert cursor
    second = client.get(f"/en/stories/?{cursor[0]}").content.decode()
    strict(second)
    assert second.count('class="card story-card"') == 1
    nothing = client.get("/en/stories/", {"q": "unfindable", "without": "police"})
    assert "No story fits all of that" in nothing.content.decode()
    assert nothing.headers["X-Robots-Tag"].startswith("noindex")
    strict(nothing.content.decode())


def test_a_marked_up_text_is_only_text(client: Client, told: Telling) -> None:
    story = told(happened="<script>alert(1)</script> & <b>bold</b>", title="<i>Title</i>")
    for page in (address(story), "/en/stories/"):
        html = client.get(page).content.decode()
        strict(html)
        assert "<script>alert" not in html and "<i>Title" not in html
