"""What pages tell machines about themselves: one address, their languages, one card."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from PIL import Image

from community.announcing import CARD, CARD_SIZE
from home.models import TextPage
from stories.models import Story
from tests.groups.factories import make_circle, make_group
from tests.home.test_machines import a_story
from tests.stories.library.shelf import shelve

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BASE = "http://testserver"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Pages that may be found and stand in each language.
OPEN = [
    "",
    "about/privacy/",
    "guide/",
    "guide/what-it-is/seclusion/",
    "find/",
    "circles/",
    "circles/list/",
    "evidence/",
    "helplines/",
    "helplines/at/",
    "stories/numbers/",
]
# Somebody's own rooms, pages that are made from a search, and pages that say `noindex`.
SILENT = [
    "share/",
    "share/return/",
    "share/help/",
    "plan/",
    "find/?q=door",
    "find/?near=Brno",
    "circles/?q=door",
    "stories/",
    "search/",
    "search/?q=door",
    "dossier/",
    "nothing/here/",
]


def head(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    assert page.count("</head>") == 1
    return page.split("</head>")[0]


def said(html: str, name: str) -> list[str]:
    return re.findall(rf'<meta property="og:{name}" content="([^"]*)">', html)


def links(html: str, rel: str) -> dict[str, str]:
    """Addresses by language; the canonical one under ""."""
    found = re.findall(r"<link ([^>]*)>", html)
    told = [dict(re.findall(r'(\w+)="([^"]*)"', one)) for one in found]
    return {
        one.get("hreflang", ""): one["href"]
        for one in told
        if one["rel"] == rel and (rel == "canonical" or "hreflang" in one)
    }


@pytest.mark.usefixtures("guide")
class TestPagesThatMayBeFound:
    @pytest.mark.parametrize("path", OPEN)
    def test_each_names_itself_and_its_languages(self, client: Client, path: str) -> None:
        told = {code: head(client, f"/{code}/{path}") for code in LANGUAGES}
        # A page that is not written yet in a language says so, and is no page of that language.
        written = [code for code, html in told.items() if "noindex" not in html]
        assert {"en", "de"} <= set(written)
        expected = {code: f"{BASE}/{code}/{path}" for code in written}
        expected["x-default"] = f"{BASE}/en/{path}"
        for code in written:
            assert links(told[code], "canonical") == {"": f"{BASE}/{code}/{path}"}
            assert links(told[code], "alternate") == expected
            assert said(told[code], "url") == [f"{BASE}/{code}/{path}"]

    @pytest.mark.parametrize("path", OPEN)
    def test_each_has_a_card_and_asks_no_other_host(self, client: Client, path: str) -> None:
        html = head(client, f"/de/{path}")
        assert said(html, "locale") == ["de_DE"] and said(html, "site_name")
        (title,), (picture,) = said(html, "title"), said(html, "image")
        assert title and said(html, "description") != [""]
        assert picture == f"{BASE}/static/{CARD}" or picture.startswith(f"{BASE}/static/img/card")

    def test_a_query_is_no_part_of_the_address(self, client: Client) -> None:
        html = head(client, "/en/guide/?utm_source=x")
        assert links(html, "canonical") == {"": f"{BASE}/en/guide/"}
        assert "utm_source" not in html

    def test_a_translation_with_a_name_of_its_own(self, client: Client) -> None:
        page = TextPage.objects.get(url_path__endswith="-de/about/privacy/")
        page.slug = "datenschutz"
        page.save()
        for address in ("/en/about/privacy/", "/de/about/datenschutz/"):
            told = links(head(client, address), "alternate")
            assert told["de"] == f"{BASE}/de/about/datenschutz/"
            assert told["en"] == told["x-default"] == f"{BASE}/en/about/privacy/"

    def test_a_page_in_one_language_names_no_others(self, client: Client) -> None:
        others = TextPage.objects.exclude(locale__language_code="en")
        others.filter(slug="privacy").update(live=False)
        html = head(client, "/en/about/privacy/")
        assert links(html, "alternate") == {} and links(html, "canonical")
        elsewhere = head(client, "/de/about/privacy/")  # says that it is not there yet
        assert not links(elsewhere, "canonical") and not said(elsewhere, "title")

    def test_listings(self, client: Client) -> None:
        lately = timezone.localdate()
        rows = [
            make_circle("Evening tea", confirmed_on=lately),
            make_group("Open <Door>", about="We & you.", confirmed_on=lately),
        ]
        for row in rows:
            group = head(client, row.get_absolute_url())
            assert set(links(group, "alternate")) == {*LANGUAGES, "x-default"}
        assert said(group, "title") == ["Open &lt;Door&gt;"]
        assert said(group, "description") == ["We &amp; you."]

    def test_what_can_be_followed_is_named(self, client: Client) -> None:
        assert 'type="application/atom+xml"' in head(client, "/en/")
        assert 'type="application/atom+xml"' in head(client, "/en/stories/")
        assert 'type="text/calendar"' in head(client, "/en/circles/")


@pytest.mark.usefixtures("guide")
class TestPagesThatMayNot:
    @pytest.mark.parametrize("path", SILENT)
    def test_nothing_is_told_of_them(self, client: Client, path: str) -> None:
        html = head(client, f"/en/{path}")
        assert not links(html, "canonical") and not links(html, "alternate")
        assert "og:" not in html


class TestStories:
    """A story's own words stand on no card, whatever its author allows."""

    def test_the_card_is_the_sites(self, client: Client) -> None:
        story: Story = a_story(search_engines=True, quoting=True, open_data=True)
        shy = shelve(title="A needle", happened="Another needle.")
        for one in (story, shy):
            html = head(client, one.get_absolute_url())
            assert said(html, "title") == ["Heard, Not Held"]
            assert one.title not in "".join(said(html, r"\w+"))
            assert "needle" not in "".join(said(html, r"\w+"))
            assert not said(html, "url")
            assert len(re.findall('rel="canonical"', html)) == 1

    def test_a_story_that_is_gone_has_none(self, client: Client) -> None:
        assert "og:" not in head(client, "/en/stories/k7qf2m/")


def test_the_picture_is_as_large_as_it_says() -> None:
    path = Path(settings.ROOT) / "community/static" / CARD
    with Image.open(path) as picture:
        assert picture.size == CARD_SIZE
        assert not picture.getexif() and not picture.info.get("comment")
    assert path.stat().st_size < 60_000
