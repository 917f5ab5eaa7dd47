"""Puts backups back, and takes away again what was taken away since, before anything is served."""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.backups.contents import Altered, Contents
from community.backups.guard import begin_restoring, end_restoring, is_restoring
from community.backups.programs import ProgramFailed
from community.backups.sealing import CannotOpen, identities
from community.backups.shelf import Shelf, made_at
from community.backups.take import Refused, look, put_set_back
from community.page_cache import drop_pages
from stories.actions.upkeep.prove_keys import WrongKeys, prove_keys


def existing(text: str) -> Path:
    """A path that is there."""
    path = Path(text)
    if not path.exists():
        raise ArgumentTypeError(f"{text} is not there.")
    return path


class Command(BaseCommand):
    """Stop the servers and the timer first. Nothing is written before both sets were looked at."""

    help = "Put back a set of each shelf (the newest), and carry out the removals since then."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--main", type=existing, help="a set of the main database")
        parser.add_argument("--keys", type=existing, help="a set of the keys")
        parser.add_argument("--identity", type=existing, help="the file that opens the main set")
        parser.add_argument("--keys-identity", type=existing, help="the file that opens the keys")
        parser.add_argument(
            "--only", choices=["main", "keys"], help="put back one of them; the other is well"
        )
        parser.add_argument(
            "--over", action="store_true", help="even where there is something: it is lost then"
        )
        parser.add_argument(
            "--go-on", action="store_true", help="the sets are back; do what is to be done after"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError; from the first byte on no server starts until all is done."""
        try:
            day = None if options["go_on"] else self._put_back(options)
        except (Altered, CannotOpen, ImproperlyConfigured, ProgramFailed, Refused) as why:
            raise CommandError(f"{why} {self._where_it_stands()}") from None
        except (DatabaseError, OSError) as error:
            kind = type(error).__name__
            raise CommandError(f"{kind} while restoring. {self._where_it_stands()}") from None
        self._after(day)

    def _put_back(self, options: dict[str, Any]) -> date:
        """The day of the older of the sets that were put back."""
        chosen = []
        for name, shelf in (("main", Shelf.main), ("keys", Shelf.keys)):
            if options["only"] not in (None, name):
                continue
            folder = options[name] or _newest(shelf())
            held = identities(_required(options, "identity" if name == "main" else "keys_identity"))
            alias = "default" if name == "main" else "keys"
            chosen.append((folder, look(folder, held, alias=alias, over=options["over"]), held))
        begin_restoring()
        for folder, contents, held in chosen:
            taken = put_set_back(folder, contents, held)
            self.stdout.write(
                f"{contents.alias}: {taken.rows} rows in {taken.tables} tables, "
                f"{taken.files} files, of {contents.made}"
            )
        return min(_day(contents) for _folder, contents, _held in chosen)

    def _after(self, day: date | None) -> None:
        for alias in ("default", "keys"):
            call_command("migrate", database=alias, verbosity=0)
        try:
            prove_keys()
        except WrongKeys as why:
            raise CommandError(f"{why} {self._where_it_stands()}") from None
        call_command("replay_erasures", stdout=self.stdout)
        drop_pages()
        restored = [f"--restored={day}"] if day else []
        call_command("verify_ledger", *restored, stdout=self.stdout)
        end_restoring()
        self.stdout.write("All is back. Start the servers and the timer.")

    def _where_it_stands(self) -> str:
        if is_restoring():
            return "It is half done: no server starts until a restore has ended well."
        return "Nothing was changed."


def _newest(shelf: Shelf) -> Path:
    found = shelf.sets()
    if not found:
        raise Refused(f"There is no set in {shelf.folder}.")
    return found[-1]


def _required(options: dict[str, Any], name: str) -> Path:
    path: Path | None = options[name]
    if path is None:
        raise Refused(f"--{name.replace('_', '-')} is missing: the file that opens the set.")
    return path


def _day(contents: Contents) -> date:
    made = made_at(Path(contents.made))
    if made is None:
        raise Altered("The set says no day.")
    return made.date()
