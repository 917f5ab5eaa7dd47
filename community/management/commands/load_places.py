"""Fill the gazetteer from `community/data/places.csv.xz`. Safe to run again."""

import csv
import hashlib
import io
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction

from community.lib.geo import fold
from community.models.places import KEY_LENGTH, Gazetteer, Place, PlaceName

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "places.csv.xz"
BATCH: Final = 2_000

Row = dict[str, str]


class Command(BaseCommand):
    """Replaces all places in one transaction; does nothing if this very file is loaded."""

    help = "Load the gazetteer of places (GeoNames, CC BY 4.0)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=SHIPPED, help="another places.csv.xz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Raises ``CommandError`` when the file cannot be read; then nothing has changed."""
        try:
            packed = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file.name}: {error.strerror}") from error
        digest = hashlib.sha256(packed).hexdigest()
        if Gazetteer.objects.filter(digest=digest).exists():
            self.stdout.write("The places are loaded already.")
            return
        try:
            loaded = _replace(_read(packed), digest)
        except (lzma.LZMAError, KeyError, ValueError) as error:
            raise CommandError(f"{file.name} is not a file of places.") from error
        self.stdout.write(f"Loaded {loaded.places} places with {loaded.names} names.")


def _read(packed: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(lzma.decompress(packed).decode())))


@transaction.atomic
def _replace(rows: list[Row], digest: str) -> Gazetteer:
    """All places out, all places in, and the file remembered."""
    PlaceName.objects.all().delete()
    Place.objects.all().delete()
    Gazetteer.objects.all().delete()
    names = 0
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        Place.objects.bulk_create(_place(row) for row in batch)
        names += _insert_names([name for row in batch for name in _names(row)])
    return Gazetteer.objects.create(digest=digest, places=len(rows), names=names)


def _place(row: Row) -> Place:
    return Place(
        geonames_id=int(row["geonames_id"]),
        name=row["name"],
        country=row["country"],
        region_code=row["region_code"],
        region_name=row["region_name"],
        near=row["near"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"]),
        timezone=row["timezone"],
    )


def _insert_names(names: list[tuple[int, str, str]]) -> int:
    """340,000 rows, without model objects in between: making those took longer than writing."""
    with connections[PlaceName.objects.db].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO community_placename (place_id, key, name) VALUES (%s, %s, %s)", names
        )
    return len(names)


def _names(row: Row) -> Iterator[tuple[int, str, str]]:
    """The place, a folded key and the name as written, each key once."""
    keys: set[str] = set()
    for name in row["names"].split("|"):
        key = fold(name)
        if key and key not in keys and len(key) <= KEY_LENGTH:
            keys.add(key)
            yield int(row["geonames_id"]), key, name
