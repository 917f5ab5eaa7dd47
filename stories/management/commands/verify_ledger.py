"""Prove the consent ledgers: `manage.py verify_ledger` names the first broken link of each.

Run it from time to time, and always after a backup was put back: then with `--restored` and the
day of the backup. Note the line about the newest anchor somewhere else, on paper for instance:
whoever takes away the newest anchors and their record together is found out by it alone.
"""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stories.actions.proving.anchors import newest_record
from stories.actions.proving.ledger import Proof, prove_ledger
from stories.actions.upkeep.anchor import record_digest


class Command(BaseCommand):
    """Exits 0 when every chain holds, and 1 when one is broken."""

    help = "Recompute every consent ledger, compare it with its anchors, and name what is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
        parser.add_argument(
            "--restored",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day of a backup that was put back: anchors of later days need no rows",
        )

    def handle(
        self, *args: Any, quiet: bool = False, restored: date | None = None, **options: Any
    ) -> None:
        """Raises CommandError when something is wrong; its `returncode` is the exit status."""
        proof = prove_ledger(restored=restored)
        for line in proof.wrong:
            self.stdout.write(line)
        if not quiet:
            self._tell(proof)
        if proof.wrong:
            raise CommandError(f"{len(proof.wrong)} things are wrong with the consent ledgers.")
        if not quiet:
            self.stdout.write("Every chain holds.")

    def _tell(self, proof: Proof) -> None:
        """What was looked at, and what this cannot show."""
        for line in proof.unproven:
            self.stdout.write(line)
        self.stdout.write(f"Looked at {proof.stories} stories with {proof.entries} entries.")
        self.stdout.write(f"{proof.not_anchored} entries are younger than their last anchor.")
        newest = newest_record()
        if newest:
            self.stdout.write(f"Newest anchor: {newest['day']}, {record_digest(newest)}")
