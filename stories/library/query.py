"""What a reader asks the library for: one object for the page, and later for feed and API."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.stems import query_words
from community.models import Alternative, Coercion
from stories.choices import Note, Perspective
from stories.library.words import groups_of, stories_with
from stories.models import Story, StoryAlternative, StoryCoercion
from stories.models.story import StoryQuerySet

MOST_TOPICS: Final = 10
MOST_LETTERS: Final = 300
LAST_PAGE: Final = 100_000


@dataclass(frozen=True)
class StoryQuery:
    """A search. `errors` says, by query word, what was not understood and is therefore ignored.

    Topics and content notes may be many: a story must be about all topics, and mention none of
    the notes in `without`.
    """

    q: str = ""
    coercion: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    perspective: str = ""
    without: tuple[str, ...] = ()
    page: int = 1
    errors: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def parse(cls, values: QueryDict) -> Self:
        """Read what an address asks for. Takes any string and never raises."""
        errors: dict[str, str] = {
            name: _("This word is not known here.") for name in values if name not in QUERY_WORDS
        }
        read = _Reader(values, errors)
        return cls(
            q=read.words(),
            coercion=read.many("coercion", _slugs(Coercion, values.getlist("coercion"))),
            alternative=read.many(
                "alternative", _slugs(Alternative, values.getlist("alternative"))
            ),
            country=read.one("country", dict(countries)),
            language=read.one("language", dict(settings.STORY_LANGUAGES)),
            perspective=read.one("perspective", Perspective.values),
            without=read.many("without", Note.values),
            page=read.page(),
            errors=errors,
        )

    def queryset(self, today: date) -> StoryQuerySet:
        """The stories that fit, newest batch first."""
        stories = Story.objects.public(today)
        for name in ("country", "language", "perspective"):
            if getattr(self, name):
                stories = stories.filter(**{name: getattr(self, name)})
        for items, topics, slugs in (
            (StoryCoercion, Coercion, self.coercion),
            (StoryAlternative, Alternative, self.alternative),
        ):
            for slug in slugs:
                tags = topics.objects.filter(slug=slug).with_descendants()
                found = items.objects.filter(tag__in=tags).values("content_object")
                stories = stories.filter(pk__in=found)
        for note in self.without:
            # SQLite cannot look into a JSON list; as text, a quoted slug is one whole note.
            stories = stories.exclude(Contains(Cast("notes", TextField()), f'"{note}"'))
        return self._holding_the_words(stories).newest_first()

    def _holding_the_words(self, stories: StoryQuerySet) -> StoryQuerySet:
        languages = [self.language] if self.language else dict(settings.STORY_LANGUAGES)
        groups = groups_of(self.q, languages)
        return stories.filter(pk__in=stories_with(groups)) if groups else stories

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but a page."""
        return replace(self, page=1) == type(self)()

    @property
    def more_chosen(self) -> int:
        """How many choices are made beside words and topics."""
        return sum(map(bool, (self.country, self.language, self.perspective))) + len(self.without)

    def url_params(self, **changes: Any) -> str:
        """The address's query, always in the same order, with these changes; "" when empty."""
        wanted = replace(self, **changes)
        pairs: list[tuple[str, str]] = []
        for name in QUERY_WORDS:
            value = getattr(wanted, name)
            if isinstance(value, tuple):
                pairs += [(name, slug) for slug in value]
            elif value and (name, value) != ("page", 1):
                pairs.append((name, str(value)))
        return f"?{urlencode(pairs)}" if pairs else ""

    def describe(self) -> str:
        """The search in words, for a heading or a feed's title; "" when nothing is asked for."""
        return ", ".join(str(chip.label) for chip in self.chips())

    def chips(self) -> list["Chip"]:
        """Each part of the search, with the search that is left without it."""
        return [
            Chip(_LABELS[name](value), self.url_params(page=1, **{name: rest}))
            for name in _LABELS
            for value, rest in _parts(getattr(self, name))
        ]


QUERY_WORDS: Final = tuple(f.name for f in fields(StoryQuery) if f.name != "errors")


@dataclass(frozen=True)
class Chip:
    """One part of a search, and the way to take it away."""

    label: str
    without_it: str


class _Reader:
    """Reads one address and notes what it did not understand."""

    def __init__(self, values: QueryDict, errors: dict[str, str]) -> None:
        self._values, self._errors = values, errors

    def words(self) -> str:
        text = " ".join(self._values.get("q", "").replace("\0", " ").split())[:MOST_LETTERS]
        if text and not query_words(text):
            self._errors["q"] = _("Please search with letters or numbers.")
            return ""
        return text

    def one(self, name: str, allowed: Iterable[str]) -> str:
        value = str(self._values.get(name, "")).strip()
        if not value or value in allowed:
            return value
        self._errors[name] = _("This is not on the list.")
        return ""

    def many(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        given = [value for value in dict.fromkeys(self._values.getlist(name)) if value]
        kept = tuple(value for value in given if value in set(allowed))[:MOST_TOPICS]
        if len(kept) < len(given):
            self._errors[name] = _("This is not on the list.")
        return kept

    def page(self) -> int:
        value = self._values.get("page", "1")
        if value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= LAST_PAGE:
            return int(value[:9])
        self._errors["page"] = _("This is not a page.")
        return 1


def _slugs(topics: type[Model], asked: list[str]) -> list[str]:
    found = topics._default_manager.filter(slug__in=[slug for slug in asked if "\0" not in slug])
    return list(found.values_list("slug", flat=True)) if asked else []


def _parts(value: str | tuple[str, ...]) -> list[tuple[str, Any]]:
    if isinstance(value, tuple):
        return [(one, tuple(other for other in value if other != one)) for one in value]
    return [(value, "")] if value else []


def _topic(topics: type[Model], slug: str) -> str:
    return str(topics._default_manager.filter(slug=slug).first() or slug)


_LABELS: Final = {
    "q": lambda text: _("“%(words)s”") % {"words": text},
    "coercion": lambda slug: _topic(Coercion, slug),
    "alternative": lambda slug: _("what helped: %(topic)s") % {"topic": _topic(Alternative, slug)},
    "country": lambda code: str(countries.name(code)),
    "language": lambda code: (
        _("in %(language)s") % {"language": dict(settings.STORY_LANGUAGES)[code]}
    ),
    "perspective": lambda value: str(Perspective(value).label),
    "without": lambda slug: _("without: %(note)s") % {"note": Note(slug).label},
}
