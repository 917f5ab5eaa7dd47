"""What a visitor asks of the circles: one object for page, calendar, feed, JSON and CSV."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final, Self

from django.db.models import Exists, F, OuterRef, Q, Value
from django.http import QueryDict
from django.utils import timezone

from community.lib.finding import typed_words
from community.lib.zones import known
from community.models.topics import small_here
from groups.choices import Audience
from groups.circles import conditions as meets
from groups.circles.choices import ACCESS, Cost, Joining, Training, Way
from groups.circles.days import WEEKDAYS, Days, read_day
from groups.circles.query_words import CHIPS, label_of
from groups.directory import conditions as ask
from groups.directory.cursor import Cursor
from groups.directory.listing_query import ListingQuery, read_places
from groups.directory.nearness import with_distance, within
from groups.directory.offers import Offers
from groups.languages import CODES
from groups.models import Circle, Occurrence
from groups.models.circle import CircleQuerySet
from groups.models.occurrence import OccurrenceQuerySet
from groups.models.waking_hours import shift_of

# More than any circle's share of somebody's night, in per cent.
WORST: Final = 1_000


@dataclass(frozen=True)
class CircleQuery(ListingQuery):
    """A search for circles. Of `audience`, `cost`, `training`, `way` and `joining` any of what is
    chosen; of `access` all; of `language` any, and who speaks the first stands first among the
    circles online.

    `way`: who asks for "in-person" or for "online" also finds what is both ("hybrid").
    `day` is a weekday, "0" for Sunday to "6" as in the Meeting Guide format and in a browser, or a
    date ("2026-11-26"): by the clocks of `zone`, else by each circle's own. A weekday finds who
    meets on one of it in the coming five weeks, for "the second Tuesday" is a Tuesday too.
    `zone` is an IANA name: where somebody's hours are, by which circles online are sorted.
    """

    language: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    day: str = ""
    zone: str = ""

    WORDS: ClassVar = (
        *("near", "place", "radius", "country", "region", "language", "access", "audience"),
        *("cost", "training", "way", "joining", "day", "zone", "q", "cursor"),
    )
    CHIPS: ClassVar = CHIPS

    @classmethod
    def parse(cls, values: QueryDict) -> Self:
        """Read what an address asks for. Takes any string and never raises. A fixed number of
        queries: none where no place, region or words are asked for."""
        read = cls._reader(values)
        return cls(
            **read_places(values, read),
            language=read.many("language", CODES),
            access=read.many("access", dict(ACCESS)),
            audience=read.many("audience", Audience.values),
            cost=read.many("cost", Cost.values),
            training=read.many("training", Training.values),
            way=read.many("way", Way.values),
            joining=read.many("joining", Joining.values),
            day=read.made("day", read_day) or "",
            zone=read.one("zone", known()),
            q=read.words(),
            cursor=read.made("cursor", Cursor.parse),
            errors=read.errors,
        )

    @property
    def only_at_a_distance(self) -> bool:
        """Whether one need not go anywhere: only such circles are asked for."""
        return bool(self.way) and set(self.way) <= set(meets.AT_A_DISTANCE)

    @property
    def by_hours(self) -> bool:
        """Whether `queryset` is sorted by how well the hours suit who lives in `zone`."""
        return self.only_at_a_distance and bool(self.zone) and not self.by_distance

    @property
    def measure(self) -> str:
        return "apart" if self._by_languages or self.by_hours else super().measure

    @property
    def _by_languages(self) -> bool:
        return self.only_at_a_distance and len(self.language) > 1 and not self.by_distance

    @property
    def on_a_date(self) -> bool:
        """Whether `day` is a date and not a weekday."""
        return bool(self.day) and self.day not in WEEKDAYS

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked for than a place, a day or a zone: then few may fit."""
        return bool(
            self.country or self.region or self.language or self.access or self.audience
            or self.cost or self.training or self.way or self.joining or self.q
        )  # fmt: skip

    def queryset(self, today: date, *, few: bool = False) -> CircleQuerySet:
        """The circles that fit, whatever the cursor: `slices.take` cuts.

        With a point those that meet within the radius, the nearest first. Where one need not go
        anywhere: by the first of the languages asked for that they speak, then by how little of
        them lies in somebody's night, if there is a zone (`groups.models.waking_hours`). Else all
        by name. Every order is total. `few` changes nothing but how the database goes about it: see
        `groups.directory.conditions`.
        """
        rows = self._fitting(today, few=few)
        if self.point:
            return within(rows, self.point, self.radius)
        if self.measure:
            return self._suiting(rows, today)
        return rows.by_name()

    def _suiting(self, rows: CircleQuerySet, today: date) -> CircleQuerySet:
        apart: Any = Value(0)
        if self.by_hours:
            # Who has no coming meeting has no hours either, and suits nobody.
            rows = rows.filter(waking_hours__shift=shift_of(self.zone, today))
            apart = F("waking_hours__asleep")
        if self._by_languages:
            apart = meets.place_among_languages(self.language) * Value(WORST) + apart
        # Along the index of that table, down to its last column.
        rest = ("sort_name", "pk")
        if self.by_hours:
            rest = ("waking_hours__sort_name", "waking_hours__circle")
        found: CircleQuerySet = rows.annotate(apart=apart).order_by("apart", *rest)
        return found

    def count(self, today: date, most: int) -> int:
        """How many fit; one more than `most` stands for all beyond."""
        rows = self.queryset(today, few=True).order_by()
        return int(rows.values("pk")[: most + 1].count())

    def beyond(self, today: date) -> CircleQuerySet:
        """The circles that fit at any distance from the point, the nearest first; none without a
        point. For when nobody is within the radius: it reads every circle that stands somewhere."""
        rows = self._fitting(today)
        return with_distance(rows, self.point) if self.point else rows.none()

    def meetings(
        self,
        since: datetime,
        until: datetime,
        *,
        today: date | None = None,
        few: bool | None = None,
    ) -> OccurrenceQuerySet:
        """The meetings of circles that fit, from `since` until before `until`, in order of their
        beginning; with a day, those on such a day alone. `today` is the day by which a circle is
        listed or not: now's, if none is given. There are rows for ten weeks ahead at least."""
        return self._meetings(today, few).between(since, until).filter(self._on(today))

    def meetings_on(
        self, *days: date, today: date | None = None, few: bool | None = None
    ) -> OccurrenceQuerySet:
        """The meetings of some days, whatever `day` says: by the clocks of `zone`, else by each
        circle's own. In order of the days, and on each of their beginning: along an index."""
        rows = self._meetings(today, few).filter(Days(days, self.zone).met())
        first = () if self.zone or len(days) == 1 else ("local_day",)
        return rows.order_by(*first, "begins", "circle_id")

    def days(self, today: date) -> Days | None:
        """The days that `day` means; None where none is asked for."""
        return Days.of(self.day, self.zone, today) if self.day else None

    def _on(self, today: date | None) -> Q:
        days = self.days(today or timezone.localdate())
        return days.met() if days else Q()

    def _meetings(self, today: date | None, few: bool | None) -> OccurrenceQuerySet:
        few = self.by_distance if few is None else few
        circles = self._fitting(today or timezone.localdate(), few=few, any_day=True)
        if self.point:
            circles = within(circles, self.point, self.radius)
        circles = circles.order_by()
        if few:
            return Occurrence.objects.filter(circle__in=circles.values("pk"))
        return Occurrence.objects.filter(Exists(circles.filter(pk=OuterRef("circle_id"))))

    def _fitting(self, today: date, *, few: bool = False, any_day: bool = False) -> CircleQuerySet:
        """All that is asked for but the distance; without the day, on `any_day`."""
        rows = Circle.objects.listed(today)
        if not self.where.is_clear:
            return rows.none()
        asks: dict[str, Callable[[Any], Q]] = {
            "country": lambda code: ask.in_country(code, few=few),
            "region": lambda _code: ask.in_region(self.area, few=few) if self.area else Q(),
            "language": lambda codes: ask.listed_as("languages", codes, few=few),
            "audience": lambda slugs: ask.listed_as("audiences", slugs, few=few),
            "cost": lambda slugs: Q(cost_kind__in=slugs),
            "training": lambda slugs: Q(training__in=slugs),
            "way": meets.coming_together,
            "joining": lambda slugs: Q(joining__in=slugs),
            "q": lambda text: ask.saying(typed_words(text, small_here()), Offers({}), few=few),
        }
        wanted = [made(value) for name, made in asks.items() if (value := getattr(self, name))]
        wanted += [ask.listed_as("access", [slug], few=few) for slug in self.access]
        if self.where.region:
            wanted.append(ask.in_region(self.where.region, few=few))
        if self.point or self.region or (self.where.region and self.where.region.code):
            wanted.append(meets.telling_the_town())
        if self.day and not any_day:
            wanted.append(meets.meeting_on(self._on(today), few=few))
        return rows.filter(*wanted)

    def label_of(self, name: str, value: Any) -> str:
        return label_of(name, value)
