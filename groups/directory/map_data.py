"""Entries as points for a map: counted by the cells of a grid in the database, single ones named.

However many entries there are, the database is asked twice. A point is the town of an entry, as
its row holds it: no other place of an entry is kept anywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db.models import Avg, Count, F, FloatField, Func, IntegerField, Max, Min, Q, Value
from django.db.models.expressions import Combinable

from community.lib.geo import Box, band_of
from groups.models.group import Group, GroupQuerySet

MOST: Final = 500  # points in one answer
SINGLE: Final = 13  # from this zoom on nothing is put together
FURTHEST: Final = 3  # the zoom of a whole globe on a desk
CELLS_A_TILE: Final = 4  # a cell is 64 of the 256 pixels that a tile is wide
FLATTER: Final = 0.6  # of a cell's degrees: Mercator draws Europe's latitudes about so much taller
FEW_BANDS: Final = 60  # more of them are no use for an index by band
DECIMALS: Final = 5  # of a degree: a metre (RFC 7946, 11.2)
WORLD: Final = Box(-90, -180, 90, 180)


class Whole(Func):
    """The whole number below a number that is not negative; SQLite's FLOOR would call Python."""

    function = "FLOOR"
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite cuts off what stands after the point."""
        template = "CAST(%(expressions)s AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **context)


class Cell(NamedTuple):
    """What a cell of the grid holds: how many, between which sides, and their middle."""

    number: int
    west: float
    south: float
    east: float
    north: float
    lon: float
    lat: float


@dataclass(frozen=True)
class View:
    """What somebody looks at: a part of the globe, and how close (as web maps count: 0 to 13)."""

    box: Box = WORLD
    zoom: int = FURTHEST

    @property
    def together(self) -> bool:
        """Whether entries that stand close are put together."""
        return self.zoom < SINGLE

    def within(self) -> Q:
        """What lies in it, for the index by band and longitude."""
        sides = Q()
        for west, east in self.box.longitudes():
            sides |= Q(longitude__range=(west, east))
        bands = range(band_of(self.box.south), band_of(self.box.north) + 1)
        rows = Q(band__in=bands) if len(bands) <= FEW_BANDS else Q()
        return rows & Q(latitude__range=(self.box.south, self.box.north)) & sides

    def cell(self) -> tuple[Combinable, Combinable]:
        """Column and row of an entry on the grid of this zoom."""
        across = CELLS_A_TILE * 2**self.zoom / 360
        return (
            Whole((F("longitude") + _number(180)) * _number(across)),
            Whole((F("latitude") + _number(90)) * _number(across / FLATTER)),
        )


def _number(value: float) -> Value:
    return Value(float(value), output_field=FloatField())


def map_data(entries: GroupQuerySet, view: View) -> dict[str, Any]:
    """A FeatureCollection (RFC 7946) of the entries that stand somewhere in view.

    Single entries carry id, name, url, kind and place, clusters their count and bbox. "capped"
    says that not all fitted; "bbox" is what holds all that is there, and may cross the date line.
    """
    seen = entries.local().filter(view.within()).order_by()
    cells = _cells(seen, view) if view.together else []
    capped = len(cells) > MOST
    single = [cell for cell in cells[:MOST] if cell.number == 1]
    features = [_cluster(cell) for cell in cells[:MOST] if cell.number > 1]
    if view.together:
        found = _standing_at(entries, single)
    else:
        found = list(_named(seen.order_by("sort_name", "pk"))[: MOST + 1])
        capped = len(found) > MOST
    features += [_entry(group) for group in found[:MOST]]
    told: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if features:
        told["bbox"] = _around([_box_of(feature) for feature in features])
    return told | ({"capped": True} if capped else {})


def _cells(seen: GroupQuerySet, view: View) -> list[Cell]:
    """The cells that hold most, one more than may be shown; always in the same order."""
    column, row = view.cell()
    rows = (
        seen.annotate(column=column, row=row)
        .values("column", "row")
        .annotate(
            number=Count("pk"),
            west=Min("longitude"),
            south=Min("latitude"),
            east=Max("longitude"),
            north=Max("latitude"),
            lon=Avg("longitude"),
            lat=Avg("latitude"),
        )
        # Not by row and column: PostgreSQL takes the same sum with other parameters for another.
        .order_by("-number", "south", "west")
        .values_list(*Cell._fields)[: MOST + 1]
    )
    return [Cell(*found) for found in rows]


def _standing_at(entries: GroupQuerySet, cells: Sequence[Cell]) -> list[Group]:
    """The entries that are alone in these cells, found by where they stand."""
    points = {(cell.south, cell.west) for cell in cells}
    if not points:
        return []
    rows = entries.filter(
        band__in={band_of(lat) for lat, _lon in points},
        longitude__in={lon for _lat, lon in points},
    )
    return [one for one in _named(rows.order_by()) if (one.latitude, one.longitude) in points]


def _named(rows: GroupQuerySet) -> GroupQuerySet:
    return rows.only("name", "slug", "kind", "place_name", "latitude", "longitude")


def _entry(group: Group) -> dict[str, Any]:
    return _point(
        group.longitude,
        group.latitude,
        id=str(group.pk),
        name=group.name,
        url=group.get_absolute_url(),
        kind=group.get_kind_display(),
        place=group.place_name,
    )


def _cluster(cell: Cell) -> dict[str, Any]:
    # Not rounded: whoever asks for this box must get them all.
    sides = [cell.west, cell.south, cell.east, cell.north]
    return _point(cell.lon, cell.lat, count=cell.number, bbox=sides)


def _point(lon: float | None, lat: float | None, **properties: Any) -> dict[str, Any]:
    at = [round(lon or 0, DECIMALS), round(lat or 0, DECIMALS)]
    geometry = {"type": "Point", "coordinates": at}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _box_of(feature: dict[str, Any]) -> list[float]:
    sides: list[float] = feature["properties"].get("bbox")
    return sides or feature["geometry"]["coordinates"] * 2


def _around(boxes: Iterable[list[float]]) -> list[float]:
    """West, south, east and north of all: everything but the widest empty stretch of longitudes."""
    ordered = sorted(boxes)
    south, north = min(box[1] for box in ordered), max(box[3] for box in ordered)
    reached, widest, sides = ordered[0][2], -1.0, (0.0, 0.0)
    for box in ordered[1:]:
        if box[0] - reached > widest:
            widest, sides = box[0] - reached, (box[0], reached)
        reached = max(reached, box[2])
    if ordered[0][0] + 360 - reached >= widest:
        sides = (ordered[0][0], reached)
    return [sides[0], south, sides[1], north]
