"""Distances in the database, against another formula and against known ones; poles, date line."""

import math
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.lib.geo import EARTH_RADIUS_KM
from community.where import Point
from groups.directory.nearness import km_between, with_distance, within
from groups.models import Group
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db
LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
# Geodesics on WGS 84 in kilometres, by GeographicLib; a sphere is right to about half a per cent.
KNOWN: Final = [
    ((49.19522, 16.60796), (48.20849, 16.37208), 111.1),  # Brno, Vienna
    ((51.50853, -0.12574), (48.85341, 2.3488), 344.1),  # London, Paris
    ((64.13548, -21.89541), (69.6489, 18.95508), 1_850.8),  # Reykjavík, Tromsø
    ((-18.14161, 178.44149), (-13.83333, -171.76666), 1_151.1),  # Suva, Apia: the date line
    ((89.9, 0.0), (89.9, 180.0), 22.3),  # across the pole
    ((38.71667, -9.13333), (59.93863, 30.31413), 3_623.2),  # Lisbon, Saint Petersburg
    ((0.0, 0.0), (0.5, 179.7), 19_944.1),  # nearly opposite
]


def atan_km(one: Point, other: Point) -> float:
    """Vincenty's formula for a sphere: exact for near, far and opposite points alike."""
    phi1, phi2 = math.radians(one.latitude), math.radians(other.latitude)
    between = math.radians(other.longitude - one.longitude)
    across = math.cos(phi2) * math.sin(between)
    along = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(between)
    up = math.sin(phi1) * math.sin(phi2) + math.cos(phi1) * math.cos(phi2) * math.cos(between)
    return EARTH_RADIUS_KM * math.atan2(math.hypot(across, along), up)


def stand_at(point: Point) -> Group:
    return make_group(latitude=point.latitude, longitude=point.longitude)


def told_km(point: Point) -> float:
    (found,) = with_distance(Group.objects.all(), point)
    return km_between(found.chord2)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("one", "other", "km"), KNOWN)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    stand_at(Point(*other))
    assert told_km(Point(*one)) == pytest.approx(km, rel=0.0056)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(1, 20_000))
def test_another_formula_says_the_same(
    lat1: float, lon1: float, lat2: float, lon2: float, radius: float
) -> None:
    here, there = Point(lat1, lon1), Point(lat2, lon2)
    group = stand_at(there)
    km = atan_km(here, there)
    assert told_km(here) == pytest.approx(km, rel=1e-6, abs=0.001)
    if abs(km - radius) > 0.01:
        assert within(Group.objects.all(), here, radius).exists() == (km < radius)
    group.delete()


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((-17.0, 179.9), (-17.0, -179.9), 30),
        ((-17.0, -179.9), (-17.0, 179.9), 30),
        ((90.0, 0.0), (89.8, 123.0), 30),
        ((-89.9, 10.0), (-89.9, -170.0), 30),
        ((0.0, 0.0), (0.0, 0.0), 1),
        ((0.0, 0.0), (1e-200, 1e-160), 1),  # its square is too small for PostgreSQL
        ((60.0, 10.0), (-60.0, -170.0), 20_038),
    ],
)
def test_over_the_date_line_the_poles_and_half_the_globe(
    here: tuple[float, float], there: tuple[float, float], km: float
) -> None:
    stand_at(Point(*there))
    assert within(Group.objects.all(), Point(*here), km).exists()
