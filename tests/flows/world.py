"""Where the machine of `test_any_order` lives: stories and who holds their codes, a clock, the
databases. What people do stands in `author.py` and `desk.py`."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import wraps
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, transaction
from django.test import override_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from community.residue.databases import search_databases
from community.residue.needles import Needle
from community.scrub import INDEX_TABLE
from stories.actions.proving.ledger import prove_ledger
from stories.actions.proving.public import prove_public
from stories.actions.refusals import Refusal
from stories.choices import DECADES, Detail
from stories.vault.models import Submission
from stories.vault.safe import Safe

BEGINNING = date(2026, 3, 2)
MOST = 3  # stories at once
who = st.integers(min_value=0, max_value=MOST - 1)
moderators = st.sampled_from(["one", "two", "three"])
details = st.sets(st.sampled_from([*Detail.values, DECADES]))


@dataclass
class Told:
    """What only the author has: the code; and what we look for when the story is gone."""

    id: UUID
    reference: str
    code: str
    needles: list[str]
    withdrawn: bool = field(default=False)


def forget_deleted_words() -> None:
    """What `scrub` does once a transaction is over; ours never is."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            fts = f"{INDEX_TABLE}_fts"
            cursor.execute(f"INSERT INTO {fts}({fts}) VALUES('optimize')")


def refusable(step: Callable[..., Any]) -> Callable[..., Any]:
    """A rule whose action may say no."""

    @wraps(step)
    def inner(self: "World", **chosen: Any) -> None:
        if "who" in chosen:
            told = self.told[chosen.pop("who") % len(self.told)]
            if told.withdrawn or not Submission.objects.filter(pk=told.id).exists():
                return
            chosen = {"told": told} | chosen
        with suppress(Refusal):
            step(self, **chosen)

    return inner


class World(RuleBasedStateMachine):
    """Some stories, a clock, and two databases that are put back at the end."""

    seen: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Told] = []
        self.today = BEGINNING
        self.count = 0
        self.records = TemporaryDirectory()
        self.override = override_settings(RECORDS=self.records.name)
        self.override.enable()
        self.undo = [transaction.atomic(using=alias) for alias in ("default", "keys")]
        for atomic in self.undo:
            atomic.__enter__()

    def teardown(self) -> None:
        try:
            gone = [needle for told in self.told if told.withdrawn for needle in told.needles]
            sought = [Needle(number, needle) for number, needle in enumerate(gone, start=1)]
            forget_deleted_words()
            assert list(search_databases(sought)) == []
            assert prove_ledger().wrong == []
            assert prove_public().wrong == []
        finally:
            self.override.disable()
            self.records.cleanup()
            for alias, atomic in zip(("keys", "default"), reversed(self.undo), strict=True):
                transaction.set_rollback(True, using=alias)
                atomic.__exit__(None, None, None)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(12), tzinfo=UTC)

    def has_one(self) -> bool:
        return bool(self.told)

    def open(self, told: Told) -> tuple[Submission, Safe]:
        return Submission.objects.get(pk=told.id), Safe.of(told.id)
