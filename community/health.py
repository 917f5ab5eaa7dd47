"""Whether this server can do its work: alive, databases reachable, migrations applied.

Redis is looked at too, where there is one. Without it pages are only slower and each process
counts for its own limits, so that a server without it stays in service; the log says so, and so
does the panel of whoever runs the house (`home.watch`).
"""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

logger = logging.getLogger(__name__)
ALIASES = ("default", "keys")
# The address is public, and reading every migration costs a hundred times what a page does.
LOOK_AGAIN_SECONDS = 10.0
# The snapshots and the file of commands that Redis would write by itself (CONFIG GET).
KEEPING: Final = {"save": "", "appendonly": "no"}


class Migrations:
    """Remembers that a database has them all, which nothing undoes while this process runs."""

    def __init__(self) -> None:
        self.applied: set[str] = set()
        self._looked: dict[str, float] = {}
        self._looking = Lock()

    def are_applied(self, alias: str, *, now: float) -> bool:
        """Whether none is missing; asked no more than every ten seconds until then.

        Whoever comes while somebody looks waits for the answer: before there is one, nothing is
        known to be missing. Raises DatabaseError, and then the next one looks.
        """
        if alias in self.applied:
            return True
        with self._looking:
            long_ago = now - self._looked.get(alias, -LOOK_AGAIN_SECONDS) >= LOOK_AGAIN_SECONDS
            if alias not in self.applied and long_ago:
                executor = MigrationExecutor(connections[alias])
                if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
                    self.applied.add(alias)
                self._looked[alias] = now
        return alias in self.applied


class Cache:
    """Asks Redis no more than every ten seconds, whoever asks us: a Redis that is far away and
    silent would hold up every answer."""

    def __init__(self) -> None:
        self._answered = True
        self._looked: float | None = None

    def answers(self, *, now: float) -> bool:
        """Whether it did when it was asked last."""
        if self._looked is None or now - self._looked >= LOOK_AGAIN_SECONDS:
            self._looked, self._answered = now, redis_answers()
            if not self._answered:
                logger.warning("Redis does not answer: pages slower, limits each process’s own.")
        return self._answered


migrations = Migrations()
cache = Cache()


def health(request: HttpRequest) -> JsonResponse:
    """200 when all is well, 503 when not. What is not stands in the log, for those who run it."""
    well = all([_is_ready(alias) for alias in ALIASES])
    cache.answers(now=time.monotonic())  # for the log alone
    response = JsonResponse(
        {"well": well}, status=200 if well else 503, headers={"Cache-Control": "no-store"}
    )
    # What is wrong was said above. Django would add an error with each question (`log_response`),
    # and a watching program asks every few seconds.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _is_ready(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
        ready = migrations.are_applied(alias, now=time.monotonic())
    except DatabaseError as error:
        logger.warning("The database %s does not answer: %s.", alias, type(error).__name__)
        return False
    if not ready:
        logger.warning("The database %s waits for its migrations.", alias)
    return ready


def redis_answers() -> bool:
    """Whether Redis can be reached; also where there is none to reach."""
    return _ask_redis(lambda redis: bool(redis.ping()), away=False)


def redis_keeps_nothing() -> bool:
    """Whether Redis writes nothing to a disk, where words that are gone would stay.

    Also where there is none, where it cannot be reached, and where it does not let itself be asked.
    """

    def forgets(redis: Any) -> bool:
        said = {name: redis.config_get(name).get(name) for name in KEEPING}
        return all(said[name] in (None, right) for name, right in KEEPING.items())

    return _ask_redis(forgets, away=True)


def _ask_redis(ask: Callable[[Any], bool], *, away: bool) -> bool:
    """What this Redis says; True where this house has none."""
    if not isinstance(caches["default"], RedisCache):
        return True
    # redis is there in production only.
    from redis import Redis, RedisError

    try:
        with Redis.from_url(
            settings.CACHES["default"]["LOCATION"],
            decode_responses=True,
            socket_timeout=0.5,
            socket_connect_timeout=0.5,
        ) as redis:
            return ask(redis)
    except (RedisError, OSError):
        return away
