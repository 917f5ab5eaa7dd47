"""Distance in the database, with plain arithmetic: exact at the poles and across the date line.

An entry's place is a point on a globe of radius 1, and what is compared is the square of the
straight line between two points, which grows as the way over the ground does. The index by band
and longitude finds the few rows that can be near; the line decides.
"""

import math
from typing import Any, Final, TypeVar

from django.db.models import ExpressionWrapper, F, FloatField, Q

from community.lib.geo import band_of, bounding_box, chord_of, km_of, unit_vector
from community.where import Point
from groups.models.group import GroupQuerySet

# More bands than these are asked for as one range: the list would be longer than the answer.
MOST_BANDS: Final = 60
FARTHEST_KM: Final = 20_038  # half around the globe, rounded up
NEAREST_FIRST: Final = ("chord2", "sort_name", "pk")
_ROUNDING: Final = 1e-12
Rows = TypeVar("Rows", bound=GroupQuerySet)


def line_to(point: Point) -> "ExpressionWrapper[Any]":
    """The square of the straight line from an entry to the point; null for one without a place."""
    x, y, z = unit_vector(*point)
    squares: Any = (F("x") - x) * (F("x") - x) + (F("y") - y) * (F("y") - y)
    squares += (F("z") - z) * (F("z") - z)
    return ExpressionWrapper(squares, output_field=FloatField())


def with_distance(rows: Rows, point: Point) -> Rows:
    """Local rows with `chord2`, the nearest first; the order never changes between two pages."""
    return rows.local().annotate(chord2=line_to(point)).order_by(*NEAREST_FIRST)


def within(rows: Rows, point: Point, km: float) -> Rows:
    """The same, of those alone that are no farther."""
    measured = rows.local().annotate(chord2=line_to(point))
    return measured.filter(around(point, km), chord2__lte=limit(km)).order_by(*NEAREST_FIRST)


def limit(km: float) -> float:
    """The largest `chord2` within so many kilometres."""
    return float(chord_of(km) ** 2) + _ROUNDING


def around(point: Point, km: float) -> Q:
    """A box that holds every point within that distance, as the index can answer it."""
    box = bounding_box(*point, min(km, FARTHEST_KM))
    first, last = band_of(box.south), band_of(box.north)
    bands = Q(band__range=(first, last))
    if last - first < MOST_BANDS:
        bands = Q(band__in=list(range(first, last + 1)))
    ranges = Q()
    for west, east in box.longitudes():
        ranges |= bands & Q(longitude__range=(west, east))
    return ranges


def km_between(chord2: float) -> float:
    """Kilometres over the ground."""
    return km_of(math.sqrt(max(0.0, chord2)))
