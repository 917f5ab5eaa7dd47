"""Puts the newest backups back beside the site, proves them, and throws that away. Once a month."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from community.duties import end_noted
from home.watch.duties import DRILL

ROOT = Path(__file__).resolve().parents[3]
ADDRESSES = {"default": "HNH_DATABASE_URL", "keys": "HNH_KEYS_DATABASE_URL"}
ENDING = "_drill"


class Command(BaseCommand):
    """The very command for the day itself, with other databases and a copy of the records.

    The site goes on meanwhile. On PostgreSQL the role must be allowed to make a database.
    """

    help = "Restore the newest backups into databases made for it, verify them, and drop these."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--identity", type=Path, required=True)
        parser.add_argument("--keys-identity", type=Path, required=True)

    def handle(self, *args: Any, identity: Path, keys_identity: Path, **options: Any) -> None:
        """Raises CommandError when the backups would not have helped."""
        # For those who may open the house for stories, and for whoever watches.
        with end_noted(DRILL):
            self._try(identity, keys_identity)

    def _try(self, identity: Path, keys_identity: Path) -> None:
        if settings.DEMONSTRATION:
            raise CommandError("The drill needs production settings: it reads their variables.")
        with tempfile.TemporaryDirectory(prefix="drill-", dir=Path(settings.BACKUPS)) as name:
            folder = Path(name)
            if Path(settings.RECORDS).is_dir():
                shutil.copytree(settings.RECORDS, folder / "records")
            elsewhere = {
                "HNH_MEDIA_ROOT": str(folder / "media"),
                "HNH_RECORDS": str(folder / "records"),
                "HNH_REDIS_URL": "",
            }
            try:
                for alias, variable in ADDRESSES.items():
                    elsewhere[variable] = _make(alias, os.environ[variable], folder)
                code = self._restore(elsewhere, identity, keys_identity)
            finally:
                for alias in ADDRESSES:
                    _drop(alias)
        if code:
            raise CommandError("The drill failed: with these backups the site would not come back.")
        self.stdout.write("The drill went well. What it made is gone again.")

    def _restore(self, elsewhere: dict[str, str], identity: Path, keys_identity: Path) -> int:
        command = [sys.executable, "manage.py", "restore", "--identity", str(identity.resolve())]
        done = subprocess.run(  # noqa: S603 - our own words and the operator's paths
            [*command, "--keys-identity", str(keys_identity.resolve())],
            cwd=ROOT,
            env=dict(os.environ) | elsewhere,
            capture_output=True,
            text=True,
        )
        self.stdout.write(done.stdout + done.stderr)
        return done.returncode


def _make(alias: str, address: str, folder: Path) -> str:
    """The address of an empty database beside this one."""
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{folder / alias}.sqlite3"
    _drop(alias)
    with connections[alias].cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {_name(alias)}")
    return urlsplit(address)._replace(path=f"/{_plain_name(alias)}").geturl()


def _drop(alias: str) -> None:
    """SQLite's goes with the folder."""
    if connections[alias].vendor == "postgresql":
        with connections[alias].cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {_name(alias)}")


def _name(alias: str) -> str:
    return connections[alias].ops.quote_name(_plain_name(alias))


def _plain_name(alias: str) -> str:
    return f"{connections[alias].settings_dict['NAME']}{ENDING}"
