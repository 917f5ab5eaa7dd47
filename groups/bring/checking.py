"""Checking rows, some at a time: what each would write, and what becomes of it. Writes no entry."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, cast
from uuid import UUID, uuid5

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from groups.bring.alike import key_of_row, like_in_directory, same_in_directory
from groups.bring.comparing import changes_to, fingerprint, known_entries
from groups.bring.fields import MODELS
from groups.bring.meetings import settle_meeting, zones_of
from groups.bring.networks import Networks
from groups.bring.rows import Made, read_row, settle_town, whole
from groups.bring.towns import Towns
from groups.bring.values import Values
from groups.choices import Kind
from groups.models import BringFile, BringRow, Circle, Group
from groups.models.bring import Fate, Of

A_STEP: Final = 200  # rows
WRITTEN: Final = ["fate", "errors", "changes", "made", "about", "key"]
_JSON: Final = DjangoJSONEncoder()


def check_rows(file: BringFile, *, today: date, seconds: float) -> bool:
    """Check on from the file's cursor, for about so long; whether all rows are checked.

    One step is done in any case. What was checked before is left alone.
    """
    until = time.monotonic() + seconds
    values, networks = Values(file.of), Networks(file)
    while True:
        rows = list(file.rows.filter(number__gt=file.cursor)[:A_STEP])
        if not rows:
            return True
        _check(file, rows, values, networks, today)
        # As one statement for all, which is many times as quick as a row's own value each.
        BringRow.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )
        file.cursor = rows[-1].number
        if time.monotonic() > until:
            return not file.rows.filter(number__gt=file.cursor).exists()


def cells_of(file: BringFile, row: BringRow) -> dict[str, str]:
    """The cells of a row by the field that each is."""
    return {name: row.cells[int(place)] for place, name in file.fields.items()}


def _check(
    file: BringFile, rows: Sequence[BringRow], values: Values, networks: Networks, today: date
) -> None:
    mades = [read_row(cells_of(file, row), values) for row in rows]
    towns = Towns([made.claims for made in mades])
    for made in mades:
        settle_town(made, towns)
    networks.settle(mades)
    known = known_entries((made.id for made in mades if made.id), file.of)
    zones = zones_of(mades) if file.of == Of.CIRCLES else {}
    for made in mades:
        entry = known.get(made.id) if made.id else None
        whole(made, _copy(entry, MODELS[file.of]), today)
        if file.of == Of.CIRCLES:
            settle_meeting(made, cast(Circle | None, entry), zones)
    fates = Fates(file, rows, mades, known)
    for row, made in zip(rows, mades, strict=True):
        _write(row, made)
        fates.settle(row, made)


def _copy(entry: Group | None, model: type[Group]) -> Group:
    """An entry to try the claims on."""
    if entry is None:
        return model()
    names = [field.attname for field in model._meta.concrete_fields]
    return model(**{name: getattr(entry, name) for name in names})


def _write(row: BringRow, made: Made) -> None:
    row.errors = [list(pair) for pair in made.errors]
    row.key = key_of_row(made)
    row.changes, row.about = [], None
    plain = {"claims": made.claims, "beside": made.beside}
    row.made = _as_json(plain)


def _as_json(value: Any) -> Any:
    """As it comes back out of the database: days as text."""
    if isinstance(value, dict):
        return {name: _as_json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return _JSON.default(value) if isinstance(value, date | UUID) else value


def _of_the_other_kind(mades: Sequence[Made], of: str) -> dict[UUID | None, str]:
    """Ids of circles in a file of groups, or the other way, with what to say. One query."""
    ids = [made.id for made in mades if made.id]
    rows = Group.objects.filter(pk__in=ids)
    if of == Of.CIRCLES:
        told, rows = _("This id is not that of a circle."), rows.exclude(kind=Kind.CIRCLE)
    else:
        told, rows = (
            _("This is a circle. Circles come in a file of their own."),
            rows.filter(kind=Kind.CIRCLE),
        )
    return dict.fromkeys(rows.values_list("pk", flat=True), told)


class Fates:
    """What becomes of the rows of one step, seen together with the rows before them."""

    def __init__(
        self,
        file: BringFile,
        rows: Sequence[BringRow],
        mades: Sequence[Made],
        known: dict[UUID, Group],
    ) -> None:
        self._file, self._known = file, known
        self._there = same_in_directory(mades, file.of)
        self._like = dict(zip(map(id, mades), like_in_directory(mades, file.of), strict=True))
        self._elsewhere = _of_the_other_kind(mades, file.of)
        keys = {key for made in mades if (key := key_of_row(made))}
        before = file.rows.filter(number__lt=rows[0].number)
        good = before.exclude(fate__in=[Fate.ERROR, Fate.DUPLICATE])
        self._keys = dict(good.filter(key__in=keys).values_list("key", "number"))
        ids = {made.id for made in mades if made.id}
        self._ids = dict(before.filter(about__in=ids).values_list("about", "number"))

    def settle(self, row: BringRow, made: Made) -> None:
        """Say what becomes of it."""
        row.about = made.id or uuid5(self._file.pk, str(row.number))
        entry = self._known.get(row.about)
        if made.id and row.about in self._ids:
            told = _("Row %(number)s has the same id.") % {"number": self._ids[row.about]}
            row.errors.append(["id", told])
        elif made.id in self._elsewhere:
            row.errors.append(["id", self._elsewhere[made.id]])
        elif row.key in self._keys and not row.errors:
            told = _("The same as row %(number)s.") % {"number": self._keys[row.key]}
            row.fate, row.changes = Fate.DUPLICATE, [["", "", told]]
            return
        if row.errors:
            row.fate = Fate.ERROR
        elif entry is not None:
            row.changes = changes_to(entry, made)
            row.fate = Fate.CHANGES if row.changes else Fate.SAME
            row.made["seen"] = fingerprint(entry)
        elif other := self._there.get(row.key) or self._like[id(made)]:
            row.fate, row.about = Fate.DUPLICATE, other
            return
        else:
            row.fate = Fate.NEW
        self._ids.setdefault(row.about, row.number)
        self._keys.setdefault(row.key, row.number)
