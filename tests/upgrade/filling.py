"""Rows for every table of a state, through the models that the code had then.

Two of each: in one all is filled, in the other only what must be. What a field's kind does not say
(a text that its hash must fit, a place in a tree) stands in `values`.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import models

from tests.upgrade.values import LEFT_OUT, VALUES, Place, short

EACH = 2
# Nothing that a migration made itself is met: those begin at nought.
FIRST = 40

Kind = tuple[type[models.Field], Callable[[models.Field, Place], Any]]
# The first that fits. Text stands last but one, as many kinds are text.
KINDS: list[Kind] = [
    (models.BooleanField, lambda field, at: at.full or bool(field.has_default() and field.default)),
    (models.UUIDField, lambda field, at: uuid.uuid5(uuid.NAMESPACE_OID, at.word)),
    (models.DateTimeField, lambda field, at: datetime(2026, 1, 1, 8, tzinfo=UTC) + at.days),
    (models.DateField, lambda field, at: date(2026, 1, 1) + at.days),
    (models.TimeField, lambda field, at: time(8, at.serial % 60)),
    (models.DurationField, lambda field, at: timedelta(minutes=at.serial)),
    (models.DecimalField, lambda field, at: Decimal(at.serial) / 2),
    (models.FloatField, lambda field, at: at.serial / 2),
    (models.IntegerField, lambda field, at: at.serial),
    (models.BinaryField, lambda field, at: f"sealed {at.word}".encode()),
    (models.JSONField, lambda field, at: _like(field.get_default(), at)),
    (models.EmailField, lambda field, at: f"{at.word}@example.org"),
    (models.URLField, lambda field, at: f"https://example.org/{at.word}"),
    (models.FileField, lambda field, at: f"{at.word}.txt"),
    (models.CharField, lambda field, at: short(f"{at.word}-{field.name}", at, field.max_length)),
    (models.TextField, lambda field, at: f"{field.name} of {at.word}"),
]


class Filler:
    """Makes rows of any model, and remembers which, so that the next may point at them."""

    def __init__(self) -> None:
        self._serial: Counter[str] = Counter()
        self._rows = 0
        self._made: dict[str, list[Any]] = {}

    def fill(self, apps: Any) -> dict[str, list[Any]]:
        """`EACH` rows of every table; by model."""
        self.begin()
        for model in kept(apps):
            for row in range(EACH):
                self.take(model, row)
        for model in kept(apps):
            self._close_circles(model)
        return self._made

    def begin(self) -> None:
        """Rows made from here on do not point at those before."""
        self._made, self._rows = {}, self._rows + EACH

    def take(self, model: type[models.Model], row: int, busy: tuple[str, ...] = ()) -> Any:
        """The row of this number, made if it is not there."""
        made = self._made.setdefault(model._meta.label_lower, [])
        while len(made) <= row:
            made.append(self.make(model, len(made), busy))
        return made[row]

    def make(self, model: type[models.Model], row: int, busy: tuple[str, ...] = ()) -> Any:
        """One row, in its table. `busy` are the models that are being made further out."""
        new = self.build(model, row, busy)
        new.save(force_insert=True)
        return new

    def build(self, model: type[models.Model], row: int, busy: tuple[str, ...] = ()) -> Any:
        """One row, not yet in its table; what it points at is in theirs."""
        root = _root(model)
        self._serial[root] += 1
        at = Place(root, self._rows + row, FIRST + self._serial[root], full=row == 0)
        busy = (*busy, model._meta.label_lower)
        filled: dict[str, Any] = {}
        for field in _fields(model):
            self._fill(filled, field, at, row, busy)
        return model(**filled)

    def _fill(
        self, filled: dict[str, Any], field: Any, at: Place, row: int, busy: tuple[str, ...]
    ) -> None:
        known = _known(field)
        if known is not None:
            filled[field.name] = known(at)
        elif field.remote_field:
            wanted = at.full or not field.null
            if wanted and field.remote_field.model._meta.label_lower not in busy:
                target = self.take(field.remote_field.model, row, busy)
                filled[field.attname] = getattr(target, field.target_field.attname)
        elif at.full or not _may_be_empty(field):
            filled[field.name] = value(field, at)

    def _close_circles(self, model: type[models.Model]) -> None:
        """Point full rows at what was not there yet when they were made."""
        for row in self._made[model._meta.label_lower][:1]:
            for field in _fields(model):
                empty = field.remote_field and getattr(row, field.attname) is None
                if empty and _known(field) is None:
                    target = self.take(field.remote_field.model, 0)
                    setattr(row, field.attname, getattr(target, field.target_field.attname))
                    row.save()


def value(field: Any, at: Place) -> Any:
    """Something that such a field may hold."""
    if field.choices:
        keys = [key for key, _label in field.flatchoices if key not in ("", None)]
        return keys[at.serial % len(keys)]
    for kind, make in KINDS:
        if isinstance(field, kind):
            return make(field, at)
    raise TypeError(f"say in tests/upgrade/values.py what {field} may hold")


def kept(apps: Any) -> list[type[models.Model]]:
    """Every model that has a table, also the tables between two."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]


def _fields(model: type[models.Model]) -> Iterator[Any]:
    """What must be given; keys that the database counts are not, nor what the rows above have."""
    for field in model._meta.concrete_fields:
        linked = field.remote_field and getattr(field.remote_field, "parent_link", False)
        if not isinstance(field, models.AutoField) and not linked and not field.generated:
            yield field


def _known(field: Any) -> Callable[[Place], Any] | None:
    return VALUES.get(f"{field.model._meta.label_lower}.{field.name}")


def _may_be_empty(field: Any) -> bool:
    """Whether a row without it is a row: not what must differ, nor what has no default."""
    if field.null:
        return True
    if field.unique or field.primary_key:
        return False
    return bool(field.has_default() or (field.blank and field.empty_strings_allowed))


def _root(model: type[models.Model]) -> str:
    """The model whose table a row begins in."""
    parents = [parent for parent in model._meta.get_parent_list() if not parent._meta.proxy]
    return str((parents[-1] if parents else model)._meta.label_lower)


def _like(default: Any, at: Place) -> Any:
    return [at.word] if isinstance(default, list) else {"en": at.word}
