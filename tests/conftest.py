"""For every test: no network, no skip unnoticed, nothing left behind."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from hypothesis import settings as hypothesis
from pytest_django.plugin import blocking_manager_key

from community.lib.remembered import forget
from tests.commits import send_notes_when_all_but_the_test_is_over
from tests.migrated import Migrated
from tests.needs import (
    CHROMIUM_MISSING,
    POSTGRESQL_MISSING,
    REDIS_MISSING,
    has_chromium,
    has_redis,
)
from tests.template_databases import THROWN_AWAY, Templates

IN_CI = os.environ.get("CI") == "true"
ON_POSTGRESQL = bool(os.environ.get("HNH_TEST_POSTGRESQL"))
# The suite runs twice, on SQLite and on PostgreSQL: what needs one waits for its run.
BOTH = bool(os.environ.get("HNH_TEST_BOTH"))
HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "")
_connect = socket.socket.connect
_look_up = socket.getaddrinfo


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine."""


def pytest_configure(config: pytest.Config) -> None:
    """Close the way out before anything is imported that might use it."""
    # A busy machine is not a wrong answer. In continuous integration the same commit always gets
    # the same answer; new examples are sought on the desks of those who write the code.
    hypothesis.register_profile("house", deadline=None, derandomize=IN_CI)
    hypothesis.register_profile("long", deadline=None, max_examples=2000)
    hypothesis.load_profile(config.getoption("hypothesis_profile") or "house")

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in HERE:
            raise NetworkRefused(f"no network in tests: {address[0]}")
        _connect(self, address)

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and str(name) not in HERE:
            raise NetworkRefused(f"no network in tests: {name}")
        return _look_up(host, *args, **kwargs)

    socket.socket.connect = connect  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = look_up  # type: ignore[assignment]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the thrown-away databases with us."""
    shutil.rmtree(settings.VAR, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database's run; begin with the longest files."""
    for item in items:
        if commits(item):
            # Emptied without Django's signals, which would write other rows than the migrations.
            item.get_closest_marker("django_db").kwargs["serialized_rollback"] = True
    other = "sqlite" if ON_POSTGRESQL else "postgresql" if BOTH else ""
    leave = [
        item
        for item in items
        if other in {mark.name for mark in item.iter_markers()}
        or (ON_POSTGRESQL and BOTH and runs_once(item))
    ]
    if leave:
        config.hook.pytest_deselected(items=leave)
        left = set(leave)
        items[:] = [item for item in items if item not in left]
    # Journeys in the browser last minutes: begun last, they would leave one worker idle. Files that
    # take no database stand last by pytest-django's order.
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Say in one line what is missing."""
    needs = (
        ("browser", has_chromium, CHROMIUM_MISSING),
        ("redis", has_redis, REDIS_MISSING),
        ("postgresql", lambda: ON_POSTGRESQL, POSTGRESQL_MISSING),
    )
    for mark, is_here, missing in needs:
        if item.get_closest_marker(mark) and not is_here():
            pytest.skip(missing)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """In continuous integration a skip is a failure."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Skipped, which counts as failed here: {reason}"
    return report


def runs_once(item: pytest.Item) -> bool:
    """Whether no database can change the answer: none is asked, or a mark says that any will do."""
    fixtures = set(getattr(item, "fixturenames", ()))
    asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & fixtures
    return not asks or item.get_closest_marker("once") is not None


def commits(item: pytest.Item) -> bool:
    """Whether this test writes for real, and its tables are emptied after it."""
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Any:
    """Put back what migrations had written, once a test that commits has emptied the tables.

    Django runs such tests last for this reason; with two workers there is no last.
    """
    result = yield
    # After the last test the databases themselves are gone.
    if commits(item) and nextitem is not None:
        with item.config.stash[blocking_manager_key].unblock():
            for connection in connections.all():
                rows = getattr(connection, "_test_serialized_contents", "")
                connection.creation.deserialize_db_from_string(rows or "[]")
    return result


@pytest.fixture(scope="session")
def migrated_databases(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Migrated | Templates | None:
    """Kept for every worker and for the next run; for this one alone where pytest keeps nothing.

    Those of PostgreSQL are kept for every worker, in a cluster of our own.
    """
    if ON_POSTGRESQL:
        # What the workers of one run have in common.
        return Templates(tmp_path_factory.getbasetemp().parent) if THROWN_AWAY else None
    cache = getattr(pytestconfig, "cache", None)
    return Migrated(cache.mkdir("migrated") if cache else tmp_path_factory.mktemp("migrated"))


@pytest.fixture(scope="session")
def django_db_createdb() -> bool:
    """Never anew what was just put in place."""
    return False


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    migrated_databases: Migrated | Templates | None,
) -> bool:
    """Whether the databases stand there migrated already."""
    with django_db_blocker.unblock():
        return migrated_databases is not None and migrated_databases.put_in_place()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_keepdb: bool,
    django_db_blocker: Any,
    migrated_databases: Migrated | Templates | None,
) -> None:
    """As pytest-django does it; what had to be migrated is kept for the next worker or run."""
    if migrated_databases is None:
        return
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            migrated_databases.keep()
    migrated_databases.let_others()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """No rate limit reaches from one test into another, nor anything remembered."""
    cache.clear()
    forget()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _own_records(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one test keeps outside the databases, no other finds."""
    settings.RECORDS = str(tmp_path_factory.getbasetemp() / f"records-{uuid4().hex}")


@pytest.fixture(autouse=True)
def _fresh_language() -> Iterator[None]:
    """Nor does the language of a page: a request leaves its own behind in the thread."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _notes_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """As they are after a commit, though most tests never commit."""
    send_notes_when_all_but_the_test_is_over(monkeypatch)


@pytest.fixture
def redis_socket(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test's own, without persistence. Mark the test `redis`."""
    path = tmp_path / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(path), "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"unix://{path}"
    process.terminate()
    process.wait()


@pytest.fixture
def standing_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered for a moment is remembered for the whole test, on a slow machine too."""
    monkeypatch.setattr("community.lib.remembered.monotonic", lambda: 1.0)
