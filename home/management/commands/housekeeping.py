"""What time does to the site, to be run every few minutes (docs/handbooks/operators.md)."""

import time
from collections import Counter
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from stories.actions.leaving.scrub import scrub_search
from stories.actions.publish import publish_due
from stories.actions.translating.publish import publish_translations_due
from stories.actions.upkeep.housekeep import FAILED, housekeep


class Command(BaseCommand):
    """Sweeps, ends, forgets, publishes, and says how much of each. Safe to run at any time."""

    help = "Do everything that is due: sweep drafts, end waits, finish erasures, publish."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--publish-now",
            action="store_true",
            help="publish all that is approved, cooling-off or not: for operators and tests",
        )
        parser.add_argument(
            "--loop", type=int, metavar="SECONDS", help="do it again and again, with this pause"
        )

    def handle(
        self,
        *args: Any,
        publish_now: bool = False,
        loop: int | None = None,
        **options: Any,
    ) -> None:
        failed = self._once(publish_now=publish_now)
        if failed and not loop:
            raise CommandError(FAILED)
        while loop:
            connections.close_all()
            time.sleep(loop)
            self._once(publish_now=publish_now)

    def _once(self, *, publish_now: bool) -> int:
        """How many duties failed."""
        now = timezone.now()
        counts = Counter(housekeep(now=now))
        if publish_now:
            counts["stories published"] += len(publish_due(today=now.date(), everything=True))
            counts["translations published"] += publish_translations_due(
                today=now.date(), everything=True
            )
        SessionStore.clear_expired()
        scrubbed = scrub_search()
        for what, count in counts.items():
            self.stdout.write(f"{what}: {count}")
        self.stdout.write(f"databases scrubbed: {'yes' if scrubbed else 'not now, next time'}")
        return counts[FAILED]
