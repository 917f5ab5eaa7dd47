"""`manage.py residue` finds a word wherever a machine may have kept it, and never repeats it."""

import io
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from wagtail.search.models import IndexEntry

from community.models import User
from community.residue import cache as cache_module
from community.residue.haystack import Haystack
from community.residue.index import left_over_terms, phrases
from community.residue.needles import Needle, TooShort, read_needles
from community.residue.report import search
from tests.stories.telling import tell

BOTH = ["default", "keys"]
NEEDLE = "Quäkerhäubchen am Fjord"
# No words at all: on SQLite the words of stories that other tests deleted are found in the index.
UNWRITTEN = "Vrzlquompf Ghyttelbrox"


def looked_for(*needles: str) -> str:
    """What the command prints; it must not fail."""
    out = io.StringIO()
    call_command("residue", needles=needles, stdout=out)
    return out.getvalue()


def found(*needles: str) -> str:
    """What the command prints when it finds something."""
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("residue", needles=needles, stdout=out)
    assert refused.value.returncode == 1
    assert not any(needle in out.getvalue() + str(refused.value) for needle in needles)
    return out.getvalue()


def test_a_needle_shows_only_its_number() -> None:
    assert repr(Needle(3, "secret word")) == str(Needle(3, "secret word")) == "<Needle 3>"


def test_needles_are_numbered_by_their_line() -> None:
    assert [n.number for n in read_needles(["first one\n", "\n", "third\n"])] == [1, 3]
    with pytest.raises(TooShort, match="Line 2"):
        read_needles(["long enough\n", "abc\n"])


# --- places ----------------------------------------------------------------------------------
@pytest.mark.django_db(databases=BOTH)
def test_nothing_is_found_and_what_cannot_be_seen_is_said() -> None:
    told = looked_for(UNWRITTEN)
    assert told.endswith("Nothing found.\n")
    assert "backups" in told
    assert "memory caches of other processes" in told


