"""Every kind of answer at every address carries the whole set of headers, and no weaker one.

ASVS 3.4.2 to 3.4.6, 3.4.8, 3.5.8, 14.3.2. The set is that of GlobaLeaks (backend/globaleaks/rest/
api.py) where a page allows it; what differs is told in `docs/security.md`.
"""

import gc
import re
from io import BufferedReader
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from community.private import is_private
from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_tree
from tests.community.staff import sign_in, staff
from tests.community.test_headers import ADMIN, ALWAYS, policy
from tests.security.every_address import every_address

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

API_SHARES = {"Cross-Origin-Resource-Policy"}
# Two pages have a button “near me”; a browser still asks before it tells.
ASKED = ("geolocation=(self)", "geolocation=()")
OPEN_TO_FRAMES = re.compile(r"^/embed/")


@pytest.fixture
def pages() -> None:
    make_tree()
    fill_blank(DEFAULTS)


def wrong(answer: Any, address: str) -> list[str]:
    """What this answer lacks, in words."""
    framable = OPEN_TO_FRAMES.match(address) is not None
    shared = API_SHARES if address.startswith("/api/") else set()
    found = [
        f"{address} {answer.status_code}: {name} is {answer.headers.get(name)}"
        for name, value in ALWAYS.items()
        if name not in shared
        and str(answer.headers.get(name)).replace(*ASKED) != value
        # A way on shows nothing; and the policy below says the same to every browser of today.
        and not (name == "X-Frame-Options" and (answer.status_code == 302 or framable))
    ]
    rules = policy(answer)
    for rule in ("default-src 'none'", "base-uri 'none'"):
        if rule not in rules:
            found.append(f"{address}: {rule} is missing")
    framed = any(rule.startswith("frame-ancestors 'self'") for rule in rules)
    if not framed and not framable:
        found.append(f"{address}: may be framed by others")
    if is_private(address) and answer.headers.get("Cache-Control") != "no-store":
        found.append(f"{address}: may be stored")
    return found


def test_asvs_3_4_every_address_of_the_site_carries_the_whole_set(
    client: Client, pages: None
) -> None:
    """Also where nothing is, where one is sent on, and where a form was refused."""
    client.raise_request_exception = False
    found: list[str] = []
    for address in every_address():
        for method in ("get", "post", "delete"):
            where = address.filled(language="en")
            answer = getattr(client, method)(where)
            assert answer.status_code < 500, f"{method} {where}"
            found += wrong(answer, where)
    assert found == []
    assert len(every_address()) > 150


def test_asvs_3_4_3_the_admin_is_looser_by_its_own_inline_scripts_and_no_more() -> None:
    """Scripts and styles that Wagtail writes into its pages; nothing from another origin."""
    assert {rule for rule in ADMIN if "unsafe" in rule} == {
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
    }
    client = sign_in(Client(), staff(is_superuser=True))
    for address in ("/admin/", "/admin/users/", "/admin/images/add/"):
        answer = client.get(address)
        assert policy(answer) == ADMIN and wrong(answer, address) == []


def test_asvs_3_4_2_no_answer_repeats_an_origin(client: Client) -> None:
    """Open data is for everybody, and carries nothing of a visitor's; nothing else is shared."""
    for address in ("/en/", "/en/stories/", "/en/share/return/", "/healthz", "/admin/login/"):
        answer = client.get(address, headers={"origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers
    answer = client.get("/api/stories", headers={"origin": "https://evil.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_asvs_3_2_1_a_document_is_handed_out_and_never_opened_as_a_page(
    settings: Any, tmp_path: Path
) -> None:
    """A text with HTML in it, sent as what it says it is, under a policy that runs nothing."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from community.models.media import HouseDocument

    settings.MEDIA_ROOT = tmp_path
    content = b"<script>alert(1)</script>"
    kept = HouseDocument.objects.create(title="A", file=SimpleUploadedFile("a.txt", content))
    answer = Client().get(kept.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"].split(";")[0] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in policy(answer)
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    answer.close()
    # Wagtail leaves the file open that it hands out.
    for one in gc.get_objects():
        if type(one) is BufferedReader and str(one.name).startswith(str(tmp_path)):
            one.close()
