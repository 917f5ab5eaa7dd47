"""The map's data: clusters add up to the entries, and nothing stands where nobody agreed to."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from community.lib.geo import Box
from groups.choices import Scope
from groups.directory import map_data as module
from groups.directory.map_data import SINGLE, WORLD, View, map_data
from groups.models import Group, Standing
from tests.groups.factories import TODAY, make_group

pytestmark = pytest.mark.django_db
DEGREES = st.tuples(
    st.floats(-90, 90).map(lambda at: round(at, 4)),
    st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 180.0, 179.9, -179.9])).map(
        lambda at: round(at, 4)
    ),
)
SIDES = st.tuples(st.floats(-90, 90), st.floats(-90, 90)).map(sorted)
BOXES = st.builds(
    lambda sides, west, east: Box(sides[0], west, sides[1], east),
    SIDES,
    st.floats(-180, 180),
    st.floats(-180, 180),
)


EVERYTHING = View()


def shown(view: View = EVERYTHING, **filters: Any) -> dict[str, Any]:
    return map_data(Group.objects.listed(TODAY).filter(**filters), view)


def counted(told: dict[str, Any]) -> int:
    return sum(one["properties"].get("count", 1) for one in told["features"])


def names(told: dict[str, Any]) -> set[str]:
    return {one["properties"]["name"] for one in told["features"] if "name" in one["properties"]}


def at(name: str, lat: float, lon: float, **fields: Any) -> Group:
    return make_group(name, latitude=lat, longitude=lon, **fields)


def many(points: list[tuple[float, float]]) -> None:
    groups = [
        Group(name="x", slug=f"many-{n}", kind="family", scope=Scope.TOWN, live=True)
        for n, _point in enumerate(points)
    ]
    for group, (group.latitude, group.longitude) in zip(groups, points, strict=True):
        group.derive()
    Group.objects.bulk_create(groups)
    Standing.objects.bulk_create(Standing(group=one, confirmed_on=TODAY) for one in groups)


class TestSums(TestCase):
    """With a database that is clean for every example."""

    @given(points=st.lists(DEGREES, max_size=12), box=BOXES, zoom=st.integers(0, SINGLE))
    def test_clusters_add_up_to_the_entries_in_view(self, points, box, zoom):
        many(points)
        told = shown(View(box, zoom))
        assert counted(told) == sum(box.contains(*point) for point in points)
        for one in told["features"]:
            west, south, east, north = (
                one["properties"].get("bbox")
                or [
                    *one["geometry"]["coordinates"],
                ]
                * 2
            )
            inside = [p for p in points if south <= p[0] <= north and west <= p[1] <= east]
            assert len(inside) >= one["properties"].get("count", 1)

    @given(points=st.lists(DEGREES, min_size=1, max_size=9), zoom=st.integers(0, SINGLE))
    def test_the_box_around_holds_all_and_half_the_globe_only_where_it_must(self, points, zoom):
        many(points)
        west, south, east, north = shown(View(WORLD, zoom))["bbox"]
        assert all(Box(south, west, north, east).contains(*point) for point in points)


def test_a_single_entry_says_what_it_is_and_where_to_read_on() -> None:
    group = make_group("Brno Voices")
    (one,) = shown()["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [16.60796, 49.19522]}
    assert one["properties"] == {
        "id": str(group.pk),
        "name": "Brno Voices",
        "url": group.get_absolute_url(),
        "kind": "User-led or survivor-led group",
        "place": "Brno",
    }


def test_entries_of_one_town_stay_together_until_the_last_step() -> None:
    for name in ("A", "B", "C"):
        make_group(name)
    together = shown(View(WORLD, SINGLE - 1))
    (cluster,) = together["features"]
    assert cluster["properties"]["count"] == 3
    west, south, east, north = cluster["properties"]["bbox"]
    assert names(shown(View(Box(south, west, north, east), SINGLE))) == {"A", "B", "C"}


def test_across_the_date_line() -> None:
    at("Suva", -18.1, 178.4)
    at("Apia", -13.8, -171.8)
    at("Brno", 49.2, 16.6)
    assert names(shown(View(Box(-30, 170, 0, -165), 6))) == {"Suva", "Apia"}
    assert shown(kind="user-led", latitude__lt=0)["bbox"] == [178.4, -18.1, -171.8, -13.8]


def test_only_what_stands_somewhere_and_may_be_seen() -> None:
    make_group("Everywhere", scope=Scope.ONLINE)
    make_group("Whole country", scope=Scope.COUNTRY)
    make_group("Not checked", public=False)
    make_group("Resting", standing={"paused_on": TODAY})
    make_group("Not confirmed", confirmed_on=None)
    assert shown() == {"type": "FeatureCollection", "features": []}
    make_group("Region", scope=Scope.REGION)
    assert names(shown()) == {"Region"}


def test_an_address_that_is_not_shown_moves_no_point() -> None:
    """A point is the town's: two entries in one town stand on one point, whatever else is known."""
    make_group("Shows its address", contacts={"address": "Dlouhá 1, Brno"})
    make_group("Does not", hidden_contacts={"address": "Krátká 2, Brno", "phone": "+420 1"})
    told = shown(View(WORLD, SINGLE))
    assert len({tuple(one["geometry"]["coordinates"]) for one in told["features"]}) == 1
    assert "Krátká" not in str(told)
    assert "420" not in str(told)


def test_no_more_than_may_be_drawn_and_the_largest_first() -> None:
    many([(10.0, 10.0)] * 5 + [(20.0 + n, 20.0) for n in range(9)])
    with patch.object(module, "MOST", 4):
        told = shown(View(WORLD, 8))
        assert told["capped"] is True
        assert [one["properties"].get("count") for one in told["features"]] == [5, None, None, None]
        single = shown(View(WORLD, SINGLE))
        assert single["capped"] is True
        assert len(single["features"]) == 4
    assert "capped" not in shown(View(WORLD, 8))


@pytest.mark.parametrize("zoom", [0, 6, SINGLE])
def test_two_questions_however_many_entries(zoom: int) -> None:
    many([(50 + n / 10, 10.0) for n in range(40)])
    with CaptureQueriesContext(connection) as queries:
        shown(View(WORLD, zoom))
    assert len(queries) <= 2
