"""What a column may hold, and by what headings it is known: ours, English ones, German ones.

A file holds groups or circles (`groups.models.bring.Of`); what both have is called the same.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.geo import fold
from groups.circles.columns import COLUMNS as OF_CIRCLES
from groups.circles.columns import TOLD_ONLY as TOLD_OF_CIRCLES
from groups.columns import column_label
from groups.models import Circle, Group, Meeting
from groups.models.bring import Of

HEADERS: Final = Path(__file__).with_name("headers.toml")
CIRCLE_HEADERS: Final = Path(__file__).with_name("circle_headers.toml")
MODELS: Final[dict[str, type[Group]]] = {Of.GROUPS: Group, Of.CIRCLES: Circle}
# What of our own files is told of an entry and never brought in: it derives, or is another's word.
TOLD_ONLY: Final = frozenset("url logo logo_alt stale confirmed_by changed_on conditions".split())
CONTACTS: Final = ("emails", "phones", "websites", "addresses", "social")
# Names of columns that are called otherwise in the model.
COLUMN_OF: Final = {"region": "region_name", "town": "place_name"}
HOST: Final = "host"
WORDS: Final[dict[str, Promise]] = {
    "id": _("id for machines"),
    "slug": _("address on this site"),
    "region_code": _("code of the region"),
    "geonames_id": _("number of the town in GeoNames"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "emails": _("Email"),
    "phones": _("Phone"),
    "websites": _("Website"),
    "addresses": _("Postal address"),
    "social": _("Page on a social network"),
    "contacts_agreed": _("agreed that the contact is shown"),
    "confirmed": _("confirmed in (year-month)"),
    "example": _("an example"),
    HOST: _("group it belongs to"),
    "repeats": _("how it repeats (RRULE)"),
    "start": _("first day"),
    "time": _("begins at"),
    "minutes": _("how long, in minutes"),
    "until": _("last day"),
    "times": _("how many times"),
    "cancelled": _("called off"),
    "moved": _("moved"),
    "pauses": _("pauses"),
}


@cache
def known(of: str = Of.GROUPS) -> dict[str, tuple[str, ...]]:
    """Every field by our own name, with the other headings that it goes by, folded."""
    table: dict[str, list[str]] = tomllib.loads(HEADERS.read_text("utf-8"))
    if of == Of.CIRCLES:
        table |= tomllib.loads(CIRCLE_HEADERS.read_text("utf-8"))
        table = {name: table[name] for name in OF_CIRCLES if name not in TOLD_OF_CIRCLES}
    return {
        name: tuple(dict.fromkeys([fold(name), *map(fold, others)]))
        for name, others in table.items()
    }


def label(name: str) -> str:
    """The field as a person calls it."""
    if name in WORDS:
        return str(WORDS[name])
    own = COLUMN_OF.get(name, name)
    for model in (Circle, Meeting):
        for field in model._meta.local_fields:
            if field.name == own:
                return str(field.verbose_name)
    return column_label(own)


def match(headings: Sequence[str], of: str = Of.GROUPS) -> dict[int, str]:
    """Which column is which field, by its heading; each field once, the first that fits.

    Our own name goes before any other heading, wherever it stands.
    """
    found: dict[int, str] = {}
    by_heading = {
        heading: name for name, headings_of in known(of).items() for heading in headings_of
    }
    own = {fold(name): name for name in known(of)}
    for names in (own, by_heading):
        for place, heading in enumerate(headings):
            name = names.get(fold(heading), "")
            if name and place not in found and name not in found.values():
                found[place] = name
    return dict(sorted(found.items()))
