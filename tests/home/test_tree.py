"""The page tree: made once, brought up to date, and never over an editor's words."""

from typing import Any

import html5lib
import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, Site

from community.models import House, User
from home.models import HomePage, TextPage
from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.texts import texts
from home.prepare.tree import at, make_guide, make_tree

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def live_addresses() -> list[str]:
    return [page.url for page in Page.objects.filter(depth__gt=1).live() if page.slug != "stories"]


def strict(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)


def test_making_it_again_changes_nothing(tree: None) -> None:
    before = list(Page.objects.values_list("pk", "path"))
    assert make_tree() == []
    assert list(Page.objects.values_list("pk", "path")) == before
    assert Site.objects.get(is_default_site=True).root_page.slug == "home-en"


def test_an_editors_words_stay(tree: None) -> None:
    page = TextPage.objects.get(slug="rules", depth=4, easy=False, locale__language_code="en")
    page.title = "Our own rules"
    page.save_revision().publish()
    other = TextPage.objects.get(slug="privacy", easy=False, locale__language_code="en")
    TextPage.objects.filter(pk=other.pk).update(lead="An old text of ours")
    assert make_tree() == ["/en/about/privacy/"]
    page.refresh_from_db()
    assert page.title == "Our own rules"


def test_every_page_renders_in_every_language(tree: None, client: Client) -> None:
    addresses = live_addresses()
    assert len(addresses) > 12
    for address in [*addresses, "/en/stories/", "/de/stories/", "/fr/stories/"]:
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        strict(html)
        assert " style=" not in html and "<script>" not in html, address


