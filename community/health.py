"""Whether this server can do its work: alive, databases reachable, migrations applied."""

import logging
import time

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

logger = logging.getLogger(__name__)
ALIASES = ("default", "keys")
# The address is public, and reading every migration costs a hundred times what a page does.
LOOK_AGAIN_SECONDS = 10.0


class Migrations:
    """Remembers that a database has them all, which nothing undoes while this process runs."""

    def __init__(self) -> None:
        self.applied: set[str] = set()
        self._looked: dict[str, float] = {}

    def are_applied(self, alias: str, *, now: float) -> bool:
        """Whether none is missing; asked no more than every ten seconds until then."""
        if alias in self.applied:
            return True
        if now - self._looked.get(alias, -LOOK_AGAIN_SECONDS) < LOOK_AGAIN_SECONDS:
            return False
        self._looked[alias] = now
        executor = MigrationExecutor(connections[alias])
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.applied.add(alias)
        return alias in self.applied


migrations = Migrations()


def health(request: HttpRequest) -> JsonResponse:
    """200 when all is well, 503 when not. What is not stands in the log, for those who run it."""
    well = all([_is_ready(alias) for alias in ALIASES])
    return JsonResponse(
        {"well": well}, status=200 if well else 503, headers={"Cache-Control": "no-store"}
    )


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
