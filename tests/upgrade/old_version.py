"""What an earlier version does with the present tables: it writes, reads, changes and deletes."""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connections, models, transaction

from tests.upgrade.filling import EACH, Filler, kept


class OldVersion:
    """An earlier version at work through the models that it had; the present ones help out."""

    def __init__(self, old: Any, new: Any) -> None:
        self._old, self._new = old, new
        # `table verb` of each thing that the database refused it.
        self.refused: set[str] = set()
        self.rows: dict[str, list[Any]] = {}

    def serve(self) -> set[str]:
        """Do everything with every table; what was refused. Call it where all can be undone."""
        filler = _Helped(self)
        filler.begin()
        for model in kept(self._old):
            self.rows[model._meta.label_lower] = [filler.take(model, row) for row in range(EACH)]
        for model in kept(self._old):
            self.attempt(model, "select", lambda model=model: list(model._base_manager.all()))
            self.attempt(model, "update", lambda model=model: self._change(model))
        # The newest first: each after all that points at it.
        for row in reversed(filler.order):
            self.attempt(type(row), "delete", row.delete)
        for connection in connections.all():
            connection.check_constraints()
        return self.refused

    def _change(self, model: type[models.Model]) -> None:
        for row in self.rows[model._meta.label_lower]:
            row.save(force_update=True)

    def attempt(self, model: type[models.Model], verb: str, do: Callable[[], Any]) -> Any:
        """What comes of it; nothing where the database refuses."""
        try:
            with transaction.atomic("default"), transaction.atomic("keys"):
                return do()
        except DatabaseError:
            self.refused.add(f"{model._meta.db_table} {verb}")
            return None

    def by_the_new(self, model: type[models.Model], build: Callable[..., Any]) -> Any:
        """A row that the present version makes, as the old one sees it."""
        made = build(self._new.get_model(model._meta.label))
        made.save(force_insert=True)
        columns = [field.attname for field in model._meta.concrete_fields]
        seen = model(**{column: getattr(made, column, None) for column in columns})
        seen._state.adding = False
        return seen


class _Helped(Filler):
    """Rows of the old version; where the database refuses one, the present version makes it, so
    that what points at it can be tried."""

    def __init__(self, version: OldVersion) -> None:
        super().__init__()
        self._version = version
        self.order: list[Any] = []

    def make(self, model: type[models.Model], row: int, busy: tuple[str, ...] = ()) -> Any:
        new, version = self.build(model, row, busy), self._version
        made = version.attempt(model, "insert", lambda: _saved(new))
        if made is None:
            made = version.by_the_new(model, lambda newer: self.build(newer, row, busy))
        self.order.append(made)
        return made


def _saved(row: Any) -> Any:
    row.save(force_insert=True)
    return row
