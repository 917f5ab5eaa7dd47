"""Production refuses to start without real secrets, and says which are missing or wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Fixed, for test workers must agree on the names of the tests.
MASTER_KEY = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="
ROOT = Path(__file__).resolve().parents[2]
RIGHT = {
    "HNH_SECRET_KEY": "Zk3vWq8RbT1yUe5oXc7mNs9pLd2gHf4jAa6iQt0uEr8wYv3kBz",
    "HNH_MASTER_KEYS": MASTER_KEY,
    "HNH_CODE_PEPPER": "ab" * 32,
    "HNH_RECORD_KEY": "cd" * 32,
    "HNH_ALLOWED_HOSTS": "heard.example",
    "HNH_BASE_URL": "https://heard.example",
    "HNH_DATABASE_URL": "postgresql://site:secret@main.example/site",
    "HNH_KEYS_DATABASE_URL": "postgresql://site:secret@keys.example/keys",
    "HNH_STATIC_ROOT": "/srv/static",
    "HNH_MEDIA_ROOT": "/srv/media",
    "HNH_RECORDS": "/srv/records",
    "HNH_EMAIL_URL": "smtp+tls://site:secret@mail.example:587",
    "HNH_EMAIL_FROM": "post@heard.example",
}
LOOK = "from django.conf import settings as s; s.DATABASES; "


def start(code: str = LOOK, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """A process of its own, for settings are read once in a process."""
    chosen = {name: value for name, value in (RIGHT | changes).items() if value is not None}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HNH_")}
    environment = clean | chosen | {"DJANGO_SETTINGS_MODULE": "community.settings.production"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_it_starts_with_everything_right() -> None:
    started = start(LOOK + "print(s.DEBUG, s.DEMONSTRATION, s.SESSION_COOKIE_NAME)")
    assert started.stderr == ""
    assert started.stdout == "False False __Host-session\n"


def test_every_cookie_is_for_this_host_alone_and_never_in_clear() -> None:
    names = ("SESSION", "CSRF", "LANGUAGE")
    shown = ", ".join(f"s.{name}_COOKIE_NAME, s.{name}_COOKIE_SECURE" for name in names)
    told = start(LOOK + f"print({shown}, s.READING_COOKIE_NAME, s.LANGUAGE_COOKIE_PATH)").stdout
    hosts = "__Host-session True __Host-form True __Host-language True __Host-reading /"
    assert told == f"{hosts}\n"


def test_nothing_set_names_everything() -> None:
    refused = start(**dict.fromkeys(RIGHT))
    assert refused.returncode != 0
    for name in RIGHT:
        assert f"{name} is not set." in refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HNH_SECRET_KEY", "short"),
        ("HNH_SECRET_KEY", "a" * 60),
        ("HNH_MASTER_KEYS", "not-a-key"),
        ("HNH_MASTER_KEYS", f"{MASTER_KEY},almost"),
        ("HNH_CODE_PEPPER", "ab" * 8),
        ("HNH_CODE_PEPPER", "pepper and salt"),
        ("HNH_RECORD_KEY", "cd" * 8),
        ("HNH_RECORD_KEY", "a key of record"),
        ("HNH_ALLOWED_HOSTS", "*"),
        ("HNH_BASE_URL", "http://heard.example"),
        ("HNH_DATABASE_URL", "somewhere"),
        ("HNH_KEYS_DATABASE_URL", RIGHT["HNH_DATABASE_URL"]),
        ("HNH_EMAIL_URL", "letters"),
        ("HNH_COOLING_OFF_DAYS", "a week"),
        ("HNH_METRICS_TOKEN", "too short to be one"),
        ("HNH_LOG_FORM", "sentences"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_not_repeated(name: str, value: str) -> None:
    refused = start(**{name: value})
    assert refused.returncode != 0
    assert name in refused.stderr
    if len(value) > 8:
        assert value not in refused.stderr.split("ImproperlyConfigured")[-1]


def test_it_is_a_strict_house() -> None:
    told = start(
        LOOK + "print(s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE, "
        "s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_HTTPONLY)"
    )
    assert told.stdout.split() == ["True", "31536000", "True", "True", "__Host-form", "True"]


def test_databases_keep_what_they_are_told_out_of_their_logs() -> None:
    told = start(LOOK + "print(s.DATABASES['default']['OPTIONS'])")
    assert "'server_side_binding': True" in told.stdout
    for option in ("log_statement=none", "log_error_verbosity=terse", "log_min_messages=log"):
        assert option in told.stdout


def test_it_is_watched_and_tells_nobody_by_itself() -> None:
    code = (
        "import django; django.setup(); import sys; from django.urls import reverse; "
        "print(s.EMAIL_BACKEND, repr(s.METRICS_TOKEN), s.DEFAULT_EXCEPTION_REPORTER, "
        "s.LOGGING['handlers']['console']['formatter'], sys.excepthook.__module__)"
    )
    told = start(LOOK + code, HNH_LOG_FORM="json").stdout.split()
    reporter = "community.error_report.QuietReporter"
    assert told == ["community.mail.WatchedMail", "''", reporter, "json", "community.logs"]


def test_deployment_checks_find_nothing() -> None:
    code = (
        "import django; django.setup(); from django.core.management import call_command; "
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    checked = start(code)
    assert checked.returncode == 0, checked.stderr


def test_the_demonstration_is_refused() -> None:
    code = (
        "import django; django.setup(); from django.core.management import call_command; "
        "call_command('demo')"
    )
    refused = start(code)
    assert refused.returncode != 0
    assert "CommandError" in refused.stderr
