"""Another site cannot make a visitor's browser act here: forms, addresses, hosts.

ASVS 3.5.1, 3.5.3, 3.7.2, 4.1.3, 2.2.2.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory

from community.signin.next_page import is_ours
from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_tree
from tests.community.every_room import every_room
from tests.community.staff import sign_in, staff
from tests.groups.factories import make_group, make_steward
from tests.security.every_address import every_address
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROOT = Path(__file__).resolve().parents[2]

EVIL = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "http:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example\\@testserver/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
)


@pytest.fixture
def pages() -> None:
    make_tree()
    fill_blank(DEFAULTS)


def refused(answer: Any) -> bool:
    """Forged, not for sending, or not there: in each case nothing was read of the form."""
    return answer.status_code in (400, 403, 404, 405)


def test_asvs_3_5_1_every_address_refuses_a_form_without_its_token() -> None:
    """As an organiser in whose browser another site's page sends it."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    group = make_group("Example Voices", slug="example-voices")
    client.force_login(make_steward(group))
    through = []
    for address in every_address():
        where = address.filled(slug="example-voices", language="en", reference="k7qf2m", name="who")
        answer = client.post(where, {"happened": "x"}, headers={"origin": "https://evil.example"})
        if not refused(answer):
            through.append(f"{where} {answer.status_code} {getattr(answer, 'url', '')}")
    assert through == []


def test_asvs_3_5_1_and_so_does_every_room_of_the_admin() -> None:
    """As an operator, who may do everything. Blanks are filled with something that is nowhere."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    sign_in(client, staff(is_superuser=True))
    through = []
    for room in every_room():
        where = "/" + re.sub(r"<[^>]+>", "1", room.route.replace("^", "").replace("$", ""))
        where = re.sub(r"\(\?P<\w+>[^()]*\)", "1", where)
        answer = client.post(where, {"x": "x"}, headers={"origin": "https://evil.example"})
        if not refused(answer) and answer.status_code != 302:
            through.append(f"{where} {answer.status_code}")
        elif answer.status_code == 302:
            # Only the way to a language, or to where somebody signs in: nothing was done.
            assert answer.url.startswith(("/en/", "/accounts/", "/admin/login/", "/admin/")), where
    assert through == []


def test_asvs_3_5_3_looking_changes_nothing(client: Client) -> None:
    """A picture or a link on another page can ask every address: no row of anybody's moves."""
    from stories.models import Story
    from stories.vault.models import Submission

    told = tell("published")
    client.post("/en/share/return/", {"code": told.code})
    before = list(Submission.objects.values()), list(Story.objects.values())
    for address in every_address():
        ends = address.route.endswith(("out/", "leave/"))
        if not ends:
            client.get(address.filled(language="en", reference=told.submission.reference.lower()))
    assert (list(Submission.objects.values()), list(Story.objects.values())) == before


def test_asvs_3_7_2_no_address_is_taken_for_one_of_ours() -> None:
    """What browsers read as another host, in every spelling."""
    assert [address for address in EVIL if is_ours(address)] == []
    assert is_ours("/en/find/mine/") and not is_ours("") and not is_ours(None)


def test_asvs_3_7_2_nobody_is_led_away(client: Client) -> None:
    """Every parameter by which a page says where it goes on; `next`, `back` and where one was."""
    group = make_group("Example Voices", slug="example-voices")
    signed_in = Client()
    signed_in.force_login(make_steward(group))
    for evil in EVIL:
        answers = [
            client.post("/i18n/setlang/", {"language": "de", "next": evil}),
            client.post("/en/stories/reading/", {"back": evil, "forget": "1"}),
            client.get("/accounts/login/", {"next": evil}),
            client.get("/admin/login/", {"next": evil}),
            signed_in.get("/en/find/enter/", {"next": evil}),
            signed_in.post("/en/find/enter/", {"next": evil}),
            client.post("/i18n/setlang/", {"language": "de"}, headers={"referer": evil}),
        ]
        for answer in answers:
            place = str(answer.headers.get("Location", ""))
            assert "evil" not in re.sub(r"next=[^&]*", "", place), place
            assert place.startswith("/") and not place.startswith(("//", "/\\")), (evil, place)


def test_asvs_3_7_2_no_other_parameter_leads_on() -> None:
    """Whoever adds one looks here first: these are all that the code reads."""
    read = re.compile(
        r"(?:GET|POST)(?:\.get\(|\[)\s*[\"'](\w*(?:next|back|url|return|redirect)\w*)"
    )
    named = re.compile(r"(?:GET|POST)\.get\((NEXT|REDIRECT_FIELD_NAME)\b")
    found = {
        f"{path.relative_to(ROOT)} {name}"
        for app in ("community", "stories", "groups", "home")
        for path in (ROOT / app).rglob("*.py")
        for form in (read, named)
        for name in form.findall(path.read_text())
    }
    assert found == {
        "community/signin/next_page.py REDIRECT_FIELD_NAME",
        "groups/stewards/signin/views.py NEXT",
        # Compared with one word, and never followed.
        "stories/desk/care/pages.py back",
        "stories/library/choosing.py back",
    }


HOSTS = ("evil.example", "testserver.evil.example", "evil@testserver", "[::1", "a b", "", "x" * 300)


def test_asvs_4_1_3_another_host_is_answered_by_nothing(client: Client) -> None:
    """No page, no link made of it, no error of ours: 400, at every kind of address."""
    kinds = "/en/ /healthz /api/stories /admin/ /en/share/ /feeds/stories.atom".split()
    for host in HOSTS:
        for address in kinds:
            answer = client.get(address, HTTP_HOST=host)
            assert answer.status_code == 400, address
            assert "evil" not in answer.content.decode()


def test_asvs_4_1_3_what_a_visitor_says_of_host_and_address_counts_for_nothing(
    client: Client, pages: None
) -> None:
    """`X-Forwarded-Host` and its like lead no link elsewhere, and change no rule."""
    claims = {
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_X_HOST": "evil.example",
        "HTTP_FORWARDED": "host=evil.example",
        "HTTP_X_ORIGINAL_URL": "/admin/",
        "HTTP_X_REWRITE_URL": "/admin/",
        "HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE",
    }
    for address in ("/en/", "/sitemap.xml", "/feeds/stories.atom", "/api/hsds/"):
        answer = client.get(address, **claims)
        assert answer.status_code == 200
        assert "evil.example" not in answer.content.decode()
    request = RequestFactory().get("/", **claims)
    assert request.get_host() == "testserver"
