"""What each word of a search asks of the public stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, Model, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains

from stories.choices import Perspective
from stories.library.query_words import NOT_STAFF
from stories.models import Story, StoryAlternative, StoryCoercion, StoryTranslation
from stories.models.story import StoryQuerySet

ITEMS: Final[dict[str, type[Model]]] = {"coercion": StoryCoercion, "alternative": StoryAlternative}


# Where many stories hold the words, so many of the newest are counted and put in order.
LOOKED_AT: Final = 2_000


@dataclass(frozen=True)
class Part:
    """One part of a search: the query word, its value, and what it asks for; `walked`, where each
    story in turn has to be asked."""

    name: str
    value: Any
    condition: Q
    walked: bool = False


def looked_at(parts: Iterable[Part], today: date) -> StoryQuerySet | None:
    """The keys of the newest stories that are asked for what is walked; None where nothing is."""
    asked = list(parts)
    if not any(part.walked for part in asked):
        return None
    rows = Story.objects.public(today)
    rows = rows.filter(*(part.condition for part in asked if not part.walked))
    return rows.newest_first()[:LOOKED_AT]


def about(kind: str, tags: list[int]) -> Q:
    """Stories with one of these topics."""
    return Q(pk__in=ITEMS[kind]._default_manager.filter(tag__in=tags).values("content_object"))


def told_by(perspective: str) -> Q:
    """Stories from this point of view, or from any but that of staff."""
    if perspective == NOT_STAFF:
        return ~Q(perspective=Perspective.STAFF)
    return Q(perspective=perspective)


def readable_in(language: str) -> Q:
    """Stories that were written in this language, or stand here in a translation into it."""
    translated = StoryTranslation.objects.filter(language=language, story=OuterRef("pk"))
    return Q(language=language) | Q(Exists(translated))


def without(note: str) -> Q:
    """Stories that do not mention this."""
    # SQLite cannot look into a JSON list; as text, a quoted slug is one whole note.
    return ~Q(Contains(Cast("notes", TextField()), f'"{note}"'))
