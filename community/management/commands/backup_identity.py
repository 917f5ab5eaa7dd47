"""Makes what opens backups: on the machine of the person who will hold it, never on the server."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from pyrage import x25519


class Command(BaseCommand):
    """Writes the secret half into a file of mode 600, and prints the half that servers may know."""

    help = "Make an identity that opens backups; `age-keygen` makes the same."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to put it; must not exist")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Raises CommandError rather than write over a file."""
        identity = x25519.Identity.generate()
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"{file} is there already, and may open backups.") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        with os.fdopen(handle, "w") as target:
            target.write(f"# public key: {identity.to_public()}\n{identity}\n")
        self.stdout.write(str(identity.to_public()))
