"""GeoJSON (RFC 7946) and our own JSON as a table: properties are columns, the point is two more."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from community.sheets.table import MOST_COLUMNS, MOST_ROWS, Table, Unreadable
from groups.bring.reading import plain

Thing = dict[str, Any]


def read_geojson(page: Thing) -> Table:
    """A FeatureCollection, or one Feature. Raises Unreadable."""
    features = page.get("features") if page.get("type") == "FeatureCollection" else [page]
    if not isinstance(features, list):
        raise Unreadable(_("This file is no GeoJSON that we can read."))
    return as_table("geojson", [_row(feature) for feature in features])


def read_things(things: Iterable[Any]) -> Table:
    """A list of entries as in `/api/groups`. Raises Unreadable."""
    return as_table("json", [one for one in things if isinstance(one, dict)])


def as_table(kind: str, rows: list[Thing]) -> Table:
    """Columns in the order in which they come up first."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if not rows or not columns:
        raise Unreadable(_("This file is empty."))
    if len(rows) > MOST_ROWS:
        told = _("This file has %(rows)s rows. Please bring in at most %(most)s at once.")
        raise Unreadable(told % {"rows": len(rows), "most": MOST_ROWS})
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(_("This file has too many columns."))
    texts = [[plain(row.get(name), name) for name in columns] for row in rows]
    return Table(kind, [plain(name) for name in columns], texts)


def _row(feature: Any) -> Thing:
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    row: Thing = dict(properties) if isinstance(properties, dict) else {}
    identifier = feature.get("id")
    if isinstance(identifier, str):
        row.setdefault("id", identifier)
    longitude, latitude = _point(feature.get("geometry"))
    row.setdefault("latitude", latitude)
    row.setdefault("longitude", longitude)
    return row


def _point(geometry: Any) -> tuple[Any, Any]:
    """Longitude comes first in GeoJSON. Lines and areas are no points."""
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        place = geometry.get("coordinates")
        if isinstance(place, list) and len(place) >= 2:
            return place[0], place[1]
    return None, None


def parsed(text: str) -> Any:
    """JSON. Raises Unreadable; deeply nested nonsense too."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This file is no JSON that we can read.")) from error
