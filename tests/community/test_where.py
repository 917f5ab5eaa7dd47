"""What somebody means who writes where they are: one thing, a choice, or nothing known."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.lib.place_keys import keys_of
from community.models.places import Place, PlaceName, Region, RegionName
from community.where import Point, Spot, find_where

pytestmark = pytest.mark.django_db

TOWNS = [
    (1, "Brno", "CZ", "78", 49.195, 16.608, 379_466, ["Brno", "Brünn"]),
    (2, "Halle (Saale)", "DE", "14", 51.48, 11.97, 237_865, ["Halle (Saale)", "Halle"]),
    (3, "Halle", "BE", "VLG", 50.73, 4.23, 34_479, ["Halle", "Hal"]),
    (4, "Berlin", "DE", "16", 52.52, 13.41, 3_426_354, ["Berlin"]),
    (5, "Berlin", "US", "OH", 40.56, -81.79, 17_000, ["Berlin"]),
    (6, "Au", "AT", "08", 47.32, 9.98, 1_700, ["Au"]),
    (7, "Georgia Town", "US", "VT", 44.7, -73.1, 16_000, ["Georgia"]),
    (8, "Bayern", "US", "MN", 45.0, -93.0, 15_001, ["Bayern"]),
    (9, "Suva", "FJ", "01", -18.14, 178.44, 77_366, ["Suva"]),
]
AREAS = [
    ("CZ", "", "Czechia", ["Czechia", "Česko", "CZ"]),
    ("DE", "", "Germany", ["Germany", "Deutschland", "DE"]),
    ("DE", "02", "Bavaria", ["Bavaria", "Bayern", "DE-BY"]),
    ("DE", "16", "Berlin", ["Berlin"]),
    ("BE", "", "Belgium", ["Belgium", "België", "BE"]),
    ("AU", "", "Australia", ["Australia", "AU"]),
    ("GE", "", "Georgia", ["Georgia"]),
    ("US", "GA", "Georgia", ["Georgia"]),
    ("US", "", "United States", ["United States", "US"]),
    ("IE", "U", "Ulster", ["Ulster"]),
    ("GB", "NIR", "Northern Ireland", ["Northern Ireland", "Ulster"]),
]
MOST_QUERIES = 24


@pytest.fixture(autouse=True)
def gazetteer() -> None:
    for number, name, country, region, lat, lon, people, names in TOWNS:
        zone = "Europe/Prague" if country in ("CZ", "DE", "BE", "AT") else "America/New_York"
        place = Place.objects.create(
            geonames_id=number,
            name=name,
            country=country,
            region_code=region,
            latitude=lat,
            longitude=lon,
            population=people,
            timezone=zone,
        )
        keys = {key: one for one in names for key in keys_of(one)}
        PlaceName.objects.bulk_create(
            PlaceName(place=place, key=key, name=one) for key, one in keys.items()
        )
    for country, code, name, names in AREAS:
        region = Region.objects.create(country=country, code=code, name=name, labels={"de": name})
        keys = {key: one for one in names for key in keys_of(one)}
        RegionName.objects.bulk_create(RegionName(region=region, key=key) for key in keys)


def said(text: str, **asked: object) -> str:
    """The answer in a word."""
    where = find_where(text, **asked)  # type: ignore[arg-type]
    if where.spot:
        return str(where.spot.place.pk)
    if where.region:
        return where.region.address
    if where.bare:
        return str(where.bare)
    return "?" if where.choices else "-"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("brno", "1"),
        ("Bruenn", "1"),
        ("Halle", "?"),
        ("Halle, Belgium", "3"),
        ("Halle (Saale)", "2"),
        ("Berlin", "4"),
        ("Berlin, US", "5"),
        ("Bayern", "DE.02"),
        ("Bavaria, Germany", "DE.02"),
        ("Bavaria, Belgium", "DE.02"),
        ("Georgia", "GE"),
        ("Georgia, US", "US.GA"),
        ("Ulster", "?"),
        ("Au", "6"),
        ("AU", "AU"),
        ("Česko", "CZ"),
        ("nowhere at all", "-"),
        ("49.195, 16.608", "49.2,16.6"),
        ("91, 10", "-"),
        ("", "-"),
        (" , ", "-"),
    ],
)
def test_what_is_meant(text: str, meant: str) -> None:
    assert said(text) == meant


def test_a_country_narrows_and_is_no_wall() -> None:
    assert said("Halle", country="BE") == "3"
    assert said("Brno", country="BE") == "1"


def test_a_number_chooses_one_of_those_that_the_name_may_mean() -> None:
    assert said("Halle", number=3) == "3"
    # Left over from another search: the name that stands there now counts.
    assert said("Brno", number=3) == "1"
    assert said("", number=3) == "3"
    assert said("", number=77) == "-"


def test_others_of_the_name_are_offered() -> None:
    where = find_where("Berlin")
    assert [one.label for one in where.others] == ["Berlin", "Berlin, United States of America"]
    assert [one.address for one in find_where("Georgia").others[:1] if isinstance(one, Region)] == [
        "US.GA"
    ]


def test_a_point_is_rounded_and_takes_its_country_from_the_nearest_town() -> None:
    where = find_where("49.1951234 16.6079876")
    assert where.point == Point(49.2, 16.6)
    assert (where.name, where.country, where.text) == ("Brno", "CZ", "49.2,16.6")
    far = find_where("0,-140")
    assert (far.nearest, far.country, far.is_clear) == (None, "", True)


def test_a_slip_is_forgiven_by_an_offer() -> None:
    (first, *_rest) = find_where("Berlni").suggestions
    assert first.label == "Berlin"
    assert find_where("Brn").suggestions
    assert not find_where("xy").suggestions


def test_names_are_shown_as_they_were_asked_for() -> None:
    assert find_where("Brünn").name == "Brünn"
    assert find_where("brünn").name == "Brünn"
    spot = find_where("Halle, Belgium").spot
    assert isinstance(spot, Spot)
    assert spot.label == "Halle, Belgium"
    with translation.override("de"):
        assert find_where("Deutschland").name == "Deutschland"


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text()
    | st.text(st.sampled_from(",/'\"%_\\ .-DEbrnoß0 1"))
    | st.sampled_from(["x" * 5000, "\0", "a b", "١,٢", "1e9,1", "nan,nan", "st st st", "," * 200])
)
def test_any_text_is_safe_and_asks_a_fixed_number_of_questions(
    django_assert_max_num_queries: object, text: str
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        where = find_where(text, country="DE", number=3)
    assert where.is_clear == (not where.problem)
