"""Ways of counting, from `home/data/metrics.csv`. Pure: no database."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).resolve().parents[1] / "data" / "metrics.csv"


@dataclass(frozen=True)
class Metric:
    """One way of counting. Two figures of different metrics are never compared."""

    slug: str
    label: str
    definition: str
    source: str


@cache
def metrics() -> dict[str, Metric]:
    """Every way of counting, by slug."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: Metric(**row) for row in csv.DictReader(file)}
