"""Production. Everything that must be secret or decided is read here, and refused when missing."""

from cryptography.fernet import Fernet

from community.settings.base import *  # noqa: F403
from community.settings.base import COUNTRIES, HSTS, environment
from community.settings.databases import POSTGRESQL, SQLITE
from community.settings.logs import FORMS, logging_as


def is_master_key(value: str) -> bool:
    """Whether this is a Fernet key (32 bytes, URL-safe base64)."""
    try:
        Fernet(value)
    except ValueError:
        return False
    return True


def bytes_from(value: str) -> bytes:
    """The bytes of a secret; empty when it is not hexadecimal."""
    try:
        return bytes.fromhex(value)
    except ValueError:
        return b""


def with_options(config: dict[str, object]) -> dict[str, object]:
    """This database's address with how we talk to its kind."""
    postgresql = "postgresql" in str(config.get("ENGINE", ""))
    return (POSTGRESQL if postgresql else SQLITE) | config


SECRET_KEY = environment.text("SECRET_KEY")
MASTER_KEYS = environment.words("MASTER_KEYS")
CODE_PEPPER = bytes_from(environment.text("CODE_PEPPER"))
RECORD_KEY = bytes_from(environment.text("RECORD_KEY"))
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
BASE_URL = WAGTAILADMIN_BASE_URL = environment.text("BASE_URL")
DATABASES = {
    "default": with_options(environment.database("DATABASE_URL")),
    "keys": with_options(environment.database("KEYS_DATABASE_URL")),
}
REDIS_URL = PAGE_CACHE_URL = environment.text("REDIS_URL", "")
STATIC_ROOT = environment.text("STATIC_ROOT")
MEDIA_ROOT = environment.text("MEDIA_ROOT")
LOG_ROOT = environment.text("LOG_ROOT", "")
RECORDS = environment.text("RECORDS")
BACKUPS = environment.text("BACKUPS", "")
KEYS_BACKUPS = environment.text("KEYS_BACKUPS", "")
BACKUP_RECIPIENTS = environment.words("BACKUP_RECIPIENTS", [])
KEYS_BACKUP_RECIPIENTS = environment.words("KEYS_BACKUP_RECIPIENTS", [])
EMAIL = environment.email("EMAIL_URL")
vars().update(EMAIL)
if EMAIL.get("EMAIL_BACKEND") == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "community.mail.WatchedMail"
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM")

# Not from the environment: nobody opens the door by a variable.
OPENING_GATE = True

CACHES = {
    "default": (
        {"BACKEND": "community.cache.RedisOrMemory", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

METRICS_TOKEN = environment.text("METRICS_TOKEN", "")
LOG_FORM = environment.text("LOG_FORM", "lines")
LOGGING = logging_as(LOG_FORM if LOG_FORM in FORMS else "lines")
CRASH_QUIETLY = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-form"
LANGUAGE_COOKIE_NAME = "__Host-language"
READING_COOKIE_NAME = "__Host-reading"
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = HSTS
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # our own pages are framed by our own origin: Wagtail's live preview
    "security.W021",  # the browsers' preload list is for the operator to join, and hard to leave
]

require = environment.require
require(
    not SECRET_KEY or (len(SECRET_KEY) >= 50 and len(set(SECRET_KEY)) > 5),
    "HNH_SECRET_KEY must be random and at least 50 characters long.",
)
require(
    all(map(is_master_key, MASTER_KEYS)),
    "HNH_MASTER_KEYS must be Fernet keys, newest first, separated by commas.",
)
require(
    not environment.text("CODE_PEPPER", "") or len(CODE_PEPPER) >= 32,
    "HNH_CODE_PEPPER must be at least 64 hexadecimal characters.",
)
require(
    not environment.text("RECORD_KEY", "") or len(RECORD_KEY) >= 32,
    "HNH_RECORD_KEY must be at least 64 hexadecimal characters.",
)
require(
    not METRICS_TOKEN or len(METRICS_TOKEN) >= 32,
    "HNH_METRICS_TOKEN must be random and at least 32 characters long.",
)
require(LOG_FORM in FORMS, "HNH_LOG_FORM must be lines or json.")
require("*" not in ALLOWED_HOSTS, "HNH_ALLOWED_HOSTS must name the hosts; * is not one.")
require(
    all(len(code) == 2 and code.isalpha() for code in COUNTRIES),
    "HNH_COUNTRIES must be codes of two letters (ISO 3166), separated by commas.",
)
require(
    not BASE_URL or BASE_URL.startswith("https://"),
    "HNH_BASE_URL must begin with https://.",
)
require(
    not BACKUPS or BACKUPS != KEYS_BACKUPS,
    "HNH_KEYS_BACKUPS must not be the folder of HNH_BACKUPS: keys live apart from what they open.",
)
require(
    not set(BACKUP_RECIPIENTS) & set(KEYS_BACKUP_RECIPIENTS),
    "HNH_KEYS_BACKUP_RECIPIENTS must name other identities than HNH_BACKUP_RECIPIENTS.",
)
require(
    not DATABASES["default"] or DATABASES["default"] != DATABASES["keys"],
    "HNH_KEYS_DATABASE_URL must not be the main database: keys live apart from what they open.",
)
environment.refuse_if_wrong()
