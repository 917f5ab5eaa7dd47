"""What waits for a commit, in tests whose own transaction never commits."""

from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic


def send_notes_when_all_but_the_test_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what waits for the commit and may fail, once only the test's own block is open.

    That is the neutral note (`on_commit(robust=True)`). The scrub waits for a real commit.
    """
    leave, keep = Atomic.__exit__, BaseDatabaseWrapper.on_commit

    def on_commit(self: BaseDatabaseWrapper, func: Any, robust: bool = False) -> None:
        keep(self, func, robust)
        _run(self)

    def left(self: Atomic, *error: Any) -> None:
        leave(self, *error)
        _run(connections[self.using or "default"])

    monkeypatch.setattr(BaseDatabaseWrapper, "on_commit", on_commit)
    monkeypatch.setattr(Atomic, "__exit__", left)


def _run(connection: BaseDatabaseWrapper) -> None:
    blocks = connection.atomic_blocks
    if not blocks or not all(block._from_testcase for block in blocks):
        return
    waiting = connection.run_on_commit
    connection.run_on_commit = [one for one in waiting if not one[2]]
    for _names, func, robust in waiting:
        if robust:
            func()
