"""Names fold alike, and a box never leaves out a place that is near enough."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from community.lib.geo import (
    EARTH_RADIUS_KM,
    bounding_box,
    fold,
    haversine_km,
    km_to_miles,
)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Gießen", "giessen"),
        ("  Saint-Étienne ", "saint etienne"),
        ("L\u2019Aquila", "laquila"),
        ("\u0130stanbul", "istanbul"),
        ("Diyarbak\u0131r", "diyarbakir"),
        ("Hafnarfjörður", "hafnarfjordur"),
        ("Αθήνα", "αθηνα"),
        ("Πάτρας", "πατρασ"),
        ("Кёльн", "кельн"),
        ("St. Pölten", "st polten"),
        ("\uff22\uff52\uff4e\uff4f", "brno"),
        ("?!", ""),
    ],
)
def test_names_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(codec="latin-1")))
def test_case_does_not_matter(name: str) -> None:
    assert fold(name.upper()) == fold(name)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways(a: float, b: float, c: float, d: float) -> None:
    there = haversine_km(a, b, c, d)
    assert there == pytest.approx(haversine_km(c, d, a, b), abs=1e-6)
    assert 0 <= there <= math.pi * EARTH_RADIUS_KM + 1e-6
    assert haversine_km(a, b, a, b) == 0


def test_known_distances() -> None:
    assert haversine_km(49.19522, 16.60796, 50.08804, 14.42076) == pytest.approx(185, abs=2)
    assert haversine_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)
    assert km_to_miles(1.609344) == 1


def point_at(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` away in the direction ``bearing`` (radians)."""
    phi, reach = math.radians(lat), km / EARTH_RADIUS_KM
    sine = math.sin(phi) * math.cos(reach) + math.cos(phi) * math.sin(reach) * math.cos(bearing)
    phi2 = math.asin(max(-1.0, min(1.0, sine)))
    turn = math.atan2(
        math.sin(bearing) * math.sin(reach) * math.cos(phi),
        math.cos(reach) - math.sin(phi) * math.sin(phi2),
    )
    return math.degrees(phi2), (lon + math.degrees(turn) + 540) % 360 - 180


@given(latitudes, longitudes, st.floats(0, 21000), st.floats(0, 2 * math.pi), st.floats(0, 1))
def test_the_box_holds_every_point_within_reach(
    lat: float, lon: float, km: float, bearing: float, part: float
) -> None:
    lat2, lon2 = point_at(lat, lon, km * part, bearing)
    assume(haversine_km(lat, lon, lat2, lon2) <= km)
    box = bounding_box(lat, lon, km)
    assert box.contains(lat2, lon2)
    assert all(-180 <= west <= east <= 180 for west, east in box.longitudes())


@given(st.floats(-80, 80), longitudes, st.floats(1, 400))
def test_the_box_is_not_needlessly_wide(lat: float, lon: float, km: float) -> None:
    box = bounding_box(lat, lon, km)
    assert (box.north - box.south) == pytest.approx(2 * math.degrees(km / EARTH_RADIUS_KM), 1e-3)
    width = sum(east - west for west, east in box.longitudes())
    assert width <= 2.2 * math.degrees(km / EARTH_RADIUS_KM) / math.cos(math.radians(lat)) + 1


def test_the_date_line_and_the_pole() -> None:
    fiji = bounding_box(-17.8, 178.0, 400)
    assert fiji.west > fiji.east
    assert len(fiji.longitudes()) == 2
    assert fiji.contains(-17.8, -179.0)
    assert not fiji.contains(-17.8, 0)
    assert bounding_box(89.9, 10, 50).longitudes() == [(-180, 180)]


@pytest.mark.parametrize(
    "point", [(91, 0, 1), (0, 181, 1), (0, 0, -1), (math.nan, 0, 1), (0, 0, math.inf)]
)
def test_nonsense_is_refused(point: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError):
        bounding_box(*point)
