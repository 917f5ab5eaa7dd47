"""Write the pages that the proxy shows when no app server answers (docs/operate/one-server.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.away import write_away_pages


class Command(BaseCommand):
    """Run it after `collectstatic`: the pages name style sheets by their content."""

    help = "Write the proxy's own calm pages, in every language, into this folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Raises CommandError when the folder cannot be written."""
        try:
            written = write_away_pages(folder)
        except OSError as error:
            raise CommandError(f"{folder} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Pages for the proxy: {written}")
