"""A gazetteer of a few towns, two of them of one name, for tests that look near one."""

from typing import Final

from community.lib.place_keys import keys_of
from community.models.places import Place, PlaceName, Region, RegionName

TOWNS: Final = {
    "Brno": (3078610, "CZ", "78", 49.19522, 16.60796, 379_466),
    "Vienna": (2761369, "AT", "09", 48.20849, 16.37208, 1_691_468),
    "Leeds": (2644688, "GB", "ENG", 53.79648, -1.54785, 455_123),
    "Suva": (2198148, "FJ", "01", -18.14161, 178.44149, 77_366),
    "Longyearbyen": (2729907, "SJ", "21", 78.22334, 15.64689, 2_060),
}
NAMESAKES: Final = {
    2796696: ("Halle", "BE", "VLG", 50.73385, 4.23454, 34_479),
    2911520: ("Halle", "DE", "07", 52.06007, 8.36083, 21_393),
}
AREAS: Final = {
    ("CZ", ""): "Czechia",
    ("CZ", "78"): "South Moravia",
    ("AT", ""): "Austria",
    ("GB", ""): "United Kingdom",
    ("BE", ""): "Belgium",
    ("DE", ""): "Germany",
}


def make_towns() -> None:
    """Write them."""
    rows = [(number, name, *rest) for name, (number, *rest) in TOWNS.items()]
    rows += [(number, *rest) for number, rest in NAMESAKES.items()]
    for number, name, country, region, latitude, longitude, population in rows:
        place = Place.objects.create(
            geonames_id=number,
            name=name,
            country=country,
            region_code=region,
            latitude=latitude,
            longitude=longitude,
            population=population,
            timezone="Europe/Prague",
        )
        PlaceName.objects.bulk_create(
            PlaceName(place=place, key=key, name=name) for key in keys_of(name)
        )
    for (country, code), name in AREAS.items():
        region = Region.objects.create(country=country, code=code, name=name)
        RegionName.objects.bulk_create(RegionName(region=region, key=key) for key in keys_of(name))