def test_where_the_frame_leads_there_is_a_page(tree: None, client: Client) -> None:
    make_guide()
    context = client.get("/en/").context
    links = [*context["navigation"], *context["footer_links"], *context["languages"]]
    for link in links:
        if "/share/" not in link["url"] and "/admin/" not in link["url"]:
            assert client.get(link["url"]).status_code == 200, link["url"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_easy_read_leads_on_from_every_page(tree: None, client: Client, language: str) -> None:
    """Nobody has to look for the way in a sentence: a link in the text, the next page, the list."""
    pages = TextPage.objects.get(slug="easy", locale__language_code=language).get_children()
    assert "help" in {page.slug for page in pages}
    for number, page in enumerate(pages):
        html = client.get(page.url).content.decode()
        text = html[html.index('class="prose easy"') : html.index("easy-ways")]
        assert f'href="/{language}/share/' in text, page.url
        ways = html[html.index("easy-ways") :]
        assert f'href="/{language}/about/easy/"' in ways
        if number + 1 < len(pages):
            assert f'href="{pages[number + 1].url}"' in ways


def test_parts_that_are_not_there_yet_say_so_before_they_are_opened(
    tree: None, client: Client, settings: Any
) -> None:
    settings.BEING_BUILT = ("circles/",)
    doors = client.get("/en/").content.decode()
    assert doors.count("being built") == 2 + 1, "the menu stands twice, and one of the doors"
    settings.BEING_BUILT = ()
    assert "being built" not in client.get("/en/").content.decode()


def test_figures_follow_the_settings(tree: None, client: Client, settings: Any) -> None:
    settings.PERIODS = settings.PERIODS | {"DRAFT_DAYS": 77, "COOLING_OFF_DAYS": 88}
    privacy = client.get("/en/about/privacy/").content.decode()
    assert "77 days" in privacy and "{draft_days}" not in privacy
    assert "at least 88 days" in client.get("/en/").content.decode()


def test_an_editors_html_is_cleaned(tree: None, client: Client) -> None:
    page = TextPage.objects.get(slug="what-happens", locale__language_code="en")
    page.body = [
        ("text", '<p onclick="x()">Hi <script>alert(1)</script><a href="javascript:x">a</a></p>')
    ]
    page.save_revision().publish()
    html = client.get("/en/about/what-happens/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "onclick" not in main and "<script" not in main and "javascript:" not in main


def test_a_page_that_is_not_translated_says_so(tree: None, client: Client) -> None:
    for home in HomePage.objects.exclude(locale__language_code="en"):
        page = at(home, "about/rules")
        if page is not None:
            page.delete()
    for prefix in ("de", "fr"):
        html = client.get(f"/{prefix}/about/rules/").content.decode()
        assert 'hreflang="en" lang="en">How stories are cared for (English)' in html
        assert 'href="/en/about/rules/"' in html
    assert 'content="noindex, follow"' in html
    assert client.get("/de/no-such-page/").status_code == 404
    assert client.get("/en/no-such-page/").status_code == 404


def test_it_offers_every_language_that_a_page_has(tree: None, client: Client) -> None:
    for home in HomePage.objects.exclude(locale__language_code="fr"):
        home.add_child(instance=TextPage(title="Ours", slug="ours", locale=home.locale))
    html = client.get("/fr/ours/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert main.index("Ours (English)") < main.index("Ours (Deutsch)")


def test_every_page_is_there_in_every_language_or_is_the_same_page() -> None:
    english, *others = (texts(code) for code, _name in settings.LANGUAGES)
    first = {page.path: page for page in english.pages}
    assert {page.path for page in texts("de").pages} == set(first)
    for other in others:
        assert set(other.home) == set(english.home)
        for twin in other.pages:
            one = first[twin.path]
            assert one.easy_path == twin.easy_path or not twin.easy_path
            assert one.is_easy == twin.is_easy and bool(one.html) == bool(twin.html)
            assert f'href="/{english.language}/' not in twin.html


@pytest.mark.parametrize(("language", "marked"), [("en", False), ("de", True), ("fr", True)])
def test_a_language_that_no_speaker_has_read_says_so_on_every_page(
    tree: None, client: Client, language: str, marked: bool
) -> None:
    for place in ("", "stories/", "share/", "share/return/", "find/", "plan/"):
        html = client.get(f"/{language}/{place}").content.decode()
        assert ('class="awaits-reading' in html) is marked, place


def test_pages_are_translations_of_each_other(tree: None) -> None:
    english = HomePage.objects.get(locale__language_code="en")
    german = HomePage.objects.get(locale__language_code="de")
    assert english.translation_key == german.translation_key
    stories = at(german, "stories")
    assert stories is not None
    assert stories.translation_key == at(english, "stories").translation_key


def test_an_editor_introduces_the_library(tree: None, client: Client) -> None:
    page = TextPage.objects.get(slug="stories", locale__language_code="en")
    page.title, page.lead = "What people told", "Read slowly."
    page.save_revision().publish()
    html = client.get("/en/stories/").content.decode()
    assert "What people told" in html and "Read slowly." in html
    page.delete()
    assert client.get("/en/stories/").status_code == 200


def test_blank_settings_are_filled_and_others_kept() -> None:
    house = House.load()
    house.statement = "Ours."
    house.save()
    assert fill_blank(DEFAULTS) == [name for name in DEFAULTS if name != "statement"]
    assert House.load().statement == "Ours."
    assert fill_blank(DEFAULTS) == []


def test_robots_and_sitemap(tree: None, client: Client) -> None:
    robots = client.get("/robots.txt")
    assert robots.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in robots.content.decode()
    html5 = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{settings.BASE_URL}/en/about/rules/</loc>" in html5
    assert "lastmod" not in html5


def test_components_are_for_the_people_who_work_here(tree: None, client: Client) -> None:
    assert client.get("/en/about/components/").status_code == 302
    person = User.objects.create_user("person@example.org")
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    assert client.get("/en/about/components/").status_code in (302, 403)
    person.groups.add(Group.objects.get(name="Guide editors"))
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    response = client.get("/en/about/components/")
    assert response.status_code == 200
    strict(response.content.decode())


def test_the_home_page_says_when_no_new_story_can_be_taken(tree: None, client: Client) -> None:
    assert "We cannot take new stories" not in client.get("/en/").content.decode()
    House.objects.update(sharing_paused=True)
    answer = client.get("/en/").content.decode()
    assert "We cannot take new stories" in answer
    assert "/en/share/return/" in answer


def test_the_door_in_the_header_says_that_sharing_rests(tree: None, client: Client) -> None:
    """It leads on to the page that tells why, and what stays open."""
    header = client.get("/en/find/").content.decode().partition("</header>")[0]
    assert "Share a story" in header and "Sharing rests" not in header
    house = House.load()
    house.sharing_paused = True
    house.save()
    header = client.get("/en/find/").content.decode().partition("</header>")[0]
    assert "Share a story" not in header and header.count("Sharing rests") == 3
    assert 'href="/en/share/"' in header
    assert "New stories are paused" in client.get("/en/share/").content.decode()
