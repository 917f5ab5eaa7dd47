"""The whole search, and what it cannot see."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connections

from community.cache import RedisOrMemory
from community.residue.cache import cache_errors, can_read, search_caches
from community.residue.databases import search_databases, tables
from community.residue.files import (
    database_files,
    folders,
    folders_missing,
    search_database_files,
    search_folders,
)
from community.residue.findings import Finding, Unread
from community.residue.index import search_index
from community.residue.needles import Needle
from community.residue.sessions import search_sessions

UNSEEN_FORMS: Final = (
    "words in pictures, sound and video, and in the compressed streams of PDF files",
    "files that are encrypted, and packed with other tools than gzip, bzip2, xz and zip",
    "packs within packs within packs, and packs within tar files",
    "words with markup or line numbers between them, and words that a database page's end cuts",
    "base64 and hexadecimal of words in other case or spacing than you typed",
    "what lies behind symbolic links to folders",
)

Place = Callable[[Sequence[Needle]], Iterator[Finding | Unread]]

PLACES: tuple[Place, ...] = (
    search_databases,
    search_database_files,
    search_index,
    search_sessions,
    search_folders,
    search_caches,
)


@dataclass(frozen=True)
class Report:
    """What was found, where was looked, what could not be read, and where nobody could look."""

    findings: list[Finding]
    unread: list[Unread]
    looked: str
    unseen: list[str]


def search(needles: Sequence[Needle]) -> Report:
    """Look everywhere for every needle. A place that fails hides nothing of the others."""
    told: set[Finding | Unread] = set()
    failures: tuple[type[Exception], ...] = (DatabaseError, OSError, *cache_errors())
    for place in PLACES:
        try:
            told.update(place(needles))
        except failures as error:
            told.add(Unread(place.__name__.removeprefix("search_"), type(error).__name__))
    return Report(
        findings=sorted(one for one in told if isinstance(one, Finding)),
        unread=sorted(one for one in told if isinstance(one, Unread)),
        looked=_looked(),
        unseen=list(_unseen()),
    )


def _looked() -> str:
    parts = [
        f"{_tables()} tables of {len(list(connections))} databases",
        f"{len(database_files())} database files",
        "the search index",
        "sessions",
        *(f"{label} in {folder}" for label, folder in folders().items()),
        *(f"cache {alias}" for alias in caches.settings),
    ]
    return ", ".join(parts)


def _tables() -> int:
    """How many tables there are, those of databases that do not answer left out."""
    count = 0
    for alias in connections:
        with suppress(DatabaseError):
            count += len(tables(alias))
    return count


def _unseen() -> Iterator[str]:
    yield "sealed fields of submissions that are still held: they are encrypted here too"
    if any(connections[alias].vendor == "postgresql" for alias in connections):
        yield "PostgreSQL's own files, write-ahead log, server log and replicas"
    if any(isinstance(caches[alias], LocMemCache | RedisOrMemory) for alias in caches.settings):
        yield "the memory caches of other processes"
    for alias in caches.settings:
        if not can_read(caches[alias]):
            yield f"cache {alias}: this kind cannot be read through"
    if not isinstance(default_storage, FileSystemStorage):
        yield "media, which are stored elsewhere"
    if not getattr(settings, "LOG_ROOT", ""):
        yield "logs, since HNH_LOG_ROOT names no folder"
    for label, folder in folders_missing().items():
        yield f"{label}: the folder {folder} is not there"
    yield from UNSEEN_FORMS
    yield "the memory of running processes, swap, and temporary files"
    yield "freed blocks of disks, and files outside this site's folders"
    yield "backups, proxies and their caches, mail servers, terminals"
    yield "other people's copies: print, screenshots, search engines, web archives"
