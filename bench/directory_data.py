"""Invented entries for the directory: always as many of them near one town, however many in all."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from community.lib.geo import haversine_km
from community.models import Place
from groups.choices import DIRECTORY, Access, Audience, Control, Offer, Scope
from groups.models import Contact, Facet, Group, SearchText, Standing
from groups.models.search_text import words_of

TOWN: Final = "Brno"
RADIUS_KM: Final = 50
NEAR: Final = 40  # entries within the radius
EMPTY_KM: Final = 150  # around the town nobody else stands
BATCH: Final = 2_000
APART: Final = 12  # one in so many serves a country, several countries, or is online
LANGUAGES: Final = ("en", "de", "fr", "cs", "pl", "es", "it", "uk")
NETWORKS: Final = (
    "10000000-0000-4000-8000-000000000001",
    "10000000-0000-4000-8000-000000000002",
)

Where = tuple[int, str, str, str, str, float, float]


def grow_to(number: int, seed: int = 6) -> None:
    """Add entries until there are so many; the first of all stand near the town."""
    chance, have = random.Random(seed + number), Group.objects.count()  # noqa: S311 - no secret
    near, far = places()
    for start in range(have, number, BATCH):
        numbers = range(start, min(start + BATCH, number))
        spots = [chance.choice(near if n < NEAR else far) for n in numbers]
        groups = [
            _group(n, *pair, chance)
            for n, pair in zip(numbers, _scopes(numbers, spots), strict=True)
        ]
        _write(groups)
    look()


def places() -> tuple[list[Where], list[Where]]:
    """Those near the town, and those far from it."""
    columns = "geonames_id name country region_code region_name latitude longitude".split()
    rows: list[Where] = list(Place.objects.order_by("pk").values_list(*columns))
    home = Place.objects.named(TOWN)[0]

    def km(row: Where) -> float:
        return haversine_km(home.latitude, home.longitude, row[5], row[6])

    # A little less than the radius: nobody stands on its edge.
    return [r for r in rows if km(r) < RADIUS_KM * 0.9], [r for r in rows if km(r) > EMPTY_KM]


def _scopes(numbers: range, spots: list[Where]) -> Iterator[tuple[Where, Scope]]:
    others = (Scope.COUNTRY, Scope.ONLINE, Scope.INTERNATIONAL)
    for n, spot in zip(numbers, spots, strict=True):
        apart = n >= NEAR and n % APART == 0
        yield (
            spot,
            others[n // APART % 3] if apart else (Scope.REGION if n % 5 == 0 else Scope.TOWN),
        )


def _group(n: int, spot: Where, scope: Scope, chance: random.Random) -> Group:
    geonames_id, town, country, region_code, region, lat, lon = spot
    local = scope in (Scope.TOWN, Scope.REGION)
    group = Group(
        slug=f"invented-{n}",
        name=f"{chance.choice(('Voices', 'Circle', 'Allies', 'Table', 'Open door'))} of {town} {n}",
        kind=DIRECTORY[n % len(DIRECTORY)],
        control=chance.choice(Control.values),
        about="An invented entry, made to measure how quick the directory is.",
        offers=chance.sample(["peer-support", "open-dialogue", *Offer.values], 2),
        audiences=chance.sample(Audience.values, 1),
        languages=chance.sample(LANGUAGES, 2),
        access=chance.sample(Access.values, 1),
        networks=[chance.choice(NETWORKS)] if n % 4 == 0 else [],
        scope=scope,
        online=n % 6 == 0,
        country=country,
        region_code=region_code,
        region_name=region,
        geonames_id=geonames_id if local else None,
        place_name=town if local else "",
        latitude=lat if local else None,
        longitude=lon if local else None,
        source_url="https://example.org/" if n % 11 > 8 else "",
        example=True,
        live=True,
    )
    group.derive()
    return group


def _write(groups: list[Group]) -> None:
    today = timezone.now().date()
    confirmed: Any = [today - timedelta(days=n % 300) for n in range(len(groups))]
    Group.objects.bulk_create(groups)
    Standing.objects.bulk_create(
        Standing(group=group, confirmed_on=day)
        for group, day in zip(groups, confirmed, strict=True)
    )
    Contact.objects.bulk_create(
        Contact(
            group=group,
            channel="website",
            value="https://example.org/",
            shown=True,
            agreed_on=today,
        )
        for group in groups
    )
    Facet.objects.bulk_create(
        Facet(group=group, name=name, slug=slug)
        for group in groups
        for name, slug in group.facets()
    )
    SearchText.objects.bulk_create(SearchText(group=one, text=words_of(one)) for one in groups)


def look() -> None:
    """As PostgreSQL does by itself some time later; SQLite never does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
