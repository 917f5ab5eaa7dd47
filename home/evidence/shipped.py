"""The figures that came with the software: a file, and the names of the series in it."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).resolve().parents[1] / "data" / "coercion-figures.csv"


@cache
def shipped_slugs() -> frozenset[str]:
    """The series that come back with every update, unless somebody here has changed them."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return frozenset(row["series"] for row in csv.DictReader(file))
