"""A backup is put back on another machine, with databases and folders of other names.

Each restore runs as an operator's would: a process of its own, with production settings.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings as ours
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connections

from community.backups.guard import begin_restoring, end_restoring, refuse_while_restoring
from community.backups.make import make_sets
from community.lib.crypto import new_master_key
from home.watch.duties import DRILL
from stories.actions.leaving.withdraw import withdraw
from tests.community.backups.conftest import people as people
from tests.community.backups.conftest import shelves as shelves
from tests.community.test_settings_production import RIGHT, ROOT
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
NIGHT = datetime(2026, 3, 5, 3, 15, tzinfo=UTC)
ON_POSTGRESQL = bool(os.environ.get("HNH_TEST_POSTGRESQL"))


class Elsewhere:
    """Another machine: empty databases, its own folders, our secrets."""

    def __init__(self, folder: Path, shelf: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.addresses = {alias: self._database(alias) for alias in ("default", "keys")}
        self.environment = RIGHT | {
            "DJANGO_SETTINGS_MODULE": "community.settings.production",
            "HNH_MASTER_KEYS": ",".join(ours.MASTER_KEYS),
            "HNH_CODE_PEPPER": ours.CODE_PEPPER.hex(),
            "HNH_RECORD_KEY": ours.RECORD_KEY.hex(),
            "HNH_DATABASE_URL": self.addresses["default"],
            "HNH_KEYS_DATABASE_URL": self.addresses["keys"],
            "HNH_MEDIA_ROOT": str(folder / "pictures"),
            "HNH_RECORDS": str(folder / "list"),
            "HNH_BACKUPS": str(shelf / "main-shelf"),
            "HNH_KEYS_BACKUPS": str(shelf / "keys-shelf"),
        }

    def _database(self, alias: str) -> str:
        if not ON_POSTGRESQL:
            return f"sqlite:///{self.folder / alias}.sqlite3"
        address = urlsplit(os.environ["HNH_TEST_POSTGRESQL"])
        name = f"elsewhere_{alias}_{os.getpid()}"
        with psycopg.connect(address.geturl(), autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
        return address._replace(path=f"/{name}").geturl()

    def serve(self) -> subprocess.CompletedProcess[str]:
        """As a web server does it: whoever calls the application imports it first."""
        return self._run("-c", "import community.wsgi")

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self._run("manage.py", *words)

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("HNH_")}
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=clean | self.environment,
            capture_output=True,
            text=True,
        )

    def count(self, alias: str, table: str) -> int:
        question = f'SELECT COUNT(*) FROM "{table}"'
        if ON_POSTGRESQL:
            with psycopg.connect(self.addresses[alias]) as database:
                return database.execute(question).fetchone()[0]
        with sqlite3.connect(self.folder / f"{alias}.sqlite3") as database:
            return database.execute(question).fetchone()[0]

    def has_tables(self) -> bool:
        try:
            return self.count("default", "django_migrations") > 0
        except (sqlite3.Error, psycopg.Error):
            return False


@pytest.fixture
def elsewhere(tmp_path, shelves):
    machine = Elsewhere(tmp_path / "elsewhere", shelves)
    yield machine
    for alias in machine.addresses if ON_POSTGRESQL else ():
        with psycopg.connect(os.environ["HNH_TEST_POSTGRESQL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE elsewhere_{alias}_{os.getpid()} WITH (FORCE)")


@pytest.fixture
def opens(people) -> tuple[str, ...]:
    main, keys = people["main"][1], people["keys"][1]
    return ("--identity", str(main), "--keys-identity", str(keys))


def test_all_comes_back_but_what_was_taken_back_since(shelves, elsewhere, opens):
    picture = shelves / "media" / "pictures" / "a.txt"
    picture.parent.mkdir(parents=True)
    picture.write_text("a picture")
    tell("published"), tell("waiting")
    goes = tell("published")
    make_sets(NIGHT)
    withdraw(submission_id=goes.id, today=DAY)
    shutil.copytree(shelves / "records", elsewhere.folder / "list")

    done = elsewhere.manage("restore", *opens)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert "stories withdrawn again: 1" in done.stdout
    assert "Every chain holds." in done.stdout
    assert "All is back. Start the servers" in done.stdout
    assert elsewhere.count("default", "stories_story") == 1
    assert elsewhere.count("default", "vault_submission") == 2
    assert elsewhere.count("keys", "vault_datakey") == 2
    assert (elsewhere.folder / "pictures" / "pictures" / "a.txt").read_text() == "a picture"
    assert not (elsewhere.folder / "list" / ".restoring").exists()

    again = elsewhere.manage("restore", *opens)
    assert again.returncode and "is not empty. Nothing was changed." in again.stderr
    assert elsewhere.manage("restore", "--over", *opens).returncode == 0
    assert elsewhere.count("default", "stories_story") == 1


def test_the_wrong_person_opens_nothing_and_nothing_is_written(shelves, elsewhere, people):
    make_sets(NIGHT)
    stranger = str(people["stranger"][1])
    done = elsewhere.manage("restore", "--identity", stranger, "--keys-identity", stranger)
    assert "This identity does not open it. Nothing was changed." in done.stderr
    done = elsewhere.manage("restore", "--identity", str(people["main"][1]))
    assert "--keys-identity is missing" in done.stderr
    assert not elsewhere.has_tables()


def test_an_altered_set_is_refused_before_anything_is_written(shelves, elsewhere, opens):
    _main, keys = make_sets(NIGHT)
    with (keys / "database.age").open("ab") as file:
        file.write(b"!")
    done = elsewhere.manage("restore", *opens)
    assert "is not the one that was made. Nothing was changed." in done.stderr
    assert not elsewhere.has_tables()


def how_it_ended(elsewhere):
    """Whether a drill ever went well there, and whether the last one failed."""
    words = f"from community.models import LastRun; run = LastRun.objects.get(name={DRILL!r})"
    say = "print(bool(run.last_success), bool(run.error))"
    done = elsewhere.manage("shell", "-v0", "-c", f"{words}; {say}")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_drill_restores_beside_the_site_and_leaves_nothing(shelves, elsewhere, opens):
    tell("published")
    make_sets(NIGHT)
    assert elsewhere.manage("restore", *opens).returncode == 0
    before = sorted((shelves / "main-shelf").iterdir())
    done = elsewhere.manage("backup_drill", *opens)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "The drill went well." in done.stdout
    assert elsewhere.serve().returncode == 0
    assert sorted((shelves / "main-shelf").iterdir()) == before
    assert how_it_ended(elsewhere) == "True False"
    if ON_POSTGRESQL:
        with psycopg.connect(elsewhere.addresses["default"]) as database:
            names = database.execute("SELECT datname FROM pg_database").fetchall()
        assert not [name for (name,) in names if name.endswith("_drill")]

    elsewhere.environment["HNH_MASTER_KEYS"] = new_master_key()
    assert "None of HNH_MASTER_KEYS is a master key" in elsewhere.serve().stderr
    failed = elsewhere.manage("backup_drill", *opens)
    assert failed.returncode and "would not come back" in failed.stderr
    assert how_it_ended(elsewhere) == "True True"


def test_nothing_is_served_and_nothing_done_until_a_restore_has_ended(shelves, capsys):
    refuse_while_restoring()
    begin_restoring()
    try:
        with pytest.raises(ImproperlyConfigured, match="restore --go-on"):
            refuse_while_restoring()
        with pytest.raises(CommandError, match="A restore is not ended"):
            call_command("backup")
        call_command("housekeeping")
        assert capsys.readouterr().out == "A restore is not ended: nothing was done.\n"
        call_command("restore", "--go-on")
        refuse_while_restoring()
    finally:
        end_restoring()


def test_databases_are_told_apart(shelves, people):
    main, keys = make_sets(NIGHT)
    held = ("--keys-identity", str(people["main"][1]))
    with pytest.raises(CommandError, match="is of the database default, not keys"):
        call_command("restore", "--only", "keys", "--keys", str(main), "--over", *held)
    assert connections["keys"].introspection.table_names()
