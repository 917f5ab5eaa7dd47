"""A browser without JavaScript, over TLS through nginx, from an address of its own."""

import time
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag
from requests.adapters import HTTPAdapter

from tests.production.chaos.book import Book
from tests.production.stack import Stack

WAITS: Final = 90  # seconds for one answer: a little more than a server takes for it at most
BROKEN: Final = 500
TOO_MANY: Final = 429
CALM: Final = ("This site is away for a moment", "Something broke on our side")


class Away(Exception):
    """No answer, or a page that says so: whoever meets it waits a moment and tries again."""


@dataclass
class Page:
    """What came back."""

    status: int
    url: str
    text: str
    location: str = ""

    def form(self, *fields: str, to: str = "") -> "Form":
        """The first form with all these fields that goes there. Raises LookupError without one."""
        for tag in BeautifulSoup(self.text, "html.parser").select("form"):
            form = Form(urljoin(self.url, str(tag.get("action") or self.url)), _fields(tag), tag)
            names = {str(one.get("name")) for one in tag.select("[name]")}
            posts = str(tag.get("method", "get")).lower() == "post"
            if posts and set(fields) <= names and form.action.endswith(to):
                return form
        raise LookupError(f"no form {to} with {fields} at {self.url}: {self.status}")


@dataclass
class Form:
    """Where it goes, and what a browser would send that changed nothing."""

    action: str
    values: dict[str, Any]
    tag: Tag


def _fields(form: Tag) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for one in form.select("input[name]"):
        kind, name = str(one.get("type", "text")), str(one["name"])
        if kind in ("submit", "button", "file"):
            continue
        if kind in ("checkbox", "radio") and not one.has_attr("checked"):
            continue
        values.setdefault(name, []).append(
            str(one.get("value", "on" if kind == "checkbox" else ""))
        )
    for one in form.select("textarea[name]"):
        values.setdefault(str(one["name"]), []).append(one.get_text().removeprefix("\n"))
    for one in form.select("select[name]"):
        chosen = [str(option.get("value")) for option in one.select("option[selected]")]
        values.setdefault(str(one["name"]), []).extend(chosen)
    return values


class _From(HTTPAdapter):
    """Comes from this address of the loopback: nginx and the limits tell people apart by it."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, source_address=(self._address, 0), **kwargs)


class Person:
    """Somebody with a browser. `number` chooses the address."""

    def __init__(self, stack: Stack, book: Book, number: int) -> None:
        self.stack, self.book = stack, book
        self.address = f"127.66.{1 + number // 200}.{1 + number % 200}"
        self.root = f"https://localhost:{stack.https}"
        self.last = Page(0, "", "")
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.verify = str(stack.folder / "certificate.pem")
        self.session.mount("https://", _From(self.address))

    def get(self, path: str) -> Page:
        """Open an address, and follow where it leads. Raises Away."""
        page = self._ask("GET", urljoin(self.root, path))
        for _ in range(5):
            if not page.location:
                break
            page = self._ask("GET", urljoin(page.url, page.location))
        return page

    def post(self, form: Form, **chosen: Any) -> Page:
        """Send a form with these fields filled in; the bare answer to it. Raises Away."""
        values = form.values | {name: value for name, value in chosen.items() if value is not None}
        return self._ask("POST", form.action, data=values, headers={"Referer": form.action})

    def fill(self, path: str, **chosen: Any) -> Page:
        """Open a page and send its form with these fields; the bare answer. Raises Away."""
        return self.post(self.get(path).form(to=path), **chosen)

    def _ask(self, method: str, url: str, **more: Any) -> Page:
        began = time.monotonic()
        try:
            answer = self.session.request(method, url, allow_redirects=False, timeout=WAITS, **more)
            page = Page(answer.status_code, url, answer.text, answer.headers.get("Location", ""))
        except requests.RequestException as error:
            self.book.note(0, time.monotonic() - began)
            raise Away(type(error).__name__) from None
        self.last = page
        self.book.note(page.status, time.monotonic() - began)
        if page.status >= BROKEN:
            self._look_whether_calm(method, page, more.get("data", {}))
            raise Away(str(page.status))
        if page.status == TOO_MANY:
            raise Away("too many")
        return page

    def _look_whether_calm(self, method: str, page: Page, sent: dict[str, Any]) -> None:
        """One of our own pages; where the app itself answers, with every long text in it."""
        if not any(words in page.text for words in CALM):
            self.book.called_rude(f"{page.status} without a calm page at {page.url}")
        text = sent.get("happened") or sent.get("body")
        if method == "POST" and page.status == BROKEN and isinstance(text, str):
            held = [one.get_text().strip() for one in
                    BeautifulSoup(page.text, "html.parser").select("textarea")]  # fmt: skip
            if text.strip() not in [one.replace("\r\n", "\n") for one in held]:
                self.book.called_rude(f"{page.status} without what was typed at {page.url}")
