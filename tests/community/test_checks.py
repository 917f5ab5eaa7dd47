"""House rules that code can check fail loudly when they are broken."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from community import checks
from stories.vault.checks import check_every_column_is_classified
from stories.vault.clear import CLEAR


def ids() -> set[str | None]:
    return {message.id for message in checks.check_house(None)}


def test_all_is_well_here() -> None:
    assert ids() == set()
    assert check_every_column_is_classified(None) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("MASTER_KEYS", [], "community.E001"),
        ("MASTER_KEYS", ["short"], "community.E001"),
        ("CODE_PEPPER", b"short", "community.E002"),
        (
            "CACHES",
            {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}},
            "community.E003",
        ),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", True, "community.E007"),
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "//gravatar.example", "community.E007"),
    ],
)
def test_a_setting_that_would_hurt(settings: Any, name: str, value: Any, told: str) -> None:
    setattr(settings, name, value)
    assert ids() == {told}


@pytest.mark.parametrize("app", checks.KEEPERS)
def test_apps_that_keep_what_visitors_type(monkeypatch: Any, app: str) -> None:
    here = checks.settings.INSTALLED_APPS
    monkeypatch.setattr(checks.settings, "INSTALLED_APPS", [*here, app])
    assert ids() == {"community.E006"}


def test_one_database_for_both_and_no_demonstration_in_production(monkeypatch: Any) -> None:
    monkeypatch.setattr(checks, "in_production", lambda: True)
    monkeypatch.setattr(checks.settings, "DEMONSTRATION", True)
    one = {"ENGINE": "django.db.backends.postgresql", "HOST": "h", "PORT": 1, "NAME": "n"}
    monkeypatch.setattr(checks.settings, "DATABASES", {"default": one, "keys": dict(one)})
    assert ids() == {"community.E004", "community.E008"}


def test_sqlite_must_forget_what_is_deleted(monkeypatch: Any) -> None:
    plain = {"ENGINE": "django.db.backends.sqlite3", "NAME": "a"}
    monkeypatch.setattr(
        checks.settings, "DATABASES", {"default": plain, "keys": plain | {"NAME": "b"}}
    )
    assert ids() == {"community.E005"}


def test_a_column_nobody_classified(monkeypatch: Any) -> None:
    monkeypatch.delitem(CLEAR["Submission"], "language")
    monkeypatch.setitem(CLEAR["Submission"], "diagnosis", "never")
    told = [(message.id, message.msg) for message in check_every_column_is_classified(None)]
    assert [which for which, _ in told] == ["vault.E001", "vault.E002"]
    assert "Submission.language" in told[0][1]
    assert "Submission.diagnosis" in told[1][1]


def test_no_model_says_more_than_a_reference() -> None:
    """`str()` becomes a log label that outlives the row: it is ours, never a field's text."""
    for label in ("vault", "stories"):
        for model in apps.get_app_config(label).get_models():
            if not model._meta.auto_created:
                assert model.__str__ is not models.Model.__str__, model
