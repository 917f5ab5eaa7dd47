"""Seals the secrets of the settings so that only a few people together can open them, and tries it.

manage.py key_escrow --into /srv/escrow --need 2 age1anna… age1boris… age1clara…
manage.py key_escrow --try /srv/escrow/holders-1-3.age --identity clara.txt --identity anna.txt
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.backups.escrow import opens_with, write_escrow
from community.backups.sealing import CannotOpen, CannotSeal, identities


class Command(BaseCommand):
    """Prints where the files are, and never what is in them."""

    help = "Split custody of HNH_MASTER_KEYS, HNH_CODE_PEPPER and HNH_RECORD_KEY."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("holders", nargs="*", help="age1…, one for each person")
        parser.add_argument("--into", type=Path, help="the folder for the files")
        parser.add_argument("--need", type=int, default=2, help="how many must come together")
        parser.add_argument("--try", type=Path, dest="tried", help="see whether a file opens")
        parser.add_argument(
            "--identity", type=Path, action="append", default=[], help="outermost layer first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where nothing was written, or a file would not have helped."""
        try:
            if options["tried"]:
                self._try(options["tried"], options["identity"])
            else:
                self._write(options)
        except (CannotOpen, CannotSeal) as why:
            raise CommandError(str(why)) from None
        except FileExistsError as error:
            raise CommandError(f"{error.filename} is there already: choose a new folder.") from None
        except OSError as error:
            raise CommandError(f"{error.strerror}: {error.filename}") from None

    def _write(self, options: dict[str, Any]) -> None:
        if options["into"] is None:
            raise CommandError("--into names the folder for the files.")
        for path in write_escrow(options["into"], options["holders"], need=options["need"]):
            self.stdout.write(str(path))
        self.stdout.write("Try one of them now, with --try, and again each year.")

    def _try(self, path: Path, held: list[Path]) -> None:
        if not opens_with(path, [identities(file) for file in held]):
            raise CommandError(
                "It opens, and holds other secrets than those in use: write it anew."
            )
        self.stdout.write("It opens, and holds the secrets that are in use.")
