"""Look for words that should be gone: `manage.py residue < needles`, one needle a line.

Needles come on standard input only: an argument would stay in the shell's history and in the
list of processes. No needle is ever printed.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.residue.needles import TooShort, read_needles
from community.residue.report import search

FOUND, CANNOT_LOOK = 1, 2


class Command(BaseCommand):
    """Exits 0 when nothing is found and 1 when something is.

    2: it was not asked rightly, or found nothing while a part could not be read.
    """

    help = "Look everywhere for the needles on standard input, and say where they are."
    requires_system_checks: list[str] = []
    stealth_options = ("needles",)

    def handle(self, *args: Any, needles: Iterable[str] | None = None, **options: Any) -> None:
        """Raises CommandError when something is found; its `returncode` is the exit status."""
        try:
            wanted = read_needles(sys.stdin if needles is None else needles)
        except TooShort as short:
            raise CommandError(str(short), returncode=CANNOT_LOOK) from None
        if not wanted:
            raise CommandError(
                "Give needles on standard input, one a line.", returncode=CANNOT_LOOK
            )
        report = search(wanted)
        self.stdout.write(f"Looked for {len(wanted)} needles in {report.looked}.")
        for finding in report.findings:
            self.stdout.write(str(finding))
        self._tell("Could not read:", report.unread)
        self._tell("This cannot see:", report.unseen)
        if report.findings:
            raise CommandError(f"Found in {len(report.findings)} places.", returncode=FOUND)
        if report.unread:
            raise CommandError(
                f"Nothing found, but {len(report.unread)} places could not be read.",
                returncode=CANNOT_LOOK,
            )
        self.stdout.write("Nothing found.")

    def _tell(self, heading: str, places: Sequence[object]) -> None:
        """A list under its heading, or nothing."""
        if places:
            self.stdout.write(heading)
        for place in places:
            self.stdout.write(f"- {place}")
