"""What the proxy adds and keeps: headers once, files as the app says, strangers turned away."""

import http.client
import http.server
import ssl
import threading
from collections import Counter
from contextlib import closing
from typing import Final

import pytest

from tests.production.asking import ANY, ask, ask_app
from tests.production.needles import AGENT, TOWN
from tests.production.stack import Stack
from tests.production.stack.part import HERE
from tests.production.stack.way import VISITOR

EVERY: Final = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
}
PAGES: Final = (
    *("/en/", "/en/stories/", "/en/share/", "/en/share/return/", f"/en/find/?near={TOWN}"),
    *("/de/plan/statement/", "/api/openapi.json", "/accounts/login/code/", "/healthz"),
    "/en/nothing-is-here/",
)
OF_FILES: Final = EVERY - {"permissions-policy", "x-frame-options"} | {"tdm-reservation"}


@pytest.mark.parametrize("path", PAGES)
def test_every_header_comes_once_and_as_the_app_said_it(stack: Stack, path: str) -> None:
    answer, of_app = ask(stack, path), ask_app(stack.app[0], path)
    times = Counter(name.lower() for name, _value in answer.headers)
    assert [name for name in times if times[name] > 1] == []
    assert answer.header("Server") == "nginx", "no version of anything"
    for name in EVERY:
        said = (answer.header(name) or "").split("; "), (of_app.header(name) or "").split("; ")
        assert sorted(said[0]) == sorted(said[1]) != [""], name


def test_a_file_has_the_headers_that_the_app_would_give_it(stack: Stack) -> None:
    path = "/static/img/favicon.svg"
    plain, of_app = ask(stack, path), ask_app(stack.app[0], path)
    assert (plain.status, of_app.status) == (200, 200)
    for name in OF_FILES:
        assert plain.header(name) == of_app.header(name), name
        assert plain.header(name), name


def test_a_file_is_kept_and_comes_packed(stack: Stack) -> None:
    name = next((stack.folder / "static" / "css").glob("tokens.*.css")).name
    answer = ask(stack, f"/static/css/{name}", **{"Accept-Encoding": "gzip"})
    assert answer.header("Content-Encoding") == "gzip"
    assert "immutable" in (answer.header("Cache-Control") or "")


def test_no_page_is_packed_beside_a_secret(stack: Stack) -> None:
    assert ask(stack, "/en/", **{"Accept-Encoding": "gzip"}).header("Content-Encoding") is None


def test_originals_and_documents_are_not_handed_out_by_the_proxy(stack: Stack) -> None:
    answers = {}
    for folder in ("original_images", "documents", "images"):
        (stack.folder / "media" / folder).mkdir(exist_ok=True)
        (stack.folder / "media" / folder / "one.jpg").write_bytes(b"\xff\xd8")
        answers[folder] = ask(stack, f"/media/{folder}/one.jpg").status
    assert answers == {"original_images": 404, "documents": 404, "images": 200}


def test_another_name_gets_nothing(stack: Stack) -> None:
    with pytest.raises(ssl.SSLError):
        http.client.HTTPSConnection(HERE, stack.https, context=ANY, timeout=10).connect()
    with pytest.raises(http.client.RemoteDisconnected):
        ask(stack, "/en/", Host="elsewhere.example")


def test_plain_http_leads_to_the_other(stack: Stack) -> None:
    with closing(http.client.HTTPConnection(HERE, stack.http, timeout=10)) as connection:
        connection.request("GET", f"/en/find/?near={TOWN}", headers={"Host": "localhost"})
        answer = connection.getresponse()
    assert answer.status == 301
    assert answer.getheader("Location") == f"{stack.url}/en/find/?near={TOWN}"


def test_the_app_learns_where_a_visitor_is_from_us_alone_and_nothing_of_the_browser(
    stack: Stack,
) -> None:
    seen: list[http.client.HTTPMessage] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    for app in stack.app:
        app.stop()
    server = http.server.HTTPServer((HERE, stack.app[0].port), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    said = {"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Host": "evil.example"}
    ask(stack, "/en/share/", **said, Forwarded="for=9.9.9.9", X_Forwarded_Proto="http")
    server.shutdown()
    server.server_close()
    stack.start()
    (headers,) = seen
    assert headers.get_all("X-Forwarded-For") == [VISITOR]
    assert headers.get_all("X-Forwarded-Proto") == ["https"]
    assert headers["Host"] == f"localhost:{stack.way_in}"
    assert AGENT not in str(headers) and "9.9.9.9" not in str(headers)
    assert headers["X-Forwarded-Host"] is None
