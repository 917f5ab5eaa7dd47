"""What is missing in each language, for translators. Never an error."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from home.prepare.missing import ENGLISH, missing


class Command(BaseCommand):
    """Reads files alone: no database is asked."""

    help = "Say what is not translated yet, language by language."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each kind of text; a language that is whole says so."""
        for code, name in settings.LANGUAGES:
            if code != ENGLISH:
                lines = list(missing(code)) or ["nothing is missing"]
                self.stdout.write("\n".join(f"{name}: {line}" for line in lines))
