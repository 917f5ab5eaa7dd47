"""System checks: every column is sealed or listed; the keys are those of these databases."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import Error as DatabaseError
from django.db import models

from stories.vault.clear import CLEAR
from stories.vault.fields import SealedField


@register(Tags.models)
def check_every_column_is_classified(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Compares the models with the list, both ways."""
    return [
        message
        for model in apps.get_app_config("vault").get_models()
        for message in _compare(model, CLEAR.get(model.__name__, {}))
    ]


@register(Tags.database)
def check_the_keys_are_right(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    """`manage.py check --database default --database keys`. Writes nothing.

    Asked of one database alone, or of tables that are not there yet, it has nothing to compare.
    """
    if not {"default", "keys"} <= set(databases or ()):
        return []
    from stories.vault.proof import problems

    try:
        return [Error(said, id="vault.E003") for said in problems()]
    except (DatabaseError, ValueError):
        return []


def _compare(model: type[models.Model], listed: dict[str, str]) -> Iterator[CheckMessage]:
    clear = {f.name for f in model._meta.concrete_fields if not isinstance(f, SealedField)}
    for name in sorted(clear - set(listed)):
        yield Error(
            f"{model.__name__}.{name} is neither sealed nor listed in stories/vault/clear.py.",
            obj=model,
            id="vault.E001",
        )
    for name in sorted(set(listed) - clear):
        yield Error(
            f"stories/vault/clear.py lists {model.__name__}.{name}, which is not a clear column.",
            obj=model,
            id="vault.E002",
        )
