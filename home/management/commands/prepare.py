"""Make what a fresh installation needs. Safe to run again, after every update too."""

from typing import Any, Final

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from home.prepare.house import DEFAULTS, fill_blank
from home.prepare.tree import make_guide, make_tree
from home.prepare.words import index_pages

LOADED: Final = (
    *("load_topics", "load_places", "load_helplines", "load_figures"),
    "load_country_notes",
    "load_glossary",
)


class Command(BaseCommand):
    """Pages, blank settings, topics, places, help lines, figures. What an editor wrote stays."""

    help = "Make the page tree, and load topics, places, help lines and figures."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            made = make_tree() + make_guide()
            fill_blank(DEFAULTS)
            index_pages()
        self.stdout.write(f"Pages: {', '.join(made)}" if made else "The pages are there already.")
        for command in LOADED:
            call_command(command, stdout=self.stdout, stderr=self.stderr)
