"""A page that is renamed or moved is found at its old address."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home.models import GuidePage
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
OLD = "/en/guide/what-it-is/seclusion/"


@pytest.fixture
def page(guide: None) -> GuidePage:
    return GuidePage.objects.get(slug="seclusion", locale__language_code="en")


@pytest.fixture
def rename(
    page: GuidePage, django_capture_on_commit_callbacks: Callable[..., Any]
) -> Callable[..., None]:
    """As an editor does: Wagtail keeps the old address once the new one is written."""

    def do(slug: str = "being-shut-in") -> None:
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    return do


def test_a_renamed_page(client: Client, rename: Callable[..., None]) -> None:
    """Also where its translation still stands at the old address in the other language."""
    assert client.get(OLD.replace("/en/", "/de/")).status_code == 200
    rename()
    answer = client.get(OLD + "?from=paper")
    assert answer.status_code == 301 and answer.url.endswith("/en/guide/what-it-is/being-shut-in/")
    assert client.get(answer.url).status_code == 200


def test_a_moved_page_and_those_below_it(client: Client, page: GuidePage) -> None:
    above = page.get_parent()
    there = GuidePage.objects.get(slug="alternatives", depth=4, locale=page.locale)
    above.specific.move(there, pos="last-child")
    answer = client.get(OLD)
    assert answer.status_code == 301
    assert answer.url.endswith("/en/guide/alternatives/what-it-is/seclusion/")


def test_a_page_that_moved_back_is_there_again(client: Client, rename: Callable[..., None]) -> None:
    rename()
    rename("seclusion")
    assert client.get(OLD).status_code == 200


def test_a_page_that_stands_in_the_other_language_still_says_so(
    client: Client, page: GuidePage
) -> None:
    page.delete()
    answer = client.get(OLD)
    assert answer.status_code == 200 and b"Not in this language yet" in answer.content


def test_a_draft_leaves_no_old_address_and_takes_none_away(
    page: GuidePage, rename: Callable[..., None], django_capture_on_commit_callbacks: Any
) -> None:
    rename()
    draft = GuidePage(title="Not yet", slug="not-yet", live=False)
    page.get_parent().add_child(instance=draft)
    there = GuidePage.objects.get(slug="alternatives", depth=4, locale=page.locale)
    with django_capture_on_commit_callbacks(execute=True):
        draft.slug = "soon"
        draft.save()
    GuidePage.objects.get(pk=draft.pk).move(there, pos="last-child")
    assert [redirect.old_path for redirect in Redirect.objects.all()] == [OLD.rstrip("/")]


def test_nothing_of_a_visit_is_kept(client: Client, rename: Callable[..., None]) -> None:
    rename()
    before = list(Redirect.objects.values())
    client.get(OLD, {"q": "needle"}, HTTP_REFERER="http://testserver/needle/")
    client.get("/en/needle/")
    assert list(Redirect.objects.values()) == before
    assert not client.cookies


def test_a_form_is_not_led_on_and_private_rooms_neither(client: Client, page: GuidePage) -> None:
    for path in ("/en/lost", "/en/share/lost"):
        Redirect.objects.create(old_path=path, redirect_page=page)
    assert client.get("/en/lost/").status_code == 301
    assert client.post("/en/lost/", {"words": "mine"}).status_code == 404
    assert client.get("/en/share/lost/").status_code == 404


def test_no_address_breaks_it(client: Client, tree: None) -> None:
    for name in ("%00", "%ff", "'", '"', "%F0%9F%98%80", "a" * 3000):
        assert client.get(f"/en/{name}/").status_code == 404


AWAY = ("https://elsewhere.example/en/find/", "http://testserver.elsewhere.example/")


@pytest.mark.parametrize("address", AWAY)
def test_no_address_of_ours_leads_to_another_site(client: Client, tree: None, address: str) -> None:
    """Beside the field, where an editor enters it; nor one that stands there from before."""
    editor = sign_in(Client(), staff("editor@example.org", group="Guide editors"))
    typed = {"old_path": "/en/leaflet", "redirect_link": address, "is_permanent": "on"}
    answer = editor.post(reverse("wagtailredirects:add"), typed)
    errors = answer.context["form"].errors
    assert set(errors) == {"redirect_link"} and "another site" in errors["redirect_link"][0]
    assert not Redirect.objects.exists()
    Redirect.objects.create(old_path="/en/leaflet", redirect_link=address)
    assert client.get("/en/leaflet/").status_code == 404


def test_an_address_of_ours_leads_to_a_page_of_ours_with_what_is_asked(
    client: Client, tree: None, settings: Any
) -> None:
    editor = sign_in(Client(), staff("editor@example.org", group="Guide editors"))
    settings.BASE_URL = "https://stories.example.org"
    here = f"{settings.BASE_URL}/en/find/?country=IE"
    typed = {"old_path": "/en/leaflet", "redirect_link": here, "is_permanent": "on"}
    assert editor.post(reverse("wagtailredirects:add"), typed).status_code == 302
    answer = client.get("/en/leaflet/")
    assert answer.status_code == 301 and answer.url == here
