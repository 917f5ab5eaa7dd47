"""Development and demonstration: everything in one ignored folder, no service needed.

DEBUG stays off, so that what is looked at is what visitors see; `HNH_DEBUG=1` turns it on.
"""

import environ

from community.settings.base import *  # noqa: F403
from community.settings.base import STORAGES, environment
from community.settings.databases import SQLITE
from community.settings.local import local_folder, local_keys

VAR = local_folder()
KEYS = local_keys(VAR)

DEMONSTRATION = True
DEBUG = environment.flag("DEBUG", False)
if DEBUG:  # whoever mends code wants to see variables, and nobody else's words are here
    DEFAULT_EXCEPTION_REPORTER = "django.views.debug.ExceptionReporter"
SECRET_KEY = KEYS["HNH_SECRET_KEY"]
MASTER_KEYS = environment.words("MASTER_KEYS", KEYS["HNH_MASTER_KEYS"].split(","))
CODE_PEPPER = bytes.fromhex(KEYS["HNH_CODE_PEPPER"])
RECORD_KEY = bytes.fromhex(KEYS["HNH_RECORD_KEY"])
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
BASE_URL = WAGTAILADMIN_BASE_URL = environment.text("BASE_URL", "http://localhost:8000")

DATABASES = {
    "default": SQLITE | environ.Env.db_url_config(f"sqlite:///{VAR / 'main.sqlite3'}"),
    "keys": SQLITE | environ.Env.db_url_config(f"sqlite:///{VAR / 'keys.sqlite3'}"),
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"
LOG_ROOT = VAR / "logs"
RECORDS = environment.text("RECORDS", str(VAR / "records"))
BACKUPS = environment.text("BACKUPS", str(VAR / "backups"))
KEYS_BACKUPS = environment.text("KEYS_BACKUPS", str(VAR / "keys-backups"))
BACKUP_RECIPIENTS = environment.words("BACKUP_RECIPIENTS", [])
KEYS_BACKUP_RECIPIENTS = environment.words("KEYS_BACKUP_RECIPIENTS", [])
STORAGES = STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
EMAIL_BACKEND = "community.signin.console.StaffMailOnConsole"
DEFAULT_FROM_EMAIL = "post@example.org"
SESSION_COOKIE_NAME = "hnh_session"
CSRF_COOKIE_NAME = "hnh_form"
READING_COOKIE_NAME = "hnh_reading"
environment.refuse_if_wrong()
