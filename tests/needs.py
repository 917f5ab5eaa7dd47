"""What some tests need from the machine, and in one line how to get it."""

import os
import shutil

from tests.postgresql import programs

# The same browser without windows starts in a third of the time.
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "/usr/bin/chromium"
)
CHROMIUM_MISSING = "Chromium is missing. Install it: sudo apt-get install chromium-headless-shell"
REDIS_MISSING = "Redis is missing. Install it: sudo apt-get install redis-server"
POSTGRESQL_MISSING = "PostgreSQL is missing. Install it: sudo apt-get install postgresql"


def has_chromium() -> bool:
    return shutil.which(CHROMIUM) is not None


def has_redis() -> bool:
    return shutil.which("redis-server") is not None


def has_postgresql() -> bool:
    return bool(os.environ.get("HNH_TEST_POSTGRESQL")) or programs() is not None
