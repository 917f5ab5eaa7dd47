"""Plain questions over HTTP: as a visitor through nginx, or to one app server alone."""

import http.client
import ssl
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from tests.production.needles import AGENT
from tests.production.stack import Stack
from tests.production.stack.part import HERE
from tests.production.stack.servers import App
from tests.production.stack.way import VISITOR

ANY: Final = ssl._create_unverified_context()


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first of this name."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return found[0] if found else None


def connect(stack: Stack, name: str = "localhost") -> http.client.HTTPSConnection:
    """A visitor's connection to nginx."""
    return http.client.HTTPSConnection(
        name, stack.https, context=ANY, source_address=(VISITOR, 0), timeout=60
    )


def ask(
    stack: Stack, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> Answer:
    """The answer to a visitor."""
    told = {"Host": f"localhost:{stack.way_in}", "User-Agent": AGENT}
    return _answer(connect(stack), method, path, body, told | headers)


def ask_app(app: App, path: str) -> Answer:
    """The answer of one app server, without nginx."""
    connection = http.client.HTTPConnection(HERE, app.port, timeout=60)
    told = {"Host": "localhost", "X-Forwarded-Proto": "https"}
    return _answer(connection, "GET", path, None, told)


def _answer(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: bytes | None,
    headers: dict[str, str],
) -> Answer:
    with closing(connection):
        connection.request(method, path, body=body, headers=headers)
        came = connection.getresponse()
        return Answer(came.status, came.getheaders(), came.read())
