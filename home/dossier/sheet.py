"""The finished page: what all its sections are made from, and what a section is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.utils.translation import override
from django_countries import countries

from community.lib.country_words import in_sentence
from home.dossier.choice import Choice, Topics
from home.dossier.quotes import in_order, quotable
from home.dossier.words import words
from stories.choices import Note
from stories.library.hidden import words_for
from stories.models import Story

# As `topics.csv` and `practices.csv` call the guide that this site began with.
OUR_GUIDE: Final = ("MHE short guide (seed)", "seed")


@dataclass(frozen=True)
class Said:
    """A text, and its language where that is not the dossier's."""

    text: str
    language: str = ""


@dataclass
class Sheet:
    """One dossier on one day. Reads each thing once, however many sections ask for it."""

    choice: Choice
    today: date
    kinds: tuple[Note, ...] = ()  # of content that the reader of the page would rather not see

    @property
    def opened(self) -> bool:
        """Whether the address asks for the words to stand open: it does so only for readers who
        hide nothing of what they mention."""
        hides = any(words_for(self.kinds, story.notes) for story in self.stories)
        return self.choice.opened and not hides

    @cached_property
    def words(self) -> dict[str, Any]:
        """The framing words in the dossier's language."""
        return words(self.choice.language)

    @cached_property
    def topics(self) -> Topics:
        """The chosen topics that exist."""
        return Topics.of(self.choice.topics)

    @cached_property
    def stories(self) -> list[Story]:
        """The chosen stories that may be quoted on this day, in the order of the choice."""
        found = quotable(self.today).filter(reference__in=self.choice.stories)
        return in_order(found, self.choice.stories)

    @cached_property
    def kept(self) -> Choice:
        """The choice without what is not shown: only this goes into the page's own address."""
        references = [story.reference for story in self.stories]
        return self.choice.only(references, self.topics.slugs)

    @property
    def missing(self) -> int:
        """How many chosen stories are not shown. Why, and which, is nobody's business."""
        return len(self.choice.stories) - len(self.stories)

    def country_name(self, code: str) -> str:
        """A country's name in the dossier's language."""
        with override(self.choice.language):
            return str(countries.name(code) or code)

    def in_country(self, code: str) -> str:
        """The same after "in", "from" or "about"."""
        return in_sentence(self.country_name(code), self.choice.language)

    def cited(self, source: str) -> str:
        """The source of a word of the vocabulary, with what we call our first one in full."""
        found = [part.strip() for part in source.split(";")]
        guide = str(self.words["evidence"]["source"])
        return "; ".join(guide if part in OUR_GUIDE else part for part in found if part)

    def translated(self, table: str, slug: str, english: str) -> Said:
        """What the catalogue says of a word of the vocabulary; else its English, marked so."""
        found = self.words.get(table, {}).get(slug)
        if found or self.choice.language == "en":
            return Said(found or english)
        return Said(english, "en")


@dataclass(frozen=True)
class Section:
    """A part of the page. `build` gives what its template needs, or None for nothing to show."""

    name: str
    build: Callable[[Sheet], Mapping[str, Any] | None]

    @property
    def template(self) -> str:
        """Where it is written out."""
        return f"dossier/sections/{self.name}.html"


@dataclass(frozen=True)
class Part:
    """A section that has something to show."""

    name: str
    template: str
    data: Mapping[str, Any]


def parts(sheet: Sheet, sections: Iterable[Section]) -> list[Part]:
    """The sections that have something to show, in their order, in the dossier's language."""
    with override(sheet.choice.language):
        built = [(section, section.build(sheet)) for section in sections]
    return [Part(one.name, one.template, data) for one, data in built if data is not None]
