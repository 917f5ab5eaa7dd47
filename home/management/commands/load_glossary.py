"""Fill the glossary from `home/data/glossary.toml`. Safe to run again.

What an editor has changed here stays as it is; a word that an editor took out comes back.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import transaction

from home.models import Term

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "glossary.toml"
LANGUAGES: Final = ("en", "de", "fr")


def shipped() -> list[dict[str, Any]]:
    """Every word of the file, as the fields of a term."""
    table = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return [
        {
            "slug": row["slug"],
            "source": row["source"],
            "source_url": row["source_url"],
            "words": {code: row[code] for code in LANGUAGES if code in row},
        }
        for row in table["term"]
    ]


class Command(BaseCommand):
    """Adds and updates by slug, in one transaction."""

    help = "Load the words of the glossary, each with its source."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ValidationError where a word is a topic already; nothing is written then."""
        with transaction.atomic():
            for fields in shipped():
                term = Term.objects.filter(slug=fields["slug"]).first() or Term()
                if not term.kept_here:
                    for name, value in fields.items():
                        setattr(term, name, value)
                    term.full_clean()
                    term.save()
        self.stdout.write(f"Words of the glossary: {len(shipped())}.")
