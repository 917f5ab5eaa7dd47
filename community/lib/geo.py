"""Places on the globe: names made comparable, distances, and boxes to search in.

Latitudes and longitudes are degrees (WGS 84), distances are kilometres.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from community.lib.normal import normal

EARTH_RADIUS_KM: Final = 6371.0088
KM_PER_MILE: Final = 1.609344
_SLACK_DEGREES: Final = 1e-6

_LETTERS: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "\u0131": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
        "ə": "e",
        "ƒ": "f",
    }
)
_APOSTROPHES: Final = re.compile("['’‘ʼʻ`´ʹʺ\"“”]")
_NOT_WORD: Final = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """A search key: no case, no accents, single spaces. "Łódź" and "lodz" fold alike.

    Greek and Cyrillic stay in their letters and lose their accents. Apostrophes vanish, other
    punctuation becomes a space. Folding twice changes nothing.
    """
    text = _APOSTROPHES.sub("", name)
    if text.isascii():  # most names: the short way, with the same outcome
        return _NOT_WORD.sub(" ", text.lower()).strip()
    for _ in range(2):  # compatibility forms can hide capitals and marks
        text = normal("NFKD", text).casefold().translate(_LETTERS)
        text = "".join(char for char in text if unicodedata.category(char)[0] != "M")
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", text)).strip()


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance. The globe taken as a sphere is right to about 0.5 %."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_lat = math.sin((phi2 - phi1) / 2) ** 2
    half_lon = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    chord = half_lat + math.cos(phi1) * math.cos(phi2) * half_lon
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def km_to_miles(km: float) -> float:
    """International miles."""
    return km / KM_PER_MILE


@dataclass(frozen=True)
class Box:
    """South to north and west to east. ``west`` > ``east`` means across the date line."""

    south: float
    west: float
    north: float
    east: float

    def longitudes(self) -> list[tuple[float, float]]:
        """One range of longitudes, or two across the date line: for ``BETWEEN`` in SQL."""
        if self.west <= self.east:
            return [(self.west, self.east)]
        return [(self.west, 180.0), (-180.0, self.east)]

    def contains(self, lat: float, lon: float) -> bool:
        """Whether the point is inside or on the edge."""
        return self.south <= lat <= self.north and any(
            west <= lon <= east for west, east in self.longitudes()
        )


def bounding_box(lat: float, lon: float, km: float) -> Box:
    """The smallest box that holds every point within ``km``, also at poles and date line.

    Raises ``ValueError`` for a point that is not on the globe or a negative distance.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= km < math.inf):
        raise ValueError("a point on the globe and a distance are needed")
    reach = km / EARTH_RADIUS_KM
    south = lat - math.degrees(reach) - _SLACK_DEGREES
    north = lat + math.degrees(reach) + _SLACK_DEGREES
    if south <= -90 or north >= 90:
        return Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0)
    width = math.degrees(math.asin(min(1.0, math.sin(reach) / math.cos(math.radians(lat)))))
    width += _SLACK_DEGREES
    if width >= 180:
        return Box(south, -180.0, north, 180.0)
    return Box(south, _wrapped(lon - width), north, _wrapped(lon + width))


def _wrapped(lon: float) -> float:
    """The same meridian between -180 and 180."""
    if lon < -180:
        return lon + 360
    return lon - 360 if lon > 180 else lon


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a globe of radius 1, from its middle. No pole and no date line in it.

    Rounded to some nanometres on the ground: PostgreSQL refuses to square what is much smaller.
    """
    phi, lam = math.radians(lat), math.radians(lon)
    x, y = math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam)
    return round(x, 15), round(y, 15), round(math.sin(phi), 15)


def chord_of(km: float) -> float:
    """The straight line through a globe of radius 1 between two points so far apart on it.

    It grows with the distance, so that a database can sort and cut by it with plain arithmetic.
    """
    return 2 * math.sin(min(km / EARTH_RADIUS_KM, math.pi) / 2)


def km_of(chord: float) -> float:
    """The other way: kilometres over the ground."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, max(0.0, chord / 2)))


def band_of(lat: float) -> int:
    """The half degree of latitude that a point lies in: -180 to 180, for an index."""
    return math.floor(lat * 2)
