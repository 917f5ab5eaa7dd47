"""Two housekeepings at once, on PostgreSQL: a day is anchored once."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from stories.actions.upkeep import anchor as module
from stories.actions.upkeep.anchor import anchor
from stories.vault.models import Anchor
from tests.stories.telling import DAY, tell

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.postgresql,
]
TOMORROW = DAY + timedelta(days=1)


@pytest.mark.parametrize("first_day", [True, False])
def test_whoever_waited_for_the_other_adds_nothing(first_day, monkeypatch):
    tell("waiting")
    today = DAY if first_day else TOMORROW
    if not first_day:
        anchor(today=DAY)
        tell("waiting")
    before = Anchor.objects.count()
    second = Second(today)
    grown = module._grown

    def meanwhile():
        """The first has looked, and found nothing of today; the second comes and has to wait."""
        monkeypatch.setattr(module, "_grown", grown)
        second.start()
        second.is_held_up()
        return grown()

    monkeypatch.setattr(module, "_grown", meanwhile)
    with transaction.atomic():
        # Its rows are not signed yet, and a story is sent in between.
        assert anchor(today=today) == 1
        tell("waiting")
    second.join()
    assert second.added == 0
    assert Anchor.objects.count() == before + 1
    call_command("verify_ledger")


class Second(Thread):
    """Another process's housekeeping."""

    def __init__(self, today):
        super().__init__()
        self.today, self.added, self.connected = today, None, Event()

    def run(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.pid = cursor.fetchone()[0]
        self.connected.set()
        try:
            self.added = anchor(today=self.today)
        finally:
            connections.close_all()

    def is_held_up(self):
        """Return once it waits for a lock of ours."""
        assert self.connected.wait(10)
        for _time in range(1000):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT cardinality(pg_blocking_pids(%s)), pg_sleep(0.01)", [self.pid]
                )
                if cursor.fetchone()[0]:
                    return
        raise AssertionError("it did not wait")
