"""After a backup was restored, and before anything is served: take away again what was taken away.

The list is signed and lies outside both databases, in HNH_RECORDS. The docs say when to run it:
docs/handbooks/operators.md, "Restoring a backup".
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from stories.actions.restoring.replay import (
    RecordBroken,
    erase_keyless,
    keyless,
    replay,
    verifying_key,
)


class Command(BaseCommand):
    """Prints how much of each, never which. Twice is the same as once."""

    help = "Replay the signed list of removals on the restored databases."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count what would be done")
        parser.add_argument(
            "--erase-keyless",
            action="store_true",
            help="then withdraw every story whose key is gone: look at their number first",
        )
        parser.add_argument(
            "--public-key", action="store_true", help="print what verifies the signatures, and end"
        )

    def handle(
        self,
        *args: Any,
        dry_run: bool = False,
        erase_keyless: bool = False,
        public_key: bool = False,
        **options: Any,
    ) -> None:
        """Raises CommandError, naming the file, when a signature does not hold."""
        if public_key:
            self.stdout.write(verifying_key())
            return
        try:
            counts = replay(today=timezone.now().date(), dry_run=dry_run)
        except RecordBroken as broken:
            raise CommandError(f"Nothing was done. {broken}.") from None
        for what, count in counts.items():
            self.stdout.write(f"{what}: {count}")
        self._tell_keyless(erase=erase_keyless and not dry_run)
        if dry_run:
            self.stdout.write("This was only counted. Nothing was done.")

    def _tell_keyless(self, *, erase: bool) -> None:
        if erase:
            erased = erase_keyless(today=timezone.now().date())
            self.stdout.write(f"stories without a key erased: {erased}")
            return
        self.stdout.write(f"stories without a key (see the handbook): {len(keyless())}")
