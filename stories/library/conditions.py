"""What each word of a search asks of the public stories."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, Model, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains

from stories.choices import Perspective
from stories.library.query_words import NOT_STAFF
from stories.models import StoryAlternative, StoryCoercion, StoryTranslation

ITEMS: Final[dict[str, type[Model]]] = {"coercion": StoryCoercion, "alternative": StoryAlternative}


@dataclass(frozen=True)
class Part:
    """One part of a search: the query word, its value, and what it asks for."""

    name: str
    value: Any
    condition: Q


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
