"""The published tabular form of HSDS, a zip of CSV files, nested as its JSON is."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from community.sheets.spreadsheets import decoded, read_csv
from community.sheets.table import MOST_BYTES, Unreadable
from groups.bring.geojson import parsed

Thing = dict[str, Any]
Tables = dict[str, list[Thing]]
MOST_FILES: Final = 60
# Which rows hang below which, by the column that names the one above.
BELOW: Final = {
    "organization": ("services", "phones", "contacts", "funding", "locations", "attributes"),
    "service": ("phones", "contacts", "languages", "schedules", "service_areas", "attributes"),
    "location": ("addresses", "accessibility"),
}
ALIASES: Final = {"accessibility_for_disabilities": "accessibility", "fundings": "funding"}


def read_zip(content: bytes) -> Any:
    """What the JSON of the same would be. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _unpacked(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(_("This zip file cannot be opened.")) from error


def _unpacked(packed: zipfile.ZipFile) -> Any:
    files = [one for one in packed.infolist() if not one.is_dir()][:MOST_FILES]
    if sum(one.file_size for one in files) > MOST_BYTES * 2:
        raise Unreadable(_("This file is too large."))
    tables: Tables = {}
    things: list[Any] = []
    for one in files:
        name, _dot, kind = one.filename.rpartition("/")[2].rpartition(".")
        if kind == "csv":
            tables[ALIASES.get(name, name)] = _rows(packed.read(one))
        elif kind == "json":
            page = parsed(decoded(packed.read(one))[0])
            found = page.get("contents", page) if isinstance(page, dict) else page
            things += found if isinstance(found, list) else [found]
    return things or nested(tables)


def _rows(content: bytes) -> list[Thing]:
    try:
        table = read_csv(content)
    except Unreadable:
        return []  # an empty table is as good as none
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def nested(tables: Tables) -> list[Thing]:
    """Organizations with all that names them."""
    if "organizations" not in tables:
        raise Unreadable(_("There are no organizations in this file."))
    terms = {term.get("id"): term for term in tables.get("taxonomy_terms", [])}
    for one in tables.get("attributes", []):
        one["taxonomy_term"] = terms.get(one.get("taxonomy_term_id"), {})
    locations = {one.get("id"): one for one in tables.get("locations", [])}
    for place in locations.values():
        place["latitude"] = place.get("latitude") or None
    _hang_all(locations.values(), "location", tables)
    _hang_all(tables.get("services", []), "service", tables)
    at = tables.get("service_at_locations") or tables.get("service_at_location", [])
    by_service = defaultdict(list)
    for one in at:
        one["location"] = locations.get(one.get("location_id"), {})
        by_service[one.get("service_id")].append(one)
    for service in tables.get("services", []):
        service["service_at_locations"] = by_service[service.get("id")]
    _hang_all(tables["organizations"], "organization", tables)
    return tables["organizations"]


def _hang_all(things: Iterable[Thing], kind: str, tables: Tables) -> None:
    """Put below each the rows that name it."""
    index = _index(kind, tables)
    for thing in things:
        for name in BELOW[kind]:
            thing[name] = index.get((name, thing.get("id")), [])


def _index(kind: str, tables: Tables) -> dict[Any, list[Thing]]:
    found: dict[Any, list[Thing]] = defaultdict(list)
    for name in BELOW[kind]:
        column = "link_id" if name == "attributes" else f"{kind}_id"
        for row in tables.get(name, []):
            found[name, row.get(column)].append(row)
    return found
