"""Fill in notes about countries from `home/data/country-notes.csv`. Safe to run again.

Only what a source says that came with this project; nobody here has looked it up, so no day stands
beside it. A country that has a note is left alone.
"""

import csv
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import transaction

from home.models import CountryNote

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "country-notes.csv"


class Command(BaseCommand):
    """Adds what is missing, in one transaction."""

    help = "Load notes about countries, each with its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ValidationError where a sentence has no source; nothing is written then."""
        with SHIPPED.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = set(CountryNote.objects.values_list("country", flat=True))
        with transaction.atomic():
            for row in rows:
                note = CountryNote(**row)
                if note.country not in known:
                    note.full_clean()
                    note.save()
        self.stdout.write(f"Notes about countries: {len(rows)}.")
