"""Forms of thousands of fields, brackets in brackets, megabytes: a calm page, never a failure.

ASVS 1.5.2, 2.2.1, 4.2.1, 5.2.1, 15.2.2, 16.5.1. Files of the directory:
`tests/groups/bring/test_reading.py`.
"""

import json
from typing import Any

import pytest
from django.test import Client

from community.lib.sanitize import DEEPEST, clean_rich
from home.models import HomePage, TextPage
from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_tree
from tests.community.staff import SECOND, ask, confirm, sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROOMS = (
    "/en/share/words/",
    "/en/share/return/",
    "/en/find/enter/",
    "/en/stories/reading/",
    "/accounts/login/code/",
    "/i18n/setlang/",
    "/healthz",
    "/api/stories",
    "/nothing/here/",
)
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
PART = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
KEYS = ("[" * 100_000, "{}", "null", "[]", '{"id":1}', '{"rawId":[]}', "1", '"x"')
BODIES: dict[str, tuple[bytes, str]] = {
    "thousands of fields": (b"&".join(b"f%d=x" % n for n in range(5_000)), FORM),
    "megabytes": (b"happened=" + b"x" * 5_000_000, FORM),
    "broken off": (b'--x\r\nContent-Disposition: form-data; name="a', f"{PARTS}; boundary=x"),
    "no boundary": (b"x", PARTS),
    "no such letters": (b"a=1", f"{FORM}; charset=nonsense"),
    "other letters": (b"a=%ff%fe%00", f"{FORM}; charset=utf-16"),
    "brackets": (b"[" * 200_000, "application/json"),
    "NUL everywhere": (b"happened=%00&code=%00&address=%00&next=%00&language=%00&email=%00", FORM),
    "halves of signs": (b"happened=%ed%a0%80&code=%ed%b0%80&address=%ff", FORM),
    "thousands of parts": (PART * 3_000, f"{PARTS}; boundary=x"),
}


@pytest.mark.parametrize("forged", [False, True], ids=["ours", "forged"])
def test_asvs_15_2_2_no_body_makes_a_page_fail(forged: bool) -> None:
    """At every kind of room, with and without the form's own token."""
    client = Client(enforce_csrf_checks=forged, raise_request_exception=False)
    for kind, (body, content_type) in BODIES.items():
        for room in ROOMS:
            answer = client.generic("POST", room, body, content_type)
            assert answer.status_code < 500, (kind, room)
            people = not room.startswith(("/api/", "/healthz"))
            if answer.status_code >= 400 and people and answer.content:
                assert b"<main" in answer.content, (kind, room)


def test_asvs_15_2_2_what_is_too_much_is_refused_before_it_is_read(settings: Any) -> None:
    """Fields and bytes have a limit, and 50,000 characters of any writing fit below it."""
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 1_000
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 4 * 1024 * 1024
    assert settings.VOICE_LIMIT * 4 * 3 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    client = Client(raise_request_exception=False)
    body, kind = BODIES["thousands of fields"]
    assert client.generic("POST", "/en/share/words/", body, kind).status_code == 400


@pytest.mark.parametrize(
    "tag", ["<blockquote>", "<ul><li>", "<b>", "<span lang=x>", "<div>", "<a href=x>"]
)
def test_asvs_1_5_2_html_in_html_is_cut_to_its_words(tag: str) -> None:
    """bleach takes the square of the depth: 20,000 deep took more than a minute."""
    shown = clean_rich(tag * 20_000 + "Words & more")
    assert shown.strip() == "Words &amp; more"
    usual = "<ul><li>Words</li></ul>" * 500
    assert clean_rich(usual) == usual
    assert "<blockquote>" in clean_rich("<blockquote>" * DEEPEST + "Words")


def editing() -> tuple[Client, str, dict[str, str]]:
    """An editor, a page, and a form for it as far as its body."""
    make_tree()
    fill_blank(DEFAULTS)
    page = TextPage.objects.child_of(HomePage.objects.get(slug="home-en")).first()
    assert page is not None
    client = Client(raise_request_exception=False)
    sign_in(client, staff("e@example.org", group="Guide editors"))
    form = {
        "title": "T",
        "slug": page.slug,
        "lead": "x",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return client, f"/admin/pages/{page.pk}/edit/", form


def test_asvs_1_5_2_an_editors_text_that_no_editor_wrote_is_refused() -> None:
    """Brackets in brackets, other types, places far outside: 400, and nothing is kept."""
    client, address, form = editing()
    before = list(TextPage.objects.values_list("title", "latest_revision_id"))
    odd = {
        "key": "a",
        "text": "x",
        "type": "unstyled",
        "depth": 10**6,
        "inlineStyleRanges": [{"offset": -5, "length": 10**9, "style": "BOLD"}],
        "entityRanges": [{"offset": 0, "length": 1, "key": 5}],
    }
    deep = '{"blocks":' + "[" * 100_000 + "]" * 100_000 + ',"entityMap":{}}'
    written = [
        deep,
        json.dumps({"blocks": [odd], "entityMap": {}}),
        "[]",
        "not json",
        "1",
        '{"blocks":5}',
    ]
    for text in written:
        for room in (address, f"{address}preview/"):
            answer = client.post(room, form | {"body-0-value": text})
            assert answer.status_code == 400, (room, text[:20])
    assert list(TextPage.objects.values_list("title", "latest_revision_id")) == before


def test_asvs_2_2_1_a_form_that_counts_wrongly_is_refused() -> None:
    """It says that a thousand million parts come, and none does."""
    client, address, form = editing()
    assert client.post(address, form | {"body-count": "1000000000"}).status_code == 400


@pytest.mark.parametrize(
    "answer", ["[" * 100_000, "{}", "null", "[]", '{"id":1}', '{"rawId":[]}', "1", '"x"']
)
def test_asvs_1_5_2_no_answer_of_a_key_makes_signing_in_fail(answer: str) -> None:
    """Whoever has the emailed code may send anything here, and is not in yet."""
    client = Client(raise_request_exception=False)
    sign_in(Client(), staff("mod@example.org"))
    ask(client)
    confirm(client)
    for answer in KEYS:
        said = client.post(SECOND, {"credential": answer})
        assert said.status_code == 200, answer[:20]
    assert client.get("/admin/").status_code == 302
