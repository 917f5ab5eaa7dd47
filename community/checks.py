"""House rules that code can check, as Django system checks: `manage.py check` and every start.

Each says what would go wrong for a person, not only which setting is off.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from community.lib.crypto import KeyRing

SAFE_CACHES: Final = (
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.redis.RedisCache",
    "community.cache.RedisOrMemory",
    "django.core.cache.backends.dummy.DummyCache",
)
KEEPERS: Final = {
    "allauth.usersessions": "it keeps the address of every visitor who signs in",
    "wagtail.contrib.forms": "it keeps what visitors type, in clear",
    "wagtail.contrib.search_promotions": "it keeps what visitors search for",
    "django.contrib.redirects": "it would answer in the place of a story that was taken down",
}
CALLS_HOME: Final = ("WAGTAIL_ENABLE_UPDATE_CHECK", "WAGTAIL_GRAVATAR_PROVIDER_URL")
SHORTEST_PEPPER: Final = 32
KEYS, MAIN = "keys", "default"


@register(Tags.security)
def check_house(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Everything that can be seen in the settings."""
    return [*_secrets(), *_caches(), *_databases(), *_apps(), *_demonstration()]


def _secrets() -> Iterator[CheckMessage]:
    try:
        KeyRing(settings.MASTER_KEYS)
    except (ValueError, TypeError):
        yield Error(
            "MASTER_KEYS must be Fernet keys, newest first: without them no story opens.",
            id="community.E001",
        )
    if len(settings.CODE_PEPPER) < SHORTEST_PEPPER:
        yield Error("CODE_PEPPER must be at least 32 bytes.", id="community.E002")


def _caches() -> Iterator[CheckMessage]:
    for alias, cache in settings.CACHES.items():
        if cache["BACKEND"] not in SAFE_CACHES:
            yield Error(
                f"Cache {alias} must be Redis or local memory: others leave pages on disk, and "
                "rate limits in the database are not atomic.",
                id="community.E003",
            )


def _databases() -> Iterator[CheckMessage]:
    places = {
        alias: (config.get("HOST"), str(config.get("PORT")), str(config["NAME"]))
        for alias, config in settings.DATABASES.items()
    }
    if places[KEYS] == places[MAIN] and in_production():
        yield Error(
            "The databases default and keys are one: keys must live apart from what they open.",
            id="community.E004",
        )
    for alias, config in settings.DATABASES.items():
        begin = config.get("OPTIONS", {}).get("init_command", "")
        if "sqlite" in config["ENGINE"] and "secure_delete=ON" not in begin:
            yield Error(
                f"Database {alias} must run with secure_delete: deleted words would stay in it.",
                id="community.E005",
            )


def _apps() -> Iterator[CheckMessage]:
    for app, why in KEEPERS.items():
        if app in settings.INSTALLED_APPS:
            yield Error(f"{app} must not be installed: {why}.", id="community.E006")
    for name in CALLS_HOME:
        if getattr(settings, name, True):
            yield Error(
                f"{name} must be off: a visit makes no request to a third party, in the admin too.",
                id="community.E007",
            )


def _demonstration() -> Iterator[CheckMessage]:
    if settings.DEMONSTRATION and in_production():
        yield Error(
            "DEMONSTRATION must be off in production: invented testimony destroys trust, and the "
            "demonstration's staff codes open the desk.",
            id="community.E008",
        )


def in_production() -> bool:
    """Whether real people's stories may be behind these settings."""
    return str(settings.SETTINGS_MODULE).endswith("production")
