"""Prove the public rows: `manage.py verify_public` names each story and what is wrong with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stories.actions.proving.public import prove_public


class Command(BaseCommand):
    """Exits 0 when every public row is what both approved, and 1 when one is not."""

    help = "Check every public story against its approvals, its ledger and its own text."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say only what is wrong")

    def handle(self, *args: Any, quiet: bool = False, **options: Any) -> None:
        """Raises CommandError when something is wrong; its `returncode` is the exit status."""
        proof = prove_public()
        for line in proof.wrong:
            self.stdout.write(line)
        if proof.wrong:
            raise CommandError(f"{len(proof.wrong)} things are wrong with the public stories.")
        if not quiet:
            self.stdout.write(f"Looked at {proof.stories} public stories: all as approved.")
