"""What an answer about a place looks like. Pure: no database."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from django.utils.translation import gettext as _

from community.models.places import Place, Region

_PAIR: Final = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")


class Point(NamedTuple):
    """Degrees (WGS 84)."""

    latitude: float
    longitude: float

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read "49.195, 16.608", rounded to a tenth of a degree: some 10 km, as no one needs to
        tell us more. None for anything else, or for what is not on the globe."""
        found = _PAIR.fullmatch(text)
        if found is None:
            return None
        point = cls(round(float(found[1]), 1) + 0.0, round(float(found[2]), 1) + 0.0)
        return point if -90 <= point.latitude <= 90 and -180 <= point.longitude <= 180 else None

    def __str__(self) -> str:
        return f"{self.latitude:g},{self.longitude:g}"


@dataclass(frozen=True)
class Spot:
    """A town by the name that it was looked for under; its region and country as pages say."""

    place: Place
    name: str
    region: str = ""
    country: str = ""

    @property
    def label(self) -> str:
        """Name, region and country: "Halle, Flanders, Belgium"."""
        return ", ".join(dict.fromkeys(filter(None, (self.name, self.region, self.country))))

    @property
    def beside(self) -> str:
        """What tells it from namesakes in the same region; "" where no larger town is near."""
        return _("near %(town)s") % {"town": self.place.near} if self.place.near else ""

    @property
    def point(self) -> Point:
        """Its middle."""
        return Point(self.place.latitude, self.place.longitude)


Choice = Spot | Region


@dataclass(frozen=True)
class Where:
    """One of: nothing asked; a `spot`; a `bare` point and the town `nearest` to it, if one is near;
    a `region` (a country has no code); several `choices`; or nothing known, perhaps with
    `suggestions`.

    `others` have the same name as what was taken: a page offers them beside it.
    """

    text: str = ""
    spot: Spot | None = None
    bare: Point | None = None
    nearest: Spot | None = None
    region: Region | None = None
    choices: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    suggestions: tuple[Choice, ...] = ()

    @property
    def point(self) -> Point | None:
        """What distances are measured from."""
        return self.spot.point if self.spot else self.bare

    @property
    def country(self) -> str:
        """The code of the country that it is, or lies in; "" for a bare point."""
        town = self.spot or self.nearest
        if town:
            return town.place.country
        return self.region.country if self.region else ""

    @property
    def name(self) -> str:
        """What a page calls it; of a bare point, the town that is nearest to it."""
        town = self.spot or self.nearest
        if town:
            return town.name
        return self.region.label if self.region else self.text

    @property
    def is_clear(self) -> bool:
        """Whether nothing was asked, or what was asked is known and is one thing."""
        return not self.text or bool(self.point or self.region)

    @property
    def problem(self) -> str:
        """Why it is not clear, in a sentence; "" when it is."""
        if self.is_clear:
            return ""
        if self.choices:
            return _("There is more than one place of this name. Please choose one.")
        return _("We do not know this place. Please try a larger town nearby.")
