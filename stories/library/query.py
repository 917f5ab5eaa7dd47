"""What a reader asks the library for: one object for the page, the feed, the API and the CSV."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import reduce
from operator import and_
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_countries import countries

from stories.choices import Note, Perspective, Setting
from stories.library.cursor import Cursor
from stories.library.period import Period
from stories.library.query_reader import Reader
from stories.library.query_words import CHIPS, NOT_STAFF, Chip, Sort, label_of
from stories.library.vocabulary import Vocabulary
from stories.library.words import groups_of, holding
from stories.models import Story, StoryAlternative, StoryCoercion, StoryTranslation
from stories.models.story import StoryQuerySet

ITEMS: Final = {"coercion": StoryCoercion, "alternative": StoryAlternative}


@dataclass(frozen=True)
class StoryQuery:
    """A search. `errors` says, by query word, what was not understood and is therefore ignored.

    Topics and content notes may be many: a story must be about all topics, and mention none of
    the notes in `without`. `perspective` is one of `Perspective`, or `not-staff` for all but
    staff. `language` is one in which a story can be read: its own, or that of a translation.
    `helped`: whether its author tells what helped, or would have.
    """

    q: str = ""
    coercion: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    country: str = ""
    setting: str = ""
    period: Period | None = None
    perspective: str = ""
    language: str = ""
    helped: bool = False
    without: tuple[str, ...] = ()
    sort: str = Sort.NEWEST.value
    cursor: Cursor | None = None
    errors: dict[str, str] = field(default_factory=dict, compare=False)
    known: Vocabulary | None = field(default=None, compare=False, repr=False)

    @classmethod
    def parse(cls, values: QueryDict, vocabulary: Vocabulary | None = None) -> Self:
        """Read what an address asks for. Takes any string and never raises.

        A page that has the whole vocabulary hands it in; otherwise it is read if it is needed.
        """
        errors: dict[str, str] = {
            name: _("This word is not known here.") for name in values if name not in QUERY_WORDS
        }
        read = Reader(values, errors)
        if vocabulary is None and any(map(values.get, ITEMS)):
            vocabulary = Vocabulary.whole()
        return cls(
            q=(words := read.words()),
            coercion=read.many("coercion", vocabulary.coercion if vocabulary else ()),
            alternative=read.many("alternative", vocabulary.alternative if vocabulary else ()),
            country=read.one("country", dict(countries)),
            setting=read.one("setting", Setting.values),
            period=read.made("period", Period.parse),
            perspective=read.one("perspective", [*Perspective.values, NOT_STAFF]),
            language=read.one("language", dict(settings.STORY_LANGUAGES)),
            helped=read.one("helped", ["yes"]) == "yes",
            without=read.many("without", Note.values),
            # Without words there is nothing to be near to.
            sort=(read.one("sort", Sort.values) if words else "") or Sort.NEWEST.value,
            cursor=read.made("cursor", Cursor.parse),
            errors=errors,
            known=vocabulary,
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The topics it was read with."""
        return self.known or Vocabulary.whole()

    def conditions(self) -> dict[str, Q]:
        """What each of its words asks for, of the public stories; only words that ask for it."""
        asked = {
            "country": Q(country=self.country) if self.country else None,
            "setting": Q(setting=self.setting) if self.setting else None,
            "period": self.period.condition() if self.period else None,
            "perspective": _told_by(self.perspective) if self.perspective else None,
            "language": readable_in(self.language) if self.language else None,
            "helped": Q(tells_what_helped=True) if self.helped else None,
            "without": reduce(and_, map(_without, self.without), Q()),
            "q": holding(groups_of(self.q, self._languages())),
        }
        for kind, items in ITEMS.items():
            if slugs := getattr(self, kind):
                below = self.vocabulary.below(kind)
                about = (Q(pk__in=_tagged(items, below[slug])) for slug in slugs if slug in below)
                asked[kind] = reduce(and_, about, Q())
        return {name: condition for name, condition in asked.items() if condition}

    def queryset(self, today: date) -> StoryQuerySet:
        """The stories that fit, newest batch first, whatever its cursor: `slices.take` cuts."""
        return Story.objects.public(today).filter(*self.conditions().values()).newest_first()

    def chips(self) -> list[Chip]:
        """Each part of the search, with the search that is left without it."""
        return [
            Chip(name, label_of(self, name, value), self.url_params(cursor=None, **{name: rest}))
            for name in CHIPS
            for value, rest in _parts(getattr(self, name))
        ]

    def describe(self) -> str:
        """The search in words, for a heading or a feed's title; "" when nothing is asked for."""
        return ", ".join(chip.label for chip in self.chips())

    def _languages(self) -> list[str]:
        return [self.language] if self.language else list(dict(settings.STORY_LANGUAGES))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for but a place in the list."""
        return replace(self, cursor=None) == type(self)()

    def url_params(self, **changes: Any) -> str:
        """The address's query, always in the same order, with these changes; "" when empty."""
        wanted = replace(self, **changes)
        pairs: list[tuple[str, str]] = []
        for name in QUERY_WORDS:
            value = getattr(wanted, name)
            if isinstance(value, tuple):
                pairs += [(name, slug) for slug in value]
            elif value and value != Sort.NEWEST:
                pairs.append((name, "yes" if value is True else str(value)))
        return f"?{urlencode(pairs)}" if pairs else ""


QUERY_WORDS: Final = tuple(f.name for f in fields(StoryQuery) if f.name not in ("errors", "known"))


def readable_in(language: str) -> Q:
    """Stories that were written in this language, or stand here in a translation into it."""
    translated = StoryTranslation.objects.filter(language=language, story=OuterRef("pk"))
    return Q(language=language) | Q(Exists(translated))


def _parts(value: Any) -> list[tuple[Any, Any]]:
    """Each part of a value, with what is left of it without that part."""
    if isinstance(value, tuple):
        return [(one, tuple(other for other in value if other != one)) for one in value]
    return [(value, type(value)() if isinstance(value, str | bool) else None)] if value else []


def _told_by(perspective: str) -> Q:
    if perspective == NOT_STAFF:
        return ~Q(perspective=Perspective.STAFF)
    return Q(perspective=perspective)


def _without(note: str) -> Q:
    # SQLite cannot look into a JSON list; as text, a quoted slug is one whole note.
    return ~Q(Contains(Cast("notes", TextField()), f'"{note}"'))


def _tagged(items: type[StoryCoercion | StoryAlternative], tags: list[int]) -> Any:
    return items._default_manager.filter(tag__in=tags).values("content_object")
