"""What a search over groups and one over circles have in common: a place, an address, chips."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from community.models.places import Region
from community.query_reader import Reader
from community.where import Point, Where
from groups.directory.cursor import Cursor
from groups.directory.place_reader import (
    NEAR_KM,
    country_codes,
    read_near,
    read_number,
    read_radius,
    read_region,
)
from groups.directory.query_words import Chip, place_label
from groups.models.group import GroupQuerySet


@dataclass(frozen=True)
class ListingQuery(ABC):
    """A search. `errors` says, by query word, what was not understood and is therefore ignored;
    only a `near` that is not clear finds nothing, for any list would be a wrong answer to it.

    `near` is a town, region, country or "49.2,16.6"; `place` the GeoNames number of the one that
    was chosen of several. `radius` is in kilometres. `region` is GeoNames's code ("DE.02").
    `access` may be many: all of them.
    """

    near: str = ""
    place: int | None = None
    radius: float = NEAR_KM
    country: str = ""
    region: str = ""
    access: tuple[str, ...] = ()
    q: str = ""
    cursor: Cursor | None = None
    errors: dict[str, str] = field(default_factory=dict, compare=False)
    where: Where = field(default_factory=Where, compare=False)
    area: Region | None = field(default=None, compare=False)

    # Every query word in the order of an address, and those that chips say in theirs.
    WORDS: ClassVar[tuple[str, ...]] = ()
    CHIPS: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def _reader(cls, values: QueryDict) -> Reader:
        """To read an address with; what is no word of this search is noted."""
        unknown = _("This word is not known here.")
        return Reader(values, {name: unknown for name in values if name not in cls.WORDS})

    @property
    def point(self) -> Point | None:
        """What distances are measured from, where there is such a point."""
        return self.where.point

    @abstractmethod
    def queryset(self, today: date, *, few: bool = False) -> GroupQuerySet:
        """All that fit, in a total order, whatever the cursor."""

    @abstractmethod
    def beyond(self, today: date) -> GroupQuerySet:
        """Those that fit at any distance from the point, the nearest first; none without one."""

    @property
    def by_distance(self) -> bool:
        """Whether `queryset` is sorted by distance: its rows then have `chord2`."""
        return self.point is not None

    @property
    def measure(self) -> str:
        """The annotation that `queryset` is sorted by before the name; "" where by name alone."""
        return "chord2" if self.by_distance else ""

    def chips(self) -> list[Chip]:
        """Each part of the search, with the search that is left without it."""
        return [
            Chip(name, self._label(name, value), self.url_params(**self._without(name, rest)))
            for name in self.CHIPS
            for value, rest in _parts(self._said(name))
        ]

    def _said(self, name: str) -> Any:
        """The value of a word; a place that was given by number alone is said too."""
        return self.where.text if name == "near" else getattr(self, name)

    def _without(self, name: str, rest: Any) -> dict[str, Any]:
        place = {"place": None, "radius": NEAR_KM} if name == "near" else {}
        return {name: rest, "cursor": None} | place

    def _label(self, name: str, value: Any) -> str:
        if name == "near":
            if not self.where.is_clear:
                return self.label_of("q", value)
            km = self.radius if self.point else 0
            return place_label(self.where.name, km, self.where.country)
        if name == "region":
            return place_label(self.area.label if self.area else value, 0, "")
        return self.label_of(name, value)

    @abstractmethod
    def label_of(self, name: str, value: Any) -> str:
        """One part of the search in words, but for those that name a place."""

    def describe(self) -> str:
        """The search in words, for a heading or a feed's title; "" when nothing is asked for."""
        return ", ".join(chip.label for chip in self.chips())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but a place in the list."""
        return replace(self, cursor=None, radius=NEAR_KM) == type(self)()

    def url_params(self, **changes: Any) -> str:
        """The address's query, always in the same order, with these changes; "" when empty."""
        wanted = replace(self, **changes)
        pairs: list[tuple[str, str]] = []
        for name in self.WORDS:
            value = getattr(wanted, name)
            if isinstance(value, tuple):
                pairs += [(name, slug) for slug in value]
            elif value and (name != "radius" or value != NEAR_KM):
                pairs.append((name, "yes" if value is True else str(value)))
        return f"?{urlencode(pairs)}" if pairs else ""

    def elsewhere(self, **place: Any) -> str:
        """The address's query for the same search in another place."""
        return self.url_params(cursor=None, **place)


def read_places(values: QueryDict, read: Reader) -> dict[str, Any]:
    """The fields that say where, as `ListingQuery` has them. A fixed number of queries: none
    where no place and no region are asked for."""
    country = read.one("country", country_codes())
    where, number = read_near(values.get("near", ""), read_number(read), country, read.errors)
    area = read_region(values.get("region", ""), country, read.errors)
    return {
        "near": where.text if values.get("near", "").strip() else "",
        "place": number,
        "radius": read_radius(read),
        "country": country,
        "region": area.address if area else "",
        "where": where,
        "area": area,
    }


def _parts(value: Any) -> list[tuple[Any, Any]]:
    """Each part of a value, with what is left of it without that part."""
    if isinstance(value, tuple):
        return [(one, tuple(other for other in value if other != one)) for one in value]
    return [(value, type(value)())] if value else []
