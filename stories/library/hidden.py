"""What a reader would rather not see: kinds of content notes, hidden wherever stories are listed.

The choice stands in the cookie of `community.preferences` alone. It never comes into an address,
and changes no number: what is left out of a list is counted beside it.
"""

from collections.abc import Iterable
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Final, TypeVar

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import HttpRequest

from community.preferences import Preferences
from stories.choices import Note
from stories.library.count_sql import CAP
from stories.library.counts import Count
from stories.models.story import StoryQuerySet

Row = TypeVar("Row")


def mark_of(note: Note) -> str:
    """How a kind stands in the cookie. It stays the same when kinds are added or moved."""
    return sha256(note.value.encode()).hexdigest()[:4]


MARKS: Final = {note: mark_of(note) for note in Note}


def hidden_kinds(request: HttpRequest) -> tuple[Note, ...]:
    """The kinds of content that this reader chose not to see."""
    chosen = Preferences.of(request).hidden
    return tuple(note for note, mark in MARKS.items() if mark in chosen)


def mentioning(kinds: Iterable[Note]) -> Q:
    """Stories with any of these notes; with no kinds, the condition asks nothing."""
    # SQLite cannot look into a JSON list; as text, a quoted slug is one whole note.
    as_text = Cast("notes", TextField())
    return reduce(or_, (Q(Contains(as_text, f'"{kind.value}"')) for kind in kinds), Q())


def visible(kinds: Iterable[Note]) -> Q:
    """Stories with none of these notes."""
    asked = mentioning(kinds)
    return ~asked if asked else Q()


def left_out(stories: StoryQuerySet, kinds: Iterable[Note]) -> Count:
    """How many of the stories are hidden: counted up to a thousand, and not at all without need."""
    asked = mentioning(kinds)
    if not asked:
        return Count(0)
    number = stories.filter(asked).order_by()[: CAP + 1].count()
    return Count(number, number > CAP)


def words_for(kinds: Iterable[Note], notes: Iterable[str]) -> list[str]:
    """The chosen kinds that are among a story's notes, in words."""
    own = set(notes)
    return [str(kind.label) for kind in kinds if kind.value in own]


def pick(
    rows: Iterable[tuple[Row, list[str]]], kinds: Iterable[Note], most: int
) -> tuple[list[Row], Count]:
    """The first rows whose notes are not hidden, and how many stood among them and were."""
    chosen = {kind.value for kind in kinds}
    found: list[Row] = []
    passed = 0
    for row, notes in rows:
        if len(found) == most:
            break
        if chosen.intersection(notes):
            passed += 1
        else:
            found.append(row)
    return found, Count(passed)
