"""A row as what would be written, with everything that is wrong with it by column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from community.lib.schedule.cells import COLUMNS as DATES
from groups.bring.fields import COLUMN_OF, CONTACTS, HOST
from groups.bring.towns import Towns
from groups.bring.values import Values, Wrong
from groups.choices import Scope
from groups.circles.columns import VENUE
from groups.models import Circle, Group
from groups.models.bring import Of

# What is no claim of the entry itself.
BESIDE: Final = (
    *("id", "slug", "networks", "contacts_agreed", "confirmed", *CONTACTS),
    *(HOST, "zones", *VENUE),
)
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    Of.GROUPS: ("name", "kind"),
    Of.CIRCLES: (
        *("name", "way", "joining", "convenor", "training", "languages"),
        *("confidentiality", "crisis_call"),
    ),
}
# The dates of a circle are one answer in several cells (`groups.bring.meetings`).
CELLS: Final = "cells"
OURS: Final = {column: name for name, column in COLUMN_OF.items()}
# A point without its town: the town is found, and what is wrong with it stands by the point.
TOWN: Final = ("geonames_id", "place_name", "latitude")


@dataclass
class Made:
    """What a row says. `claims` are by the names of the model; `errors` by those of the columns."""

    claims: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, name: str, told: str) -> None:
        """Note it once a column."""
        name = OURS.get(name, name)
        if all(known != name for known, _told in self.errors):
            self.errors.append((name, told))

    @property
    def contacts(self) -> dict[str, list[str]]:
        """Ways to reach it, by the name of the column."""
        return {name: self.beside[name] for name in CONTACTS if self.beside.get(name)}

    @property
    def id(self) -> UUID | None:
        """The id that the file gives it."""
        text = self.beside.get("id")
        return UUID(text) if text else None


def read_row(cells: Mapping[str, str], values: Values) -> Made:
    """The cells that hold something, each as its value. An empty cell says nothing."""
    made = Made()
    for name, text in cells.items():
        if name in DATES:
            made.beside.setdefault(CELLS, {})[name] = text.strip()
            continue
        if not text.strip():
            continue
        try:
            value = values.of(name, text.strip())
        except Wrong as wrong:
            made.wrong(name, str(wrong))
            continue
        target = made.beside if name in BESIDE else made.claims
        target[COLUMN_OF.get(name, name)] = value
    return made


def settle_town(made: Made, towns: Towns) -> None:
    """Find its town, unless its place was not understood at all."""
    unread = {name for name, _told in made.errors}
    if unread & {"town", "geonames_id", "latitude", "longitude", "country"}:
        return
    try:
        towns.settle(made.claims)
    except Wrong as wrong:
        made.wrong(next((name for name in TOWN if name in made.claims), "town"), str(wrong))


def whole(made: Made, group: Group, today: date) -> None:
    """Put the claims into an entry, new or known, and note what does not go together."""
    circle = isinstance(group, Circle)
    for name in REQUIRED[Of.CIRCLES if circle else Of.GROUPS]:
        if not made.claims.get(name) and not getattr(group, name):
            made.wrong(name, _("Please fill this in."))
    if not circle:
        _scope(made, group)
    confirmed = made.beside.get("confirmed")
    if confirmed and confirmed > today:
        made.wrong("confirmed", _("This month has not come yet."))
    for name, value in made.claims.items():
        setattr(group, name, value)
    for check in (
        lambda: group.clean_fields(exclude=["slug", "sort_name", "listing"]),
        group.clean,
    ):
        try:
            check()
        except ValidationError as error:
            for name, told in error.message_dict.items():
                made.wrong(name, " ".join(told))


def _scope(made: Made, group: Group) -> None:
    """Where the area is not said, an entry is for its town, or else for the internet."""
    if made.claims.get("scope") or group.scope:
        return
    if any(name == "scope" for name, _told in made.errors):
        return
    if made.claims.get("place_name"):
        made.claims["scope"] = Scope.TOWN.value
    elif made.claims.get("online"):
        made.claims["scope"] = Scope.ONLINE.value
    else:
        made.wrong("scope", _("Please say which area it serves, or name its town."))
