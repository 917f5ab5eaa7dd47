"""Every topic has a page, made of what the site knows and of nothing that somebody typed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.models import Alternative, Coercion, MergedTopic
from community.models.merged_topic import now_called
from home.models import GuidePage
from home.plan.sections import KINDS
from home.prepare.tree import make_guide
from home.topics.beside import PLANS, plan_of
from home.topics.naming import guide_pages, slugs_in
from home.topics.tree import Around
from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from tests.groups.factories import make_group
from tests.stories.telling import DAY, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(scope="module")
def _standing_guide(_standing_tree: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once, inside the transaction of the tree."""
    with django_db_blocker.unblock():
        make_guide()
        call_command("load_topics", verbosity=0)
    yield


@pytest.fixture
def guide(_standing_guide: None, db: None) -> None:
    """The guide and the vocabulary."""


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert " style=" not in html
    return html


def test_every_topic_has_a_page_in_every_language(guide: None, client: Client) -> None:
    slugs = [one.slug for kind in (Coercion, Alternative) for one in kind.objects.all()]
    assert len(slugs) == 81
    for language in ("en", "de"):
        whole = read(client, f"/{language}/guide/topics/")
        for slug in slugs:
            assert f"/{language}/guide/topics/{slug}/" in whole
        for slug in slugs[:: 9 if language == "de" else 3]:
            assert client.get(f"/{language}/guide/topics/{slug}/").status_code == 200, slug


def test_a_page_says_what_it_means_and_where_it_stands(guide: None, client: Client) -> None:
    html = read(client, "/en/guide/topics/belt-fixation/")
    assert "Being tied to a bed with belts or straps." in html
    assert "Sundhedsstyrelsen monitoring" in html
    for slug in ("coercion", "restraint", "mechanical-restraint"):
        assert f"/en/guide/topics/{slug}/" in html
    assert "tied to a bed" in html and "/en/stories/harm-and-help/" not in html
    german = read(client, "/de/guide/topics/open-dialogue/")
    assert "Open Dialogue" in german and "Lap" in german


def test_what_the_guide_says_is_read_from_its_blocks(guide: None, client: Client) -> None:
    html = read(client, "/en/guide/topics/seclusion/")
    assert "/en/guide/what-it-is/seclusion/" in html
    page = GuidePage.objects.get(slug="seclusion", locale__language_code="en")
    page.body = []
    page.save()
    told = [one.url for one in guide_pages("seclusion")]
    assert not any(url.endswith("what-it-is/seclusion/") for url in told)
    page.live = False
    page.save()
    assert "/en/guide/what-it-is/seclusion/" not in read(client, "/en/guide/topics/seclusion/")


def test_blocks_as_they_are_kept_and_as_they_were() -> None:
    blocks = [
        {"type": "topics", "value": {"slugs": ["a", {"type": "item", "value": "b", "id": "1"}]}},
        {"type": "stories", "value": {"coercion": "c", "alternative": ""}},
        {"type": "action", "value": {"url": "stories/?coercion=d&alternative=e"}},
        {"type": "action", "value": {"url": "stories/harm-and-help/f/"}},
        {"type": "text", "value": "<p>g</p>"},
    ]
    assert list(slugs_in(blocks)) == ["a", "b", "c", "d", "e", "f"]


def test_stories_stand_on_it_and_go_with_their_authors(guide: None, client: Client) -> None:
    told = tell(
        "approved",
        topics={"coercion": ["seclusion"], "alternative": []},
        title="A door without a handle",
    )
    publish_it(told)
    Story.objects.update(allows_search_engines=True)
    answer = client.get("/en/guide/topics/seclusion/")
    assert "A door without a handle" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    withdraw(submission_id=told.id, today=DAY)
    assert "A door without a handle" not in read(client, "/en/guide/topics/seclusion/")
    assert "Nobody has told about this here yet" in read(client, "/en/guide/topics/seclusion/")


def test_groups_that_offer_it_or_something_narrower(guide: None, client: Client) -> None:
    make_group("Round table", confirmed_on=timezone.now().date(), offers=["hearing-voices-group"])
    assert "Round table" in read(client, "/en/guide/topics/hearing-voices-group/")
    html = read(client, "/en/guide/topics/peer-support/")
    assert "Round table" in html and "find/?offer=peer-support" in html
    assert "Round table" not in read(client, "/en/guide/topics/crisis-house/")


def test_who_counts_it_stands_by_name_without_a_number(guide: None, client: Client) -> None:
    call_command("load_figures", verbosity=0)
    html = read(client, "/en/guide/topics/seclusion/")
    assert "/en/evidence/au/#part-figures" in html and "Who counts it" in html
    assert "Who counts it" not in read(client, "/en/guide/topics/handcuffs/")


def test_every_plan_that_is_named_is_there(guide: None) -> None:
    for kind, part in PLANS.values():
        assert part in [section.id for section in KINDS[kind].sections]
    for model in (Coercion, Alternative):
        for topic in model.objects.all():
            around = Around.of(topic.slug)
            assert around is not None and plan_of(around) is not None, topic.slug


def test_an_old_slug_leads_on_for_good(guide: None, client: Client) -> None:
    MergedTopic.objects.create(
        slug="strapped", into="belt-fixation", name="Strapped", merged_on=date(2026, 1, 1)
    )
    answer = client.get("/en/guide/topics/strapped/")
    assert answer.status_code == 301 and answer["Location"] == "/en/guide/topics/belt-fixation/"
    assert client.get("/en/guide/topics/nothing-like-it/").status_code == 404
    assert now_called(["strapped", "belt-fixation", "x"]) == ["belt-fixation", "x"]


def test_who_counts_it_is_said_in_the_language_of_the_page(client: Client, guide: None) -> None:
    call_command("load_figures", verbosity=0)
    html = client.get("/de/guide/topics/seclusion/").content.decode()
    assert "Isolierung, Irland" in html and ", Ireland" not in html
    assert ", Irlande" in client.get("/fr/guide/topics/seclusion/").content.decode()
