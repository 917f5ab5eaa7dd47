"""Says which master keys are at hand, which are needed, and whether all of it fits together."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stories.actions.upkeep.prove_keys import (
    WrongKeys,
    prove_keys,
    standing,
    take_as_right,
    unreadable,
)


class Command(BaseCommand):
    """Prints marks, never keys: write each key's mark on the envelope that it lies in."""

    help = "Compare the secrets in the settings with what these databases were sealed with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anew",
            action="store_true",
            help="a key is lost for good: from here on what is configured counts as right",
        )

    def handle(self, *args: Any, anew: bool = False, **options: Any) -> None:
        """Raises CommandError with everything that does not fit."""
        if anew:
            self._anew()
        now = standing()
        for number, mark in enumerate(now.at_hand):
            need = "needed" if mark in now.needed else "not needed yet" if not number else "unused"
            self.stdout.write(f"{mark}  {'newest' if not number else 'older'}, {need}")
        for mark in sorted(now.needed - set(now.at_hand)):
            self.stdout.write(f"{mark}  MISSING")
        if now.problems:
            raise CommandError(" ".join(now.problems))
        prove_keys()
        self.stdout.write("The keys fit these databases.")

    def _anew(self) -> None:
        lost = unreadable()
        self.stdout.write(f"{lost} data keys open with none of the master keys at hand.")
        self.stdout.write("What they seal stays unreadable, unless the missing key is found.")
        try:
            take_as_right()
        except WrongKeys as why:
            raise CommandError(f"{why} Nothing was changed.") from None
