"""One demonstration, made once and copied; one Chromium; pages that notice everything."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.browser.kept import kept_demonstration
from tests.browser.site import Site
from tests.migrated import Migrated
from tests.needs import CHROMIUM

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


# A busy machine is not a wrong answer.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def prepared(
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    migrated_databases: Migrated,
) -> Path:
    """A folder with databases, static files and the demonstration in it; copy it, leave it."""

    def make(folder: Path) -> None:
        site = Site(var=folder)
        migrated_databases.copy_to(site.databases())
        site.manage("migrate", "--verbosity", "0")
        site.manage("migrate", "--database", "keys", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        site.manage("prepare")
        site.manage("demo")

    cache = getattr(pytestconfig, "cache", None)
    return kept_demonstration(
        cache.mkdir("demonstration") if cache else tmp_path_factory.mktemp("demonstration"), make
    )


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running copy of the demonstration for this module."""
    var = tmp_path_factory.mktemp("site") / "var"
    shutil.copytree(prepared, var)
    running = Site(var=var).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, gone with its module: while Playwright's loop runs, Django lets no other
    test of the same process touch a database."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def cut_off(message: ConsoleMessage) -> bool:
    """Whether a browser that a test took offline only missed the site's little picture.

    It asks for that when it has time, long after the page is there.
    """
    missed = "net::ERR_INTERNET_DISCONNECTED" in message.text
    return missed and "/img/favicon." in message.location["url"]


class Witness:
    """Notes what a page must never do: call another host, fail to load, or complain.

    A page that answers 4xx on purpose is forgiven by its address, and only itself: never what it
    loads, and no other page.
    """

    def __init__(self, site: Site) -> None:
        self._home = site.url
        self._on_purpose: set[str] = set()
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []

    def forgive(self, path: str) -> str:
        """Let the document at this path answer 4xx; the path."""
        self._on_purpose.add(f"{self._home}{path}")
        return path

    def watch(self, page: Page) -> None:
        """Listen to this page from now on."""
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._home, "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)

    def _response(self, response: Response) -> None:
        kind = response.request.resource_type
        forgiven = kind == "document" and response.url in self._on_purpose
        if response.status >= (500 if forgiven else 400):
            self.complaints.append(f"{kind} {response.url} answers {response.status}")

    def _console(self, message: ConsoleMessage) -> None:
        failed = "Failed to load resource: the server responded with a status of 4"
        where = message.location["url"]
        forgiven = (failed in message.text and where in self._on_purpose) or cut_off(message)
        if message.type in ("error", "warning") and not forgiven:
            self.complaints.append(f"{message.text} {where}")


@pytest.fixture
def witness(site: Site) -> Iterator[Witness]:
    """Every page made by `open_page` is watched; at the end it must have been quiet."""
    seen = Witness(site)
    yield seen
    assert seen.elsewhere == []
    assert seen.complaints == []


@pytest.fixture
def open_page(site: Site, chromium: Browser, witness: Witness) -> Iterator[Callable[..., Page]]:
    """Make a page in a context of its own: another person, another browser."""
    contexts = []

    def make(**options: Any) -> Page:
        settings = {"base_url": site.url, "viewport": {"width": 360, "height": 740}}
        context = chromium.new_context(**(settings | options))
        contexts.append(context)
        page = context.new_page()
        witness.watch(page)
        return page

    yield make
    for context in contexts:
        context.close()
