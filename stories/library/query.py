"""What a reader asks the library for: one object for the page, the feed, the API and the CSV."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_countries import countries

from community.models.merged_topic import now_called
from community.query_reader import Reader
from stories.choices import Note, Perspective, Setting
from stories.library.conditions import ITEMS, Part, about, readable_in, told_by, without
from stories.library.cursor import Cursor
from stories.library.period import Period
from stories.library.query_words import CHIPS, NOT_STAFF, Chip, Sort, label_of
from stories.library.vocabulary import Vocabulary
from stories.library.words import Group, are_many, groups_of, holding
from stories.models import Story
from stories.models.story import StoryQuerySet


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
            coercion=read.many("coercion", vocabulary.coercion if vocabulary else (), now_called),
            alternative=read.many(
                "alternative", vocabulary.alternative if vocabulary else (), now_called
            ),
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
        """The topics it was read with; none where it asks for none."""
        if self.known is None and (self.coercion or self.alternative):
            return Vocabulary.whole()
        return self.known or Vocabulary({}, {})

    @cached_property
    def groups(self) -> list[Group]:
        """The stems that it looks for, in the languages that it asks for."""
        languages = [self.language] if self.language else dict(settings.STORY_LANGUAGES)
        return groups_of(self.q, languages)

    @cached_property
    def walks(self) -> bool:
        """Whether so many stories hold its words that each is asked in turn. One query or none."""
        return bool(self.groups) and are_many(self.groups)

    @cached_property
    def parts(self) -> list[Part]:
        """What it asks of the public stories, one part a chip and in their order."""
        asks: dict[str, Callable[[Any], Q]] = {
            "q": lambda _words: holding(self.groups, many=self.walks),
            "country": lambda code: Q(country=code),
            "setting": lambda slug: Q(setting=slug),
            "period": lambda period: period.condition(),
            "perspective": told_by,
            "language": readable_in,
            "helped": lambda _yes: Q(tells_what_helped=True),
            "without": without,
        } | {kind: partial(self._about, kind) for kind in ITEMS}
        return [
            Part(name, value, asks[name](value), walked=name == "q" and self.walks)
            for name in CHIPS
            for value, _rest in _parts(getattr(self, name))
        ]

    def _about(self, kind: str, slug: str) -> Q:
        return about(kind, self.vocabulary.below(kind).get(slug, []))

    def queryset(self, today: date) -> StoryQuerySet:
        """The stories that fit, newest batch first, whatever its cursor: `slices.take` cuts."""
        return (
            Story.objects.public(today)
            .filter(*(part.condition for part in self.parts))
            .newest_first()
        )

    def chips(self) -> list[Chip]:
        """Each part of the search, with the search that is left without it."""
        vocabulary = self.vocabulary
        return [
            Chip(
                name,
                label_of(name, value, vocabulary),
                self.url_params(cursor=None, **{name: rest}),
            )
            for name in CHIPS
            for value, rest in _parts(getattr(self, name))
        ]

    def describe(self) -> str:
        """The search in words, for a heading or a feed's title; "" when nothing is asked for."""
        return ", ".join(chip.label for chip in self.chips())

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


def _parts(value: Any) -> list[tuple[Any, Any]]:
    """Each part of a value, with what is left of it without that part."""
    if isinstance(value, tuple):
        return [(one, tuple(other for other in value if other != one)) for one in value]
    return [(value, type(value)() if isinstance(value, str | bool) else None)] if value else []
