"""Fill a throwaway vault, to see how the desk does with many stories."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from stories.actions.upkeep.make_many import make_many


class Command(BaseCommand):
    """Never where real stories may be; `manage.py demo --reset` takes them away again."""

    help = "Write many invented stories into a database that can be thrown away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", nargs="?", type=int, default=20_000)
        parser.add_argument("--seed", type=int, default=1, help="other stories for another number")

    def handle(self, *args: Any, number: int, seed: int, **options: Any) -> None:
        """Raises ``CommandError`` in production; then nothing has changed."""
        began = time.monotonic()
        try:
            made = make_many(number, today=timezone.localdate(), seed=seed)
        except PermissionError as refused:
            raise CommandError(f"Refused: {refused}.") from refused
        self.stdout.write(f"{made} invented stories in {time.monotonic() - began:.0f} seconds.")
