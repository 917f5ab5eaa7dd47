"""Fill the gazetteer from `places.csv.xz` and `regions.csv.xz`. Safe to run again."""

import csv
import hashlib
import io
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction

from community.lib.place_keys import keys_of
from community.models.places import (
    KEY_LENGTH,
    Gazetteer,
    Place,
    PlaceName,
    Region,
    RegionName,
)

DATA: Final = Path(__file__).resolve().parents[2] / "data"
SHIPPED: Final = DATA / "places.csv.xz"
REGIONS: Final = DATA / "regions.csv.xz"
LABELS: Final = ("de", "fr", "it", "es")
# What a name becomes here. Another number, and the same file is loaded anew.
KEYS: Final = b"keys 2"
BATCH: Final = 2_000

Row = dict[str, str]
Labels = dict[tuple[str, str], str]


class Command(BaseCommand):
    """Replaces all places in one transaction; does nothing if these very files are loaded."""

    help = "Load the gazetteer of places (GeoNames, CC BY 4.0) and regions (with Unicode CLDR)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=SHIPPED, help="another places.csv.xz")
        parser.add_argument("--regions", type=Path, default=REGIONS, help="another regions.csv.xz")

    def handle(self, *args: Any, file: Path, regions: Path, **options: Any) -> None:
        """Raises ``CommandError`` when a file cannot be read; then nothing has changed."""
        packed = _bytes(file), _bytes(regions)
        digest = hashlib.sha256(b"".join((*packed, KEYS))).hexdigest()
        if Gazetteer.objects.filter(digest=digest).exists():
            self.stdout.write("The places are loaded already.")
            return
        try:
            loaded = _replace(*map(_read, packed), digest)
        except (lzma.LZMAError, KeyError, ValueError) as error:
            raise CommandError(f"{file.name} is not a file of places.") from error
        self.stdout.write(f"Loaded {loaded.places} places with {loaded.names} names.")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file.name}: {error.strerror}") from error


def _read(packed: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(lzma.decompress(packed).decode())))


@transaction.atomic
def _replace(rows: list[Row], regions: list[Row], digest: str) -> Gazetteer:
    """All places and regions out, all in, and the files remembered."""
    for model in (PlaceName, Place, RegionName, Region, Gazetteer):
        model.objects.all().delete()
    labels = _regions(regions)
    names = 0
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        Place.objects.bulk_create(_place(row, labels) for row in batch)
        names += _insert_names([name for row in batch for name in _names(row)])
    return Gazetteer.objects.create(digest=digest, places=len(rows), names=names)


def _regions(rows: list[Row]) -> Labels:
    """Write the regions and countries; their names by country and code."""
    made = Region.objects.bulk_create(
        Region(
            country=row["country"],
            code=row["code"],
            iso=row["iso"],
            name=row["name"],
            labels={code: row[code] for code in LABELS if row[code]},
        )
        for row in rows
    )
    RegionName.objects.bulk_create(
        (
            RegionName(region=region, key=key)
            for region, row in zip(made, rows, strict=True)
            for key in _keys(row["names"])
        ),
        batch_size=BATCH,
    )
    return {(region.country, region.code): region.name for region in made if region.code}


def _place(row: Row, labels: Labels) -> Place:
    return Place(
        geonames_id=int(row["geonames_id"]),
        name=row["name"],
        country=row["country"],
        region_code=row["region_code"],
        region_name=labels.get((row["country"], row["region_code"]), row["region_name"]),
        near=row["near"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"]),
        timezone=row["timezone"],
    )


def _insert_names(names: list[tuple[int, str, str]]) -> int:
    """400,000 rows, without model objects in between: making those took longer than writing."""
    with connections[PlaceName.objects.db].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO community_placename (place_id, key, name) VALUES (%s, %s, %s)", names
        )
    return len(names)


def _names(row: Row) -> Iterator[tuple[int, str, str]]:
    """The place, a folded key and the name as written, each key once; as it is written first."""
    keys: dict[str, str] = {}
    written = [(name, keys_of(name)) for name in row["names"].split("|")]
    for name, (own, *_others) in written:
        keys.setdefault(own, name)
    for name, (_own, *others) in written:
        for key in others:
            keys.setdefault(key, name)
    for key, name in keys.items():
        if 0 < len(key) <= KEY_LENGTH:
            yield int(row["geonames_id"]), key, name


def _keys(names: str) -> Iterable[str]:
    found = dict.fromkeys(key for name in names.split("|") for key in keys_of(name))
    return [key for key in found if 0 < len(key) <= KEY_LENGTH]
