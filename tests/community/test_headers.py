"""The exact headers of each kind of answer."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_tree
from stories.actions.leaving.withdraw import withdraw
from tests.community.staff import sign_in, staff
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "accelerometer=(), autoplay=(), browsing-topics=(), "
    "camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
    "geolocation=(), gyroscope=(), hid=(), idle-detection=(), keyboard-map=(), local-fonts=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
    "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
}
PUBLIC = {
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "img-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
}
ADMIN = PUBLIC - {"img-src 'self'", "script-src 'self'", "style-src 'self'"} | {
    "frame-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
}
NO_STORE = "no-store"


def policy(answer: HttpResponse) -> set[str]:
    return {part.strip() for part in answer["Content-Security-Policy"].split(";") if part.strip()}


def check(answer: HttpResponse, status: int, *, rules: set[str] = PUBLIC) -> HttpResponse:
    assert answer.status_code == status
    for name, value in ALWAYS.items():
        assert answer.headers.get(name) == value, name
    assert policy(answer) == rules
    return answer


@pytest.fixture(autouse=True)
def pages() -> None:
    make_tree()
    fill_blank(DEFAULTS)


@pytest.mark.parametrize("path", ["/en/", "/en/about/", "/en/stories/"])
def test_a_public_page(client: Client, path: str) -> None:
    answer = check(client.get(path), 200)
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


def test_a_story(client: Client) -> None:
    story = tell("published")
    answer = check(client.get(f"/en/stories/{story.again().reference.lower()}/"), 200)
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/en/share/", "/en/share/help/", "/en/share/return/"])
def test_a_page_of_sharing(client: Client, path: str) -> None:
    assert check(client.get(path), 200)["Cache-Control"] == NO_STORE


def test_the_admin_alone_may_write_inline(client: Client) -> None:
    sign_in(client, staff(is_superuser=True))
    answer = check(client.get("/admin/"), 200, rules=ADMIN)
    assert answer["Cache-Control"] == NO_STORE


@pytest.mark.parametrize("path", ["/admin/desk/K7QF2M/redact/", "/admin/nothing/here/"])
def test_an_error_that_may_show_words_is_strict_in_the_admin_too(client: Client, path: str) -> None:
    answer = client.post(path, {"happened": "typed"})
    assert answer.status_code in (401, 403, 404)
    assert policy(answer) == PUBLIC


def test_no_link_of_ours_leads_elsewhere(client: Client) -> None:
    answer = client.get("//evil.example/", follow=False)
    assert b'href="//evil' not in answer.content and b'action="//evil' not in answer.content


def test_nothing_there(client: Client) -> None:
    answer = check(client.get("/en/nothing/here/"), 404)
    assert NO_STORE in answer["Cache-Control"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_taken_down(client: Client, language: str) -> None:
    story = tell("published")
    reference = story.again().reference.lower()
    withdraw(submission_id=story.id, today=DAY)
    answer = check(client.get(f"/{language}/stories/{reference}/"), 410)
    assert answer["X-Robots-Tag"] == "noindex, noarchive"
    assert NO_STORE in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["css/tokens.css", "img/favicon.svg", "js/leave.js"])
def test_a_file(path: str, settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    answer = Client().get(f"/static/{path}")
    assert answer.status_code == 200
    for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Referrer-Policy"):
        assert answer[name] == ALWAYS[name]
    assert {"default-src 'none'", "sandbox"} <= policy(answer)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer["tdm-reservation"] == "1"
    assert "Set-Cookie" not in answer.headers
    answer.close()


def test_no_address_fails_on_purpose(client: Client) -> None:
    """Wagtail's own trial of its error page would answer 500 to whoever opens it."""
    client.raise_request_exception = False
    for visitor in (client, sign_in(Client(raise_request_exception=False), staff())):
        # By way of the language, as for every address that is not there.
        assert visitor.get("/admin/failwhale/", follow=True).status_code == 404


def test_the_cookie_of_the_language_is_for_us_alone(client: Client) -> None:
    client.post("/i18n/setlang/", {"language": "de", "next": "/de/"})
    cookie = client.cookies["django_language"]
    assert cookie["samesite"] == "Lax" and cookie["httponly"]
    assert not cookie["max-age"]


def test_alive(client: Client) -> None:
    answer = check(client.get("/healthz"), 200)
    assert answer["Cache-Control"] == NO_STORE
    assert answer.json()["well"] is True
