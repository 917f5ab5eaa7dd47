"""Alive or not: cheap to ask, and nothing in the answer that helps an attacker."""

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from community import health
from community.health import LOOK_AGAIN_SECONDS, Cache, Migrations

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _as_just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "migrations", Migrations())
    monkeypatch.setattr(health, "cache", Cache())


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the migrations were read, by database."""
    made: list[str] = []
    real = MigrationExecutor.__init__

    def note(self: MigrationExecutor, connection: Any, *args: Any, **kwargs: Any) -> None:
        made.append(connection.alias)
        real(self, connection, *args, **kwargs)

    monkeypatch.setattr(MigrationExecutor, "__init__", note)
    return made


def the_last() -> tuple[str, str]:
    """The app and name of the newest migration of the stories."""
    connection = connections["default"]
    app, name = MigrationLoader(connection).graph.leaf_nodes("stories")[0]
    return app, name


def one_is_missing() -> None:
    MigrationRecorder(connections["default"]).record_unapplied(*the_last())


def test_it_says_only_that_all_is_well(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200 and answer.json() == {"well": True}


def test_migrations_are_read_once_in_a_process(client: Client, looks: list[str]) -> None:
    for _ in range(5):
        assert client.get("/healthz").status_code == 200
    assert looks == ["default", "keys"]


def test_a_missing_migration_is_seen_and_said_in_the_log_alone(
    client: Client, looks: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    one_is_missing()
    logger = logging.getLogger("community")
    logger.addHandler(caplog.handler)
    try:
        answers = [client.get("/healthz") for _ in range(4)]
    finally:
        logger.removeHandler(caplog.handler)
    assert {answer.status_code for answer in answers} == {503}
    assert answers[0].json() == {"well": False}
    assert looks == ["default", "keys"], "an address that anybody may ask, asked often"
    assert "The database default waits for its migrations." in caplog.text


def test_whoever_asks_while_somebody_looks_waits_for_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first questions of a watching program come while the server starts."""
    looks, goes_on = Event(), Event()

    class Slow:
        def __init__(self, connection: Any) -> None:
            self.loader = SimpleNamespace(graph=SimpleNamespace(leaf_nodes=list))

        def migration_plan(self, leaves: list[Any]) -> list[Any]:
            looks.set()
            assert goes_on.wait(timeout=30)
            return leaves

    monkeypatch.setattr(health, "MigrationExecutor", Slow)
    asked = Migrations()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(asked.are_applied, "default", now=0.0)
        assert looks.wait(timeout=30)
        second = threads.submit(asked.are_applied, "default", now=0.1)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.2)
        goes_on.set()
        assert first.result(timeout=30) and second.result(timeout=30)


def test_a_look_that_failed_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Migrations()

    def away(connection: Any) -> None:
        raise DatabaseError

    with monkeypatch.context() as patch, pytest.raises(DatabaseError):
        patch.setattr(health, "MigrationExecutor", away)
        asked.are_applied("default", now=0.0)
    assert asked.are_applied("default", now=0.1)


def test_a_question_to_a_house_that_is_not_well_is_no_error_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    one_is_missing()
    logger = logging.getLogger("django.request")
    logger.addHandler(caplog.handler)
    try:
        assert client.get("/healthz").status_code == 503
    finally:
        logger.removeHandler(caplog.handler)
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


def test_once_they_are_applied_it_is_well_again() -> None:
    asked = Migrations()
    one_is_missing()
    assert not asked.are_applied("default", now=0.0)
    MigrationRecorder(connections["default"]).record_applied(*the_last())
    assert not asked.are_applied("default", now=LOOK_AGAIN_SECONDS - 1)
    assert asked.are_applied("default", now=LOOK_AGAIN_SECONDS)


def test_a_database_that_is_away_is_not_well_however_often_it_was(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/healthz").status_code == 200

    def away(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("secret-host refused the password of user site")

    monkeypatch.setattr(connections["keys"], "cursor", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503 and answer.json() == {"well": False}


def test_without_redis_it_stays_in_service_and_the_log_says_so_once(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    backend = "community.cache.RedisOrMemory"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "unix:///nowhere/r.sock"}}
    logger = logging.getLogger("community")
    logger.addHandler(caplog.handler)
    try:
        answers = [client.get("/healthz") for _ in range(3)]
    finally:
        logger.removeHandler(caplog.handler)
        del settings.CACHES
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].json() == {"well": True}
    assert caplog.text.count("Redis does not answer") == 1


def test_redis_is_asked_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Cache()
    monkeypatch.setattr(health, "redis_answers", lambda: False)
    assert not asked.answers(now=0.0)
    monkeypatch.setattr(health, "redis_answers", lambda: True)
    assert not asked.answers(now=LOOK_AGAIN_SECONDS - 1)
    assert asked.answers(now=LOOK_AGAIN_SECONDS)
