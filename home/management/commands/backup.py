"""Puts a sealed set on each of the two shelves, and takes down those whose days are over."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from community.backups.guard import is_restoring
from community.backups.make import make_sets
from community.backups.programs import ProgramFailed
from community.backups.sealing import CannotSeal
from community.backups.shelf import Shelf
from community.duties import end_noted
from home.watch.duties import BACKUP
from stories.actions.upkeep.prove_keys import prove_keys


class Command(BaseCommand):
    """Main first, then keys. The site goes on meanwhile. Run it each night."""

    help = "Back up both databases and the media, sealed for HNH_BACKUP_RECIPIENTS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, so that whoever watches the timer sees it."""
        with end_noted(BACKUP):
            self._make()

    def _make(self) -> None:
        if is_restoring():
            raise CommandError("A restore is not ended; nothing was saved.")
        now = timezone.now()
        try:
            # Signed with another record key, a set would be refused on the day that it is needed.
            prove_keys()
            made = make_sets(now)
        except (CannotSeal, ImproperlyConfigured, ProgramFailed) as why:
            raise CommandError(f"No backup was made. {why}") from None
        except FileExistsError:
            raise CommandError("Another backup was begun this second.") from None
        except OSError as error:
            raise CommandError(f"No backup was made: {error.strerror}.") from None
        for folder in made:
            self.stdout.write(f"made: {folder}")
        # Only after a new one is whole: a disk that is full must not end with none at all.
        over = sum(shelf.sweep(now) for shelf in (Shelf.main(), Shelf.keys()))
        self.stdout.write(f"older ones deleted: {over}")
