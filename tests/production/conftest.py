"""One stack for all of them; visitors with a browser of their own and an address of their own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import conftest as browsers
from tests.browser.conftest import Witness, chromium, witness  # noqa: F401 - fixtures
from tests.production.needles import AGENT
from tests.production.site import MAKE_MODERATOR, OPEN_THE_HOUSE, ProductionSite
from tests.production.stack import Stack

# `python -m tests.production` asks for them; the ordinary suite leaves them alone.
collect_ignore_glob = [] if os.environ.get("HNH_PRODUCTION_TEST") else ["test_*.py"]


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole site, with one moderator more than the door for stories asks for."""
    with Stack.fresh() as running:
        assert running.ask("ready").returncode, "open for stories before anybody is there to read"
        running.python(f"{MAKE_MODERATOR}\n{OPEN_THE_HOUSE}")
        running.manage("ready")
        yield running


@pytest.fixture(scope="module")
def site(stack: Stack) -> ProductionSite:
    """For journeys that know a site by this name."""
    return ProductionSite(stack)


@pytest.fixture
def open_page(
    site: ProductionSite,
    chromium: Browser,  # noqa: F811
    witness: Witness,  # noqa: F811
) -> Iterator[Callable[..., Page]]:
    """As the browser's tests do it, over TLS with a certificate of our own making."""
    made = browsers.open_page.__wrapped__(site, chromium, witness)  # type: ignore[attr-defined]
    make = next(made)

    def make_over_tls(**options: Any) -> Page:
        return make(ignore_https_errors=True, user_agent=AGENT, **options)

    yield make_over_tls
    next(made, None)
