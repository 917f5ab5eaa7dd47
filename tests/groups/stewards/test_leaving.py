"""“Leave this site” signs an organiser out, from their own desk and from any other page."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from community.leaving import CLEAR
from groups.models import Group
from tests.groups.stewards.organising import ADDRESS

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ROOM = "/en/find/out/"
ANYWHERE = "/en/out/"


def way_out(client: Client, path: str) -> str:
    html = client.get(path, follow=True).content.decode()
    [found] = re.findall(r'<a class="leave" href="([^"]*)"', html)
    return str(found)


@pytest.mark.parametrize(
    "path",
    [
        "mine/",
        "mine/account/",
        "mine/example-voices/",
        "mine/example-voices/look/",
        "mine/example-voices/change/what/",
        "mine/example-voices/picture/",
        "mine/example-voices/people/",
        "mine/example-voices/nothing-here/",
        "add/",
        "add/who/",
    ],
)
def test_every_page_of_an_organiser_leads_there(organiser: Client, path: str) -> None:
    assert way_out(organiser, f"/en/find/{path}") == ROOM


@pytest.mark.parametrize("path", ["/en/find/", "/en/find/example-voices/", "/en/nothing-here/"])
def test_a_public_page_does_too_while_there_is_a_session(organiser: Client, path: str) -> None:
    assert way_out(organiser, path) == ANYWHERE
    assert way_out(Client(), path) == settings.LEAVE_URL


@pytest.mark.parametrize("path", ["", "who/", "venue/", "when/"])
def test_adding_a_circle_leads_there_too(client: Client, path: str) -> None:
    """The address and the link wait in the session until it is sent."""
    assert way_out(client, f"/en/circles/add/{path}") == ROOM


def test_coming_in_leads_there_already(client: Client) -> None:
    assert way_out(client, "/en/find/enter/") == ROOM
    client.post("/en/find/enter/", {"address": ADDRESS})
    assert way_out(client, "/en/find/enter/code/") == ROOM


@pytest.mark.parametrize("out", [ROOM, ANYWHERE])
def test_it_signs_out_and_clears_the_browser(organiser: Client, group: Group, out: str) -> None:
    organiser.cookies[settings.READING_COOKIE_NAME] = "large"
    assert group.name in organiser.get("/en/find/mine/").content.decode()
    left = organiser.get(out)
    assert left.status_code == 303 and left["Location"] == settings.LEAVE_URL
    assert left["Clear-Site-Data"] == CLEAR and "no-store" in left["Cache-Control"]
    for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "READING_COOKIE_NAME"):
        assert left.cookies[getattr(settings, name)]["max-age"] == 0
    assert not Session.objects.exists()
    assert organiser.get("/en/find/mine/").url.startswith("/en/find/enter/")


@pytest.mark.parametrize("out", [ROOM, ANYWHERE])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_throw_anybody_out(organiser: Client, out: str, site: str) -> None:
    left = organiser.get(out, headers={"Sec-Fetch-Site": site})
    assert left.status_code == 303 and "Clear-Site-Data" not in left
    assert organiser.get("/en/find/mine/").status_code == 200


def test_what_was_begun_without_an_account_goes_with_it(client: Client) -> None:
    session = client.session
    session["listing"] = {"parts": {"who": {}}, "not_same": []}
    session.save()
    client.get(ROOM)
    assert not Session.objects.exists()


def test_a_public_page_leaves_a_draft_of_somebody_unknown(client: Client) -> None:
    """It waits in another window, and nothing here says that it would be lost."""
    session = client.session
    session["share"] = {"own_device": True}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    left = client.get(ANYWHERE)
    assert left["Location"] == settings.LEAVE_URL and "Clear-Site-Data" not in left
    assert client.session["share"] == {"own_device": True}


def test_an_error_that_knows_nothing_still_leads_there() -> None:
    from django.test import RequestFactory

    from community.errors import server_error

    html = server_error(RequestFactory().get("/en/find/mine/x/")).content.decode()
    assert f'class="leave" href="{ANYWHERE}"' in html
