"""What time does to the site, to be run every few minutes (docs/handbooks/operators.md)."""

import time
from collections import Counter
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from community.backups.guard import is_restoring
from community.duties import FAILED, carry_out, note
from community.page_cache.failing import expect_none, has_failed
from groups.actions.upkeep.duties import duties as directory_duties
from home.evidence.duties import duties as figure_duties
from home.guide.duties import duties as guide_duties
from home.needs.duties import duties as list_duties
from home.promises.duties import duties as promise_duties
from home.watch.duties import HOUSEKEEPING, NOT_ALL
from home.watch.duties import duties as watch_duties
from stories.actions.leaving.scrub import scrub_search
from stories.actions.publish import publish_due
from stories.actions.translating.publish import publish_translations_due
from stories.actions.upkeep.housekeep import housekeep
from stories.actions.upkeep.prove_keys import WrongKeys, prove_keys


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
        try:
            failed = self._once(publish_now=publish_now)
        except WrongKeys as why:
            raise CommandError(f"Nothing was done. {why}") from None
        if failed and not loop:
            raise CommandError(FAILED)
        while loop:
            connections.close_all()
            time.sleep(loop)
            self._once(publish_now=publish_now)

    def _once(self, *, publish_now: bool) -> int:
        """How many duties failed."""
        if is_restoring():
            self.stdout.write("A restore is not ended: nothing was done.")
            return 0
        prove_keys()
        expect_none()
        now = timezone.now()
        counts = Counter(housekeep(now=now))
        counts.update(carry_out(directory_duties(now)))
        counts.update(carry_out(figure_duties(now)))
        counts.update(carry_out(guide_duties()))
        counts.update(carry_out(promise_duties(now)))
        counts.update(carry_out(list_duties(now)))
        counts.update(carry_out(watch_duties(now)))
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
        if has_failed():  # what lapsed may be shown for as long as a kept page lives
            self.stdout.write("kept pages: not cleared now, and none lives longer than a minute")
        note({HOUSEKEEPING: NOT_ALL if counts[FAILED] else ""})
        return counts[FAILED]
