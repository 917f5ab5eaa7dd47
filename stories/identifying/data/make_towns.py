"""Make `towns.txt.xz` once, from `community/data/places.csv.xz`.

    PYTHONPATH=. python stories/identifying/data/make_towns.py

Fifteen lines, one for each size and side in the order of `stories.identifying.gazetteer`, each with
the folded names of places, "|" between them. Of places with one name the largest counts.
"""

import csv
import io
import lzma
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import community
from community.lib.geo import fold
from stories.identifying.gazetteer import SIDES, SIZES

PLACES: Final = Path(community.__path__[0]) / "data" / "places.csv.xz"
TARGET: Final = Path(__file__).with_name("towns.txt.xz")
SHORTEST_NAME: Final = 3
TOWN, CITY = 5_000, 100_000
# A place this far out in its country, by rank of all its places, lies on that side.
FAR: Final = 0.3

Row = dict[str, str]


def main() -> None:
    """Write the file and say how large it came out."""
    with lzma.open(PLACES, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    largest: dict[str, int] = {}
    for row, side in sorted(zip(rows, _sides(rows), strict=True), key=lambda both: _size(both[0])):
        size = bisect((TOWN, CITY), _size(row))
        for name in row["names"].split("|"):
            key = fold(name)
            if len(key) >= SHORTEST_NAME and key.isascii():
                largest[key] = size * len(SIDES) + side
    lines = [[key for key, code in largest.items() if code == line] for line in range(_CODES)]
    text = "\n".join("|".join(sorted(keys)) for keys in lines) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(largest)} names, {TARGET.stat().st_size / 1e6:.1f} MB")


_CODES: Final = len(SIDES) * len(SIZES)


def _size(row: Row) -> int:
    return int(row["population"])


def _sides(rows: list[Row]) -> Iterator[int]:
    """For each place the side of its country on which it lies furthest out; 0 in the middle."""
    latitudes, longitudes = defaultdict(list), defaultdict(list)
    for row in rows:
        latitudes[row["country"]].append(float(row["latitude"]))
        longitudes[row["country"]].append(float(row["longitude"]))
    for ordered in (*latitudes.values(), *longitudes.values()):
        ordered.sort()
    for row in rows:
        up = _rank(latitudes[row["country"]], float(row["latitude"])) - 0.5
        right = _rank(longitudes[row["country"]], float(row["longitude"])) - 0.5
        far, side = max((up, 1), (-up, 2), (right, 3), (-right, 4))
        yield side if far >= FAR else 0


def _rank(ordered: list[float], value: float) -> float:
    return bisect(ordered, value) / len(ordered)


if __name__ == "__main__":
    main()
