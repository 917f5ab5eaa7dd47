"""Every address of the desk, walked as every role; and each role holds what it needs, no more."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver

from stories.desk.viewset import PAGES, STEPS, DeskViewSet
from tests.stories.desk.conftest import BOTH, ROLES, address, person, signed_in
from tests.stories.telling import a_moderator, tell

pytestmark = BOTH

HOME = "/admin/"
LISTS = ["", "results/", "published/", "published/results/", "care/", "pause/", "practice/"]
LISTS += ["practice/the-long-night/"]


def refused(response) -> bool:
    return response.status_code == 302 and response.url == HOME


def test_every_address_of_the_desk_is_known_to_these_tests():
    names = {pattern.name for pattern in DeskViewSet().get_urlpatterns()}
    lists = {"index", "index_results", "published", "published_results", "case"}
    beside = {"care", "pause", "next", "done", "welcomed", "practice", "practise"}
    assert names == lists | beside | set(PAGES) | set(STEPS)


@pytest.mark.parametrize("role", ["Guide editors", "Administrators"])
def test_who_does_not_care_for_stories_finds_every_door_shut(staff_client, role):
    client, told = staff_client("eda", role), tell("published")
    for name in LISTS:
        assert refused(client.get(f"/admin/desk/{name}")), name
    assert refused(client.post("/admin/desk/next/"))
    assert refused(client.post("/admin/desk/welcomed/"))
    assert refused(client.get("/admin/desk/done/offered/"))
    for name in ["", *PAGES]:
        assert refused(client.get(address(told.submission, name))), name
    for name in ["", *PAGES, *STEPS]:
        assert refused(client.post(address(told.submission, name), {"reason": "report"})), name
    assert told.again().state == "published"


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads"])
def test_who_cares_for_stories_may_enter(staff_client, role):
    client, told = staff_client("mira", role), tell("waiting")
    for name in LISTS:
        assert client.get(f"/admin/desk/{name}").status_code == 200, name
    assert client.get(address(told.submission)).status_code == 200


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Moderators", False),
        ("Guide editors", False),
        ("Safeguarding leads", True),
        ("Administrators", True),
    ],
)
def test_the_audit_trail_is_for_leads_and_administrators(staff_client, role, may):
    tell("reading")
    for name in ("", "results/"):
        response = staff_client("ada", role).get(f"/admin/reports/audit/{name}")
        assert (response.status_code == 200) is may
        assert refused(response) is not may


def test_nobody_enters_without_signing_in_or_without_a_second_factor():
    told = tell("waiting")
    for name in ["", *PAGES]:
        assert "login" in Client().get(address(told.submission, name)).url
    bare = Client()
    user = a_moderator("bare")
    user.groups.set([Group.objects.get(name="Moderators")])
    bare.force_login(user)
    assert "2fa" in bare.get("/admin/desk/").url


def test_a_visitor_with_no_role_does_not_enter_the_admin():
    client = signed_in(person("nobody", ""))
    assert client.get("/admin/desk/").status_code == 302
    assert client.get("/admin/").status_code == 302


def rights(role: str) -> set[str]:
    held = Group.objects.get(name=role).permissions.values_list("codename", flat=True)
    return set(held)


def every(*nouns: str) -> set[str]:
    return {f"{verb}_{noun}" for verb in ("add", "change", "delete", "view") for noun in nouns}


def test_each_role_holds_exactly_this():
    assert rights("Moderators") == {"access_admin", "care_for_stories"}
    assert rights("Safeguarding leads") == {
        "access_admin",
        "care_for_stories",
        "safeguard",
        "view_auditevent",
    }
    words = every("words", "helpline")
    see_figures = {"view_series", "view_figure"}
    figures = every("series", "figure", "countrynote")
    listings = {
        f"{verb}_{noun}"
        for verb in ("add", "change", "delete", "publish")
        for noun in ("group", "circle")
    }
    assert rights("Directory editors") == {"access_admin"} | listings
    kept = every("planlaw", "promise", "term", "redirect")
    assert rights("Guide editors") == (
        {"access_admin", "submit_translation"} | words | figures | kept
    )
    users, topics = every("user"), every("coercion", "alternative")
    house = {"access_admin", "view_auditevent", "change_house", "view_lastrun"}
    assert rights("Administrators") == house | words | users | topics | see_figures


def test_only_editors_have_pages_and_files():
    for role in ROLES:
        group = Group.objects.get(name=role)
        assert group.page_permissions.exists() is (role == "Guide editors")
        assert group.collection_permissions.exists() is (role == "Guide editors")


def test_no_form_of_wagtails_reaches_a_submission():
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    assert not [name for name in names if "submission" in name]
