"""A process that withdraws stories, and drops dead at the nth step when it is told to.

    python -m tests.stories.falling '{"default": …, "keys": …, "records": …}'

Each line it reads is an order, {"submission": …, "step": …}. A child of its own carries it out and
dies there as in a power cut: no handler runs, no transaction is closed. A step is a statement on
either database, the moment before and after a commit, and each change of a file. It answers
"fell", or "done" when there were fewer steps than that.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import django

FILES = {"os.mkdir", "os.rename", "os.utime", "os.remove"}


class Fall:
    """Counts steps, and dies at the one named."""

    def __init__(self, step: int) -> None:
        self.left = step

    def count(self) -> None:
        self.left -= 1
        if self.left < 1:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count()
        return execute(*arguments)

    def heard(self, event: str, arguments: Any) -> None:
        if event in FILES:
            self.count()

    def around(self, commit: Callable[[], None]) -> Callable[[], None]:
        def counted() -> None:
            self.count()
            commit()
            self.count()

        return counted


def carry_out(order: dict[str, Any]) -> None:
    from django.db import connections

    from stories.actions.leaving.withdraw import withdraw
    from tests.stories.telling import DAY

    fall = Fall(order["step"])
    for connection in connections.all():
        connection.execute_wrappers.append(fall.statement)
        connection._commit = fall.around(connection._commit)
    sys.addaudithook(fall.heard)
    withdraw(submission_id=UUID(order["submission"]), today=DAY)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "community.settings.test"
    django.setup()
    from django.conf import settings
    from django.db import connections

    places = json.loads(sys.argv[1])
    settings.RECORDS = places["records"]
    for alias in ("default", "keys"):
        connections[alias].settings_dict["NAME"] = places[alias]
    # Imported once, so that every child is there at once.
    import stories.actions.leaving.withdraw  # noqa: F401
    import tests.stories.telling  # noqa: F401

    shutil.rmtree(settings.VAR)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            carry_out(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            print("fell", flush=True)
        else:
            print("done" if status == 0 else "failed", flush=True)


if __name__ == "__main__":
    main()
