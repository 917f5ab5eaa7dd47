"""Wrap every data key under the newest master key; the old one can then be retired.

1. Make a key: `python -c "from community.lib.crypto import new_master_key as n; print(n())"`.
2. Put it first in HNH_MASTER_KEYS, the old one after it, and restart every server.
3. Run `manage.py rotate_keys` until it says that all keys are under the newest.
4. When the last backup of the `keys` database that needs it has expired, remove the old key.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stories.actions.upkeep.prove_keys import WrongKeys
from stories.actions.upkeep.rotate import rotate


class Command(BaseCommand):
    """Works in batches while the site runs, and can be stopped and run again."""

    help = "Wrap every data key under the newest master key."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="keys a transaction")

    def handle(self, *args: Any, batch: int = 500, **options: Any) -> None:
        """Raises CommandError when a key opens with none of the master keys."""
        if batch < 1:
            raise CommandError("--batch must be at least 1.")
        try:
            done = rotate(batch_size=batch)
        except WrongKeys as why:
            raise CommandError(f"Nothing was changed. {why}") from None
        self.stdout.write(f"{done.rewrapped} keys wrapped anew, {done.current} were already.")
        if done.unreadable:
            raise CommandError(
                f"{done.unreadable} keys open with none of HNH_MASTER_KEYS. Put back the master "
                "key that is missing; until then the stories they open cannot be read."
            )
        self.stdout.write("Every data key is under the newest master key.")
