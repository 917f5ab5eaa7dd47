"""Fill a throwaway vault or library, to see how desk and readers do with many stories."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from stories.actions.upkeep.invented.make_public import make_public
from stories.actions.upkeep.make_many import make_many

AT_THE_DESK, TOLD_EVERY = 20_000, 10_000


class Command(BaseCommand):
    """Never where real stories may be; `manage.py demo --reset` takes them away again."""

    help = "Write many invented stories into a database that can be thrown away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "number", nargs="?", type=int, help="so many at the desk: 20,000 if nothing is said"
        )
        parser.add_argument("--stories", type=int, help="so many that are public, for the library")
        parser.add_argument("--seed", type=int, default=1, help="other stories for another number")

    def handle(
        self, *args: Any, number: int | None, stories: int | None, seed: int, **options: Any
    ) -> None:
        """Raises ``CommandError`` in production; then nothing has changed."""
        began, today = time.monotonic(), timezone.localdate()
        try:
            made = make_public(stories, today=today, seed=seed, told=self._told) if stories else 0
            if number or not stories:
                made += make_many(number or AT_THE_DESK, today=today, seed=seed)
        except PermissionError as refused:
            raise CommandError(f"Refused: {refused}.") from refused
        self.stdout.write(f"{made} invented stories in {time.monotonic() - began:.0f} seconds.")

    def _told(self, made: int) -> None:
        if made % TOLD_EVERY == 0:
            self.stdout.write(f"{made} public stories")