@pytest.mark.django_db(databases=BOTH)
@pytest.mark.parametrize("needles", [[], ["\n"], ["abc"]])
def test_nothing_to_look_for_is_refused(needles: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("residue", needles=needles)
    assert refused.value.returncode == 2


@pytest.mark.django_db(databases=BOTH)
def test_a_column_is_named_and_the_row_without_its_words() -> None:
    user = User.objects.create_user("someone@example.org", first_name="Quäkerhäubchen")
    told = found("quäkerHÄUBCHEN")
    assert "needle 1: default: " in told
    assert f"community_user.first_name, id {user.pk}\n" in told


@pytest.mark.django_db(databases=BOTH)
def test_a_table_that_no_model_knows() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE stray (words text)")
        cursor.execute("INSERT INTO stray VALUES ('left by someone')")
    assert "stray.words, row 1" in found("Left by Someone")


@pytest.mark.django_db(databases=BOTH)
def test_both_databases_are_searched() -> None:
    with connections["keys"].cursor() as cursor:
        cursor.execute("CREATE TABLE stray_keys (words text)")
        cursor.execute("INSERT INTO stray_keys VALUES ('left by someone')")
    assert "keys: " in found("left by someone")


@pytest.mark.django_db(databases=BOTH)
def test_a_session_is_decoded_and_not_named() -> None:
    session = SessionStore()
    session["typed"] = f"so much text that it is compressed: {NEEDLE} " * 20
    session.save()
    told = found(NEEDLE)
    assert "django_session, decoded, row 1" in told
    assert session.session_key not in told


@pytest.mark.django_db(databases=BOTH)
def test_the_memory_cache() -> None:
    cache.set("page", {"html": f"<p>{NEEDLE}</p>"})
    cache.set(f"draft:{NEEDLE.lower()}".replace(" ", "-"), 1)
    told = found(NEEDLE, "fjord")
    assert "needle 1: cache default: value of entry" in told
    assert "needle 2: cache default: key of entry" in told


@pytest.mark.redis
def test_redis_key_by_key(redis_socket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RedisCache(redis_socket, {})
    store.set("page", f"<p>{NEEDLE}</p>")
    client = store._cache.get_client(None)
    client.hset("job", "payload", "Quäkerhäubchen in a hash")
    client.rpush("queue", "Quäkerhäubchen in a list")
    entries = dict(cache_module._entries(store))
    assert len(entries) == 3
    needle = Needle(1, "Quäkerhäubchen")
    assert all(Haystack(value).holds(needle) for value in entries.values())


@pytest.mark.sqlite
@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_a_deleted_row_in_the_write_ahead_log() -> None:
    user = User.objects.create_user("gone@example.org", first_name="Quäkerhäubchen")
    user.delete()
    assert "-wal, byte " in found("Quäkerhäubchen")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "Nothing found." in looked_for("Quäkerhäubchen")


# --- the index -------------------------------------------------------------------------------
@pytest.mark.django_db(databases=BOTH)
def test_the_index_is_searched_by_stems() -> None:
    tell("published", happened="They were restraining seventeen gentlewomen.")
    entry = IndexEntry.objects.get()
    # Not the words as they were written: the index holds their stems only.
    assert f"search index, entry {entry.pk}" in found("Restrained SEVENTEEN gentlewomen")
    assert "Nothing found." in looked_for("gentlewomen restraining seventeen")


@pytest.mark.django_db(databases=BOTH)
def test_an_entry_without_its_object() -> None:
    story = tell("published")
    entry = IndexEntry.objects.get()
    IndexEntry.objects.filter(pk=entry.pk).update(object_id="0" * 8)
    assert f"search index, entry {entry.pk}: its object is gone" in found(UNWRITTEN)
    assert story.again().reference


@pytest.mark.sqlite
@pytest.mark.django_db(databases=BOTH)
def test_words_of_deleted_rows_in_the_segments() -> None:
    tell("published", happened="A Quäkerhäubchen in the corner.")
    assert "quakerhaubch" in {t for p in phrases("Quäkerhäubchen") for t in p.split()}
    IndexEntry.objects.all().delete()
    assert left_over_terms()
    assert "a word of a deleted row" in found("Quäkerhäubchen")
    with connection.cursor() as cursor:
        fts = f"{IndexEntry._meta.db_table}_fts"
        cursor.execute(f"INSERT INTO {fts}({fts}) VALUES('optimize')")
    assert not left_over_terms()


@pytest.mark.sqlite
def test_the_segments_give_every_word(tmp_path: Path) -> None:
    """Our reader of the file format agrees with SQLite's own list, over many pages."""
    from community.residue.segments import terms_on_page

    database = sqlite3.connect(tmp_path / "index.sqlite3")
    database.execute("CREATE VIRTUAL TABLE f USING fts5(a, b)")
    for start in range(0, 6_000, 60):
        text = " ".join(f"word{n:05}{'x' * (n % 90)}" for n in range(start, start + 60))
        database.execute("INSERT INTO f VALUES (?, ?)", (text, f"also{start} word00001"))
    database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, row)")
    listed = {row[0] for row in database.execute("SELECT term FROM v")}
    pages = database.execute("SELECT id, block FROM f_data").fetchall()
    assert {term for page in pages for term in terms_on_page(*page)} == listed
    assert len(listed) > 6_000


# --- PostgreSQL ------------------------------------------------------------------------------
@pytest.mark.postgresql
@pytest.mark.django_db(databases=BOTH)
def test_samples_in_the_statistics() -> None:
    for number in range(20):
        User.objects.create_user(f"{number}@example.org", first_name="Quäkerhäubchen")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE community_user")
    User.objects.all().delete()
    assert "pg_stats.most_common_vals" in found("Quäkerhäubchen")


# --- from outside ----------------------------------------------------------------------------
@pytest.mark.sqlite
@pytest.mark.django_db(databases=BOTH, transaction=True)
def test_from_standard_input_with_its_exit_status(tmp_path: Path) -> None:
    environment = {"HNH_VAR": str(tmp_path), "PATH": "/usr/bin", "LANG": "C.UTF-8"}
    command = [sys.executable, "manage.py", "residue"]

    def run(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *arguments], input=text, env=environment, capture_output=True, text=True
        )

    for alias, name in (("default", "main"), ("keys", "keys")):
        with closing(sqlite3.connect(tmp_path / f"{name}.sqlite3")) as copy:
            connections[alias].ensure_connection()
            connections[alias].connection.backup(copy)
    assert run("no such words\n").returncode == 0
    wrong = run("no such words\nwagtailcore\n")
    assert wrong.returncode == 1
    assert "needle 2: default: django_migrations.app, id" in wrong.stdout
    assert "no such words" not in wrong.stdout + wrong.stderr
    assert run("").returncode == 2


@pytest.mark.django_db(databases=BOTH)
def test_a_search_changes_nothing_and_holds_no_lock() -> None:
    with transaction.atomic():
        assert search([Needle(1, UNWRITTEN)]).findings == []
