"""Keys live in a database of their own, with backups of their own (docs/adr/0002)."""

from typing import Any

KEYS = "keys"
THERE = frozenset({"vault.datakey", "vault.keycheck"})


class KeysApart:
    """Sends the keys and their check to the database `keys` and everything else away from it."""

    def db_for_read(self, model: type, **hints: Any) -> str | None:
        """Where this model is read."""
        return KEYS if _is_key(model._meta.label_lower) else None  # type: ignore[attr-defined]

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool | None:
        """No foreign key crosses between the two databases."""
        return False if _is_key(one._meta.label_lower) != _is_key(other._meta.label_lower) else None

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool:
        """Only their tables are made in `keys`."""
        return (db == KEYS) == _is_key(f"{app_label}.{model_name}")


def _is_key(label: str) -> bool:
    return label in THERE
