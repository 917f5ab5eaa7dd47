"""What is somebody else's is not there: every object that an address names, for every role.

ASVS 8.2.1, 8.2.2, 8.3.1 (IDOR). Rooms of the admin: `tests/community/test_who_may_what.py`. Rooms
of organisers: `tests/groups/stewards/test_keeping.py`. Pages of two stories in one browser:
`tests/stories/share/test_two_stories.py`.
"""

import re
from typing import Any

import pytest
from django.test import Client

from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_tree
from tests.community.staff import sign_in, staff
from tests.community.who_may_what import ROLES
from tests.groups.factories import make_group, make_steward
from tests.security.every_address import every_address
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

# Whose a thing is that an address names. Who adds an address decides here.
PUBLIC_ROWS = {
    # Only what the public may read has a row in these tables.
    "reference": "en/stories/ en/dossier/sentences/ en/share/report/ en/share/claims/"
    " en/came-of-it/",
    "slug": "en/find/ en/circles/ api/circles/ en/guide/ en/stories/harm-and-help/"
    " en/dossier/letters/",
    "id": "api/hsds/",
    "code": "en/evidence/ en/helplines/",
    "language": "embed/ en/stories/ en/share/return/languages/",
    "kind": "en/share/report/ en/plan/",
    "name": "en/find/add/ en/circles/add/ en/find/mine/ documents/",
    "month": "en/circles/calendar/",
    "monday": "en/circles/calendar/",
    # Random, 192 bits, and good for one thing.
    "token": "en/find/confirm/ en/find/dates/ en/find/block/ en/find/invited/",
    "number": "en/find/mine/ documents/",
    # Wagtail's private pages: there are none here, and these rooms are shut.
    "restriction_id": "documents/",
    "page_view_restriction_id": "en/_util/",
    "page_id": "en/_util/",
    "path": "media/",
}


def test_asvs_8_2_2_of_every_object_it_is_said_whose_it_is() -> None:
    """An address with a blank that stands nowhere above fails."""
    unsaid = [
        (address.route, blank)
        for address in every_address()
        for blank in address.blanks
        if not address.route.startswith(tuple(PUBLIC_ROWS.get(blank, "-").split()))
    ]
    assert unsaid == []


def clients() -> dict[str, Client]:
    """One of everybody: by nobody's name, an organiser, an author of another story, each role."""
    made: dict[str, Client] = {"nobody": Client()}
    group = make_group("Example Voices", slug="example-voices")
    made["organiser"] = Client()
    made["organiser"].force_login(make_steward(group))
    made["another author"] = Client()
    other = tell("published")
    made["another author"].post("/en/share/return/", {"code": other.code})
    for number, role in enumerate(ROLES):
        made[role] = sign_in(Client(), staff(f"s{number}@example.org", group=role))
    made["operator"] = sign_in(Client(), staff("op@example.org", is_superuser=True))
    return made


@pytest.mark.parametrize("state", ["waiting", "offered", "approved", "unpublished", "suspended"])
def test_asvs_8_2_2_a_story_that_is_not_public_is_nowhere_outside_the_desk(state: str) -> None:
    """For whoever asks by its reference: not its text, not that there is one."""
    everybody = clients()
    told = tell(state)
    reference = told.submission.reference.lower()
    asked = [
        address.filled(reference=reference, language="de", kind="story")
        for address in every_address()
        if "reference" in address.blanks
    ]
    assert len(asked) >= 6
    for who, client in everybody.items():
        for address in asked:
            answer = client.get(address)
            shown = answer.status_code == 200 and "They tied me" in answer.content.decode()
            assert not shown, (who, address)
            if re.search(r"/en/stories/[^/]+/$", address):
                assert answer.status_code in (404, 410), (who, address, answer.status_code)


def test_asvs_8_2_2_the_session_of_one_story_reads_no_other() -> None:
    """Author's rooms have no number in their addresses: the session says which story, and what
    somebody writes into a form says nothing."""
    mine, other = tell("waiting"), tell("waiting", title="The other one")
    client = Client()
    client.post("/en/share/return/", {"code": mine.code})
    rooms = [a.filled(language="de") for a in every_address() if a.route.startswith("en/share/")]
    claims = {"submission": str(other.id), "reference": other.submission.reference, "id": other.id}
    for room in rooms:
        if room.endswith(("out/", "return/done/")):
            continue
        for answer in (client.get(room, claims), client.post(room, claims)):
            text = b"" if answer.streaming else answer.content
            assert b"The other one" not in text, room
    before: Any = other.submission.state
    assert other.again().state == before


def test_asvs_8_2_1_pages_with_a_password_are_shut(client: Client) -> None:
    """Wagtail would keep pages behind a shared password; here is no such page, and no such door."""
    make_tree()
    fill_blank(DEFAULTS)
    for address in (
        "/documents/authenticate_with_password/1/",
        "/en/_util/authenticate_with_password/1/1/",
    ):
        assert client.get(address, follow=True).status_code == 404
