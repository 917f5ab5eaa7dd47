"""Where backups lie: a folder a shelf, a folder a set, named by the second it was begun in."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Self

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORM: Final = "%Y-%m-%dT%H%M%SZ"
UNFINISHED: Final = ".unfinished"


@dataclass(frozen=True)
class Shelf:
    """One of the two. `alias` is the database on it, `days` how long a set may lie there."""

    alias: str
    folder: Path
    days: int
    recipients: tuple[str, ...]

    @classmethod
    def main(cls) -> Self:
        """The main database and the media. Raises ImproperlyConfigured when no folder is named."""
        names = tuple(settings.BACKUP_RECIPIENTS)
        return cls("default", _folder("BACKUPS"), settings.PERIODS["BACKUP_DAYS"], names)

    @classmethod
    def keys(cls) -> Self:
        """The data keys. Raises ImproperlyConfigured when no folder is named."""
        names = tuple(settings.KEYS_BACKUP_RECIPIENTS)
        return cls("keys", _folder("KEYS_BACKUPS"), settings.PERIODS["KEYS_BACKUP_DAYS"], names)

    def sets(self) -> list[Path]:
        """Every finished set, the oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if made_at(path))

    def begin(self, now: datetime) -> Path:
        """An empty folder for a new set; unfinished until `finish`.

        Raises FileExistsError when one was begun in this very second.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{now.astimezone(UTC):{FORM}}"
        if (self.folder / name).exists():
            raise FileExistsError(name)
        folder = self.folder / f"{name}{UNFINISHED}"
        folder.mkdir(mode=0o700)
        return folder

    def finish(self, folder: Path) -> Path:
        """Give it its name in one step: a set is there whole or not at all."""
        return folder.rename(folder.with_name(folder.name.removesuffix(UNFINISHED)))

    def sweep(self, now: datetime) -> int:
        """Delete sets whose days are over, and what was begun a day ago and not ended; how many.

        A text that its author withdrew is readable in a backup for as long as both its halves
        exist: so this is a promise, not tidiness (GDPR article 5(1)(e)).
        """
        over = [path for path in self.sets() if _age(path, now) > timedelta(days=self.days)]
        if self.folder.is_dir():
            begun = self.folder.glob(f"*{UNFINISHED}")
            over += [path for path in begun if _age(path, now) > timedelta(days=1)]
        for path in over:
            shutil.rmtree(path)
        return len(over)


def made_at(folder: Path) -> datetime | None:
    """When this set was begun; None for a folder that is no set."""
    try:
        return datetime.strptime(folder.name, FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def _age(folder: Path, now: datetime) -> timedelta:
    begun = made_at(folder.with_name(folder.name.removesuffix(UNFINISHED)))
    return now - begun if begun else timedelta()


def _folder(name: str) -> Path:
    folder: str = getattr(settings, name)
    if not folder:
        raise ImproperlyConfigured(f"HNH_{name} is not set: it is where backups are put.")
    return Path(folder)
