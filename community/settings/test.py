"""Tests: fixed keys, databases thrown away, mail kept in memory, no network."""

import os
import tempfile
from pathlib import Path

import environ

from community.settings.base import *  # noqa: F403
from community.settings.base import PERIODS, STORAGES
from community.settings.databases import POSTGRESQL, SQLITE

VAR = Path(tempfile.mkdtemp(prefix="hnh-test-"))
SECRET_KEY = "only-for-tests-" * 5
MASTER_KEYS = ["b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="]
CODE_PEPPER = b"only for tests, thirty-two bytes."
RECORD_KEY = b"for tests only, these too are 32."
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"

POSTGRESQL_URL = os.environ.get("HNH_TEST_POSTGRESQL", "")
if POSTGRESQL_URL:
    # Server-side binding stays off while tests create and drop databases.
    main = POSTGRESQL | environ.Env.db_url_config(POSTGRESQL_URL)
    DATABASES = {
        "default": main | {"TEST": {"NAME": "hnh_test_main"}},
        "keys": main | {"TEST": {"NAME": "hnh_test_keys"}},
    }
else:
    # A test database need not survive a power cut.
    quick = SQLITE["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    DATABASES = {
        alias: SQLITE
        | {"OPTIONS": SQLITE["OPTIONS"] | {"init_command": quick}}
        | {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / f"{alias}.sqlite3",
            "TEST": {"NAME": VAR / f"test-{alias}.sqlite3"},
        }
        for alias in ("default", "keys")
    }

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "post@example.org"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
LOG_ROOT = VAR / "logs"
RECORDS = VAR / "records"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
SESSION_COOKIE_NAME = "hnh_session"
CSRF_COOKIE_NAME = "hnh_form"
READING_COOKIE_NAME = "hnh_reading"
WHITENOISE_AUTOREFRESH = True
PERIODS = PERIODS | {"COOLING_OFF_DAYS": 7, "BATCH_MINIMUM": 3}
