"""Fill the help lines from `home/data/helplines.csv`. Safe to run again.

A line is known by country, number and name. Its other words come from the file, unless a person
here has checked it: then it stays as they left it. Lines that are not in the file stay too.
"""

import csv
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from community.models import Helpline
from community.models.helpline import Audience

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "helplines.csv"
KNOWN_BY: Final = ("country", "number", "name")


class Command(BaseCommand):
    """Adds and updates in one transaction."""

    help = "Load the help lines, each with its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` naming the line that cannot be right; then nothing changed."""
        with SHIPPED.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with transaction.atomic():
            for number, row in enumerate(rows, start=2):
                if not row["source_url"] or row["audience"] not in Audience.values:
                    raise CommandError(f"helplines.csv, line {number}: no source, or nobody's.")
                _keep(row)
        self.stdout.write(f"Loaded {len(rows)} help lines.")


def _keep(row: dict[str, str]) -> None:
    key = {name: row[name] for name in KNOWN_BY}
    words = {name: value for name, value in row.items() if name not in KNOWN_BY}
    known = Helpline.objects.filter(**key).first()
    if known is None:
        Helpline.objects.create(**key, **words)
    elif known.checked_on is None:
        Helpline.objects.filter(pk=known.pk).update(**words)
