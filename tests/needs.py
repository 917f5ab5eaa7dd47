"""What some tests need from the machine, and in one line how to get it."""

import os
import shutil
from urllib.parse import quote

import psycopg

CHROMIUM = "/usr/bin/chromium"
ADDRESSES = (
    "postgresql:///postgres",
    "postgresql://postgres@/postgres",
    "postgresql://127.0.0.1:5432/postgres",
    "postgresql://postgres@127.0.0.1:5432/postgres",
)
CHROMIUM_MISSING = "Chromium is missing. Install it: sudo apt-get install chromium"
REDIS_MISSING = "Redis is missing. Install it: sudo apt-get install redis-server"
POSTGRESQL_MISSING = (
    "PostgreSQL is missing, or lets us make no database. Install it: sudo apt-get install "
    "postgresql && sudo -u postgres createuser --superuser $USER"
)


def has_chromium() -> bool:
    return shutil.which(CHROMIUM) is not None


def has_redis() -> bool:
    return shutil.which("redis-server") is not None


def find_postgresql() -> str:
    """The address of a server on which we may make databases; empty when there is none."""
    given = os.environ.get("HNH_TEST_POSTGRESQL")
    for address in [given] if given else ADDRESSES:
        try:
            with psycopg.connect(address, connect_timeout=3) as connection:
                right = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
                row = connection.execute(right).fetchone()
                if row and row[0]:
                    return _for_django(connection.info)
        except psycopg.Error:
            continue
    return ""


def _for_django(info: psycopg.ConnectionInfo) -> str:
    """The address with user and port spelt out; no host means the usual socket."""
    password = f":{quote(info.password, safe='')}" if info.password else ""
    host = "" if info.host.startswith("/") else info.host
    return f"postgresql://{quote(info.user)}{password}@{host}:{info.port}/{info.dbname}"
