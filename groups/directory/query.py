"""What a visitor asks the directory for: one object for page, map, feed, JSON, CSV and HSDS."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Final, Self

from django.db.models import Q
from django.http import QueryDict

from community.lib.finding import typed_words
from community.models.merged_topic import now_called
from community.models.topics import small_here
from groups.choices import DIRECTORY, LOCAL, Access, Control, Scope
from groups.directory import conditions as ask
from groups.directory.cursor import Cursor
from groups.directory.listing_query import ListingQuery, read_places
from groups.directory.nearness import limit, line_to, with_distance, within
from groups.directory.networks import network_key, networks
from groups.directory.offers import Offers
from groups.directory.query_words import CHIPS, label_of
from groups.languages import CODES
from groups.models import Group
from groups.models.group import GroupQuerySet


@dataclass(frozen=True)
class DirectoryQuery(ListingQuery):
    """A search for groups and allies. `kind` may be many: any of them; `offer` too: all of them.
    `apart` asks for what serves the whole country or is online, in the place of what is near.
    """

    kind: tuple[str, ...] = ()
    control: str = ""
    offer: tuple[str, ...] = ()
    language: str = ""
    online: bool = False
    network: str = ""
    apart: bool = False
    offers: Offers = field(default_factory=lambda: Offers({}), compare=False, repr=False)

    WORDS: ClassVar = (
        *("near", "place", "radius", "country", "region", "kind", "control", "offer", "access"),
        *("language", "online", "network", "q", "apart", "cursor"),
    )
    CHIPS: ClassVar = CHIPS

    @classmethod
    def parse(cls, values: QueryDict, offers: Offers | None = None) -> Self:
        """Read what an address asks for. Takes any string and never raises. A fixed number of
        queries: none where no place, region or words are asked for and `offers` is handed in."""
        read = cls._reader(values)
        offers = Offers.whole() if offers is None else offers
        return cls(
            **read_places(values, read),
            kind=read.many("kind", DIRECTORY),
            control=read.one("control", Control.values),
            offer=read.many("offer", offers.slugs, now_called),
            access=read.many("access", Access.values),
            language=read.one("language", CODES),
            online=read.one("online", ["yes"]) == "yes",
            network=read.one("network", networks() if "network" in values else ()),
            q=read.words(),
            apart=read.one("apart", ["yes"]) == "yes",
            cursor=read.made("cursor", Cursor.parse),
            errors=read.errors,
            offers=offers,
        )

    @property
    def by_distance(self) -> bool:
        return super().by_distance and not self.apart

    @property
    def around(self) -> tuple[str, str]:
        """Country and region code of what is asked for by place; "" for what is not known."""
        town = self.where.spot or self.where.nearest
        if town:
            return town.place.country, town.place.region_code
        region = self.where.region or self.area
        return (region.country, region.code) if region else ("", "")

    @property
    def has_apart(self) -> bool:
        """Whether what serves a whole country is shown apart: not where all of it is listed."""
        country, region_code = self.around
        return bool(country and (self.point or region_code))

    def queryset(self, today: date, *, few: bool = False) -> GroupQuerySet:
        """The entries that fit, whatever the cursor: `slices.take` cuts.

        With a point those within the radius, the nearest first, else all by name. Both orders are
        total. Entries that serve a whole country or are online are in `apart` where it applies.
        `few` changes nothing but how the database goes about it: see `groups.directory.conditions`.
        """
        if self.apart:
            return self._apart(today, few)
        rows = self._fitting(today, few=few)
        if self.point:
            return within(rows, self.point, self.radius)
        region = self.where.region
        return rows.filter(ask.in_region(region, few=few) if region else Q()).by_name()

    def count(self, today: date, most: int) -> int:
        """How many fit; one more than `most` stands for all beyond."""
        rows = self.queryset(today, few=True).order_by()
        return int(rows.values("pk")[: most + 1].count())

    def beyond(self, today: date) -> GroupQuerySet:
        """The entries that fit at any distance from the point, the nearest first; none without a
        point. For when nobody is within the radius: it reads every local entry."""
        rows = self._fitting(today)
        return with_distance(rows, self.point) if self.point else rows.none()

    def wide(self) -> Self:
        """The search for what serves the whole country, or is online, by name."""
        return replace(self, apart=True, cursor=None)

    def _apart(self, today: date, few: bool) -> GroupQuerySet:
        country, region_code = self.around
        rows = self._fitting(today, few=few, everywhere=True)
        if not self.has_apart:
            return rows.exclude(scope__in=LOCAL).by_name()
        regional = region_code if self.point else ""
        rows = rows.filter(ask.for_all_of(country, regional, few=few))
        if self.point:  # those for the region that stand near are in the other list already
            near = Q(scope=Scope.REGION, x__isnull=False, chord2__lte=limit(self.radius))
            rows = rows.alias(chord2=line_to(self.point)).exclude(near)
        return rows.by_name()

    def _fitting(
        self, today: date, *, few: bool = False, everywhere: bool = False
    ) -> GroupQuerySet:
        """All that is asked for but the place of `near`."""
        rows = Group.objects.listed(today)
        if not self.where.is_clear:
            return rows.none()
        asks: dict[str, Callable[[Any], Q]] = {
            "country": lambda code: ask.in_country(code, few=few),
            "region": lambda _code: ask.in_region(self.area, few=few) if self.area else Q(),
            "control": lambda slug: Q(control=slug),
            "language": lambda code: ask.listed_as("languages", [code], few=few),
            "online": lambda _yes: ask.online(),
            "network": lambda slug: ask.listed_as("networks", [network_key(slug)], few=few),
            "q": lambda text: ask.saying(typed_words(text, small_here()), self.offers, few=few),
        }
        if everywhere:  # the place is asked for by `for_all_of`
            del asks["region"]
        one = [made(value) for name, made in asks.items() if (value := getattr(self, name))]
        if self.kind:
            one.append(Q(kind__in=self.kind))
        offered = (self.offers.with_narrower(slug) for slug in self.offer)
        one += [ask.listed_as("offers", slugs, few=few) for slugs in offered]
        one += [ask.listed_as("access", [slug], few=few) for slug in self.access]
        return rows.filter(*one)

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked for than a place: then few may fit."""
        return bool(
            self.kind or self.control or self.offer or self.access or self.language
            or self.online or self.network or self.q or self.country
        )  # fmt: skip

    def label_of(self, name: str, value: Any) -> str:
        return label_of(name, value, self.offers)

    def elsewhere(self, **place: Any) -> str:
        return self.url_params(cursor=None, apart=False, **place)

    def _without(self, name: str, rest: Any) -> dict[str, Any]:
        apart = {"apart": False} if name == "near" else {}
        return super()._without(name, rest) | apart


QUERY_WORDS: Final = DirectoryQuery.WORDS
