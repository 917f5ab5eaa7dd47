"""What the parts write down by themselves when something goes wrong: a needle for each.

What SQLite keeps in its `-wal` file and its index after a withdrawal stands in
`tests/stories/actions/test_withdraw.py`; allauth's keys in `test_no_trace.py`.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
from django_tasks import task

from community.health import redis_answers, redis_keeps_nothing
from community.residue.needles import Needle
from community.residue.report import search
from community.settings.databases import POSTGRESQL
from tests.community.crashing import NEEDLE
from tests.community.test_no_trace import everything_said
from tests.community.test_settings_production import RIGHT
from tests.postgresql import own_postgresql, programs

__all__ = ["everything_said"]
ROOT = Path(__file__).resolve().parents[2]
CLUSTER = ROOT / "deploy" / "postgresql" / "hnh.conf"
WAYS = ["connection", "cluster"]
GRANTS = ROOT / "deploy" / "postgresql" / "role.sql"


# --- PostgreSQL ------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    folder = programs()
    assert folder
    with own_postgresql(folder) as address:
        yield address


def everything_goes_wrong(connection: Any) -> None:
    """A failing row, a duplicate, a statement out of time, and one that is no SQL at all."""
    wrong = (
        ("INSERT INTO told VALUES (2, %s)", (f"{NEEDLE} too long " * 3,)),
        ("INSERT INTO told VALUES (1, %s)", (NEEDLE,)),
        ("SELECT pg_sleep(5), %s::text", (NEEDLE,)),
        ("SELECT %s::integer", (NEEDLE,)),
        (f"SELECT '{NEEDLE}' FROM nowhere WHERE", None),
    )
    connection.execute("SET statement_timeout = 200")
    for statement, values in wrong:
        with pytest.raises(psycopg.Error):
            connection.execute(statement, values)


def log_of(connection: Any) -> str:
    folder = connection.execute("SHOW data_directory").fetchone()[0]
    return (Path(folder).parent / "log").read_text()


def set_for_all(connection: Any, settings: dict[str, str]) -> None:
    """As a file in the cluster's own folder of settings does."""
    for name, value in settings.items():
        connection.execute(f"ALTER SYSTEM SET {name} = {value}")
    connection.execute("SELECT pg_reload_conf()")
    time.sleep(0.3)


def of_the_file() -> dict[str, str]:
    """What the file for a cluster says about its log."""
    lines = re.findall(r"^(log_\w+) = (\S.*)$", CLUSTER.read_text(), re.MULTILINE)
    return {name: value for name, value in lines if name != "log_line_prefix"}


@pytest.mark.postgresql
@pytest.mark.parametrize("how", WAYS)
def test_postgresql_does_not_log_the_row_that_failed(cluster: str, how: str) -> None:
    plain = psycopg.connect(cluster, autocommit=True)
    plain.execute("DROP TABLE IF EXISTS told")
    plain.execute("CREATE TABLE told (id int PRIMARY KEY, words text CHECK (length(words) < 60))")
    plain.execute("INSERT INTO told VALUES (1, '')")
    before = len(log_of(plain))
    everything_goes_wrong(plain)
    assert NEEDLE in log_of(plain)[before:], "as PostgreSQL is by itself"
    options = POSTGRESQL["OPTIONS"]["options"]
    if how == "cluster":
        options = ""
        set_for_all(plain, of_the_file())
    before = len(log_of(plain))
    with psycopg.connect(cluster, autocommit=True, options=options) as ours:
        everything_goes_wrong(ours)
        said = log_of(ours)[before:]
    plain.close()
    assert "Quastenflosser" not in said and "Fjord" not in said


def test_the_role_may_ask_for_all_of_it() -> None:
    """Who asks and may not is refused as a whole: the site would not start."""
    grant = re.search(r"GRANT SET ON PARAMETER ([^;]*) TO", GRANTS.read_text())
    assert grant
    asked = set(re.findall(r"-c (log_\w+)=", POSTGRESQL["OPTIONS"]["options"]))
    assert asked == set(re.findall(r"\w+", grant[1]))


# --- Redis -----------------------------------------------------------------------------------
def filled_and_stopped(folder: Path, *options: str) -> list[str]:
    """A Redis that held a needle and was told to stop; which files it left."""
    socket = folder / "r.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)]
    process = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while not socket.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    redis.Redis.from_url(f"unix://{socket}").set("page", NEEDLE)
    process.terminate()
    process.wait(10)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if NEEDLE.encode() in path.read_bytes()]


@pytest.mark.redis
def test_redis_without_snapshots_leaves_nothing(tmp_path: Path) -> None:
    by_itself, ours = tmp_path / "by-itself", tmp_path / "ours"
    by_itself.mkdir()
    ours.mkdir()
    plain = ("--rdbcompression", "no")
    assert filled_and_stopped(by_itself, "--save", "60 1", *plain) == ["dump.rdb"]
    assert filled_and_stopped(ours, "--save", "", "--appendonly", "no", *plain) == []


@pytest.mark.redis
def test_a_redis_that_writes_to_a_disk_is_seen(settings: Any, redis_socket: str) -> None:
    backend = "community.cache.RedisOrMemory"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": redis_socket}}
    client = redis.Redis.from_url(redis_socket)
    try:
        assert redis_answers() and redis_keeps_nothing()
        for name, wrong, right in (("save", "60 1", ""), ("appendonly", "yes", "no")):
            client.config_set(name, wrong)
            assert not redis_keeps_nothing()
            client.config_set(name, right)
        assert redis_keeps_nothing()
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "unix:///nowhere.sock"}}
        assert not redis_answers() and redis_keeps_nothing()
    finally:
        del settings.CACHES


# --- jobs ------------------------------------------------------------------------------------
@task()
def breaks(words: str) -> None:
    raise ValueError(f"cannot work on {words}")


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_job_that_breaks_leaves_neither_its_words_nor_its_errors(everything_said: Path) -> None:
    """Wagtail's jobs are done at once, in the process that asks: nothing waits in a table."""
    result = breaks.enqueue(NEEDLE)
    assert NEEDLE in result.errors[0].traceback, "the job itself knows"
    said = everything_said.read_text()
    assert "ValueError (message withheld)" in said and "django_tasks" in said
    assert [str(found) for found in search([Needle(1, NEEDLE)]).findings] == []


# --- errors ----------------------------------------------------------------------------------
def test_an_error_in_production_tells_where_and_nothing_else(tmp_path: Path) -> None:
    chosen = RIGHT | {
        "HNH_DATABASE_URL": f"sqlite:///{tmp_path / 'main.sqlite3'}",
        "HNH_KEYS_DATABASE_URL": f"sqlite:///{tmp_path / 'keys.sqlite3'}",
    }
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HNH_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.community.crashing"],
        cwd=ROOT,
        env=clean | chosen | {"DJANGO_SETTINGS_MODULE": "community.settings.production"},
        capture_output=True,
        text=True,
    )
    assert "STATUS 500" in done.stdout and "/broken/" in done.stdout
    assert "Internal Server Error: /broken/" in done.stderr
    assert done.stderr.count("Broken (message withheld)") == 3, "view, thread and program"
    assert "crashing.py" in done.stdout and "Broken (message withheld)" in done.stdout
    for told in (done.stdout, done.stderr):
        assert "Quastenflosser" not in told and "Fjord" not in told and "203.0.113" not in told
