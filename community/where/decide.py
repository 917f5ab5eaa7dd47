"""Which of several namesakes somebody means, or whether to ask. Pure: no database.

A country goes before towns of its name elsewhere, a town before the region that is named after it.
Among towns the larger is meant, far more so in Europe and where the name is its own and not one
that it has in another language; where no town stands out, all are offered.
"""

from collections.abc import Sequence
from typing import Final

from community.lib.place_keys import is_its_own
from community.models.places import Region
from community.where.answers import Choice, Spot, Where

OWN_NAME: Final = 5
EUROPE: Final = 3
STANDS_OUT: Final = 5  # times the weight of the next
LARGE: Final = 70_000  # inhabitants
MOST_CHOICES: Final = 12
MOST_OTHERS: Final = 6
CODE: Final = 2  # letters: a country's code is a town's name too


def decide(text: str, key: str, spots: Sequence[Spot], regions: Sequence[Region]) -> Where:
    """What is meant by a name that these have; `key` is the name, folded."""
    towns = sorted(spots, key=lambda spot: -weight(spot, key))
    areas = sorted(regions, key=lambda region: (region.code != "", region.country, region.code))
    whole = [area for area in areas if not area.code]
    first = whole if whole and (len(key) > CODE or text.isupper()) else areas
    # Two small letters may be a town's whole name; two large ones are a country's code.
    may_be_area = len(key) > CODE or text.isupper() or not towns
    named = any(_names(spot, area, key) for spot in towns for area in first)
    if first and may_be_area and not named:
        return _areas(text, first, [*(one for one in areas if one not in first), *towns])
    if not towns:
        return Where(text)
    if _stands_out(towns, key):
        return Where(text, spot=towns[0], others=(*areas, *towns[1:])[:MOST_OTHERS])
    return Where(text, choices=(*towns, *areas)[:MOST_CHOICES])


def weight(spot: Spot, key: str) -> int:
    """How likely it is meant: inhabitants, times what makes it more so."""
    own = OWN_NAME if is_its_own(key, spot.place.name) else 1
    europe = EUROPE if spot.place.timezone.startswith("Europe/") else 1
    return max(1, spot.place.population) * own * europe


def _areas(text: str, areas: Sequence[Region], rest: Sequence[Choice]) -> Where:
    if len(areas) > 1:
        return Where(text, choices=(*areas, *rest)[:MOST_CHOICES])
    return Where(text, region=areas[0], others=tuple(rest[:MOST_OTHERS]))


def _stands_out(towns: Sequence[Spot], key: str) -> bool:
    return len(towns) == 1 or weight(towns[0], key) >= STANDS_OUT * weight(towns[1], key)


def _names(spot: Spot, area: Region, key: str) -> bool:
    """Whether the area has its name from the town: it lies there and is large, or is called so
    in its own language."""
    place = spot.place
    inside = place.country == area.country and area.code in ("", place.region_code)
    beside = place.country == area.country and place.population >= LARGE
    return beside or (inside and is_its_own(key, place.name))
