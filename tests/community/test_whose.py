"""Whoever stands in front of a room that is not theirs is told whose it is, calmly."""

from fnmatch import fnmatchcase

import pytest
from django.test import Client

from community.whose import WHOSE, roles_for
from tests.community.staff import sign_in, staff
from tests.community.who_may_what import ROLES

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


ROOMS = (
    "desk_audit desk_workload desk_decisions desk:index desk_claims:index desk_reports:index "
    "identifying-words:index house_work house_letters opening:index wagtailusers_users:index "
    "coercion:index alternatives:add topics-merge:index words:index helplines:edit needs-you:index "
    "series:index series:edit figures:index figures:add figures-bring:index figures-told:index "
    "country-notes:index plan-laws:index glossary:index promises:index wagtailadmin_explore "
    "wagtailadmin_pages:edit wagtail_localize:update_translations wagtaildocs:index "
    "wagtailimages:index wagtailredirects:index groups_bring listings:index circle_listings:index "
    "told:index wagtailadmin_workflows:index wagtailsites:index"
).split()


@pytest.mark.parametrize("room", ROOMS)
def test_the_list_says_what_is_so(room: str) -> None:
    """Held to the list of who may enter what, which the tests walk."""
    may = {
        role
        for role, rooms in ROLES.items()
        if any(fnmatchcase(room, pattern) for pattern in rooms)
    }
    assert set(roles_for(room)) == may


def test_every_line_of_the_list_is_asked_for() -> None:
    for begins, _roles in WHOSE:
        assert any(room.startswith(begins) for room in ROOMS), begins


@pytest.mark.parametrize(
    ("role", "room", "said"),
    [
        ("Guide editors", "/admin/users/", "That room is for: Administrators."),
        ("Guide editors", "/admin/desk/", "That room is for: Moderators, Safeguarding leads."),
        ("Moderators", "/admin/pages/", "That room is for: Guide editors."),
        ("Guide editors", "/admin/workflows/list/", "whoever runs the server"),
    ],
)
def test_it_is_said_in_the_place_of_a_refusal(role: str, room: str, said: str) -> None:
    client = sign_in(Client(), staff("somebody@example.org", group=role))
    answer = client.get(room)
    assert answer.url == "/admin/"
    html = client.get("/admin/").content.decode()
    assert html.count(said) == 1 and "do not have permission" not in html
