"""A document as a reader sees it: one way for the public page, the approval, and the desk."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.country_words import in_sentence
from community.lib.paragraphs import paragraphs
from community.lib.remembered import remembered
from community.models import Alternative, Coercion
from community.models.merged_topic import now_called
from stories.choices import TOLD_BY, Detail, Note, Perspective, Setting
from stories.document import VOICES, read_document

A_MOMENT: Final = 10  # seconds for which a process remembers the labels of topics


@dataclass(frozen=True)
class Voice:
    """One of an author's texts, under its heading."""

    slug: str
    heading: str
    paragraphs: list[str]


@dataclass(frozen=True)
class TopicLabel:
    """A topic as a link into the library."""

    slug: str
    label: str
    helped: bool
    pk: int

    @property
    def query(self) -> str:
        """The library's query words for it."""
        return f"{'alternative' if self.helped else 'coercion'}={self.slug}"


@dataclass(frozen=True)
class Fact:
    """A detail that the author shows."""

    detail: str
    term: str
    value: str


@dataclass(frozen=True)
class Reading:
    """Everything the page of a story shows, in the language of the page around it."""

    reference: str
    language: str
    language_name: str
    title: str
    told_by: str
    name: str
    voices: list[Voice]
    facts: list[Fact]
    notes: list[str]
    topics: list[TopicLabel]
    translated: bool
    example: bool
    original_language: str = ""
    author_read: bool = False

    @property
    def direction(self) -> str:
        """Which way its text runs."""
        return "rtl" if self.language.partition("-")[0] in settings.LANGUAGES_BIDI else "ltr"


def heading_of(voice: str, perspective: str) -> str:
    """What stands above one of the texts."""
    if voice == "helped":
        return _("What helped, or would have")
    if voice == "wish":
        return _("What should change")
    return {
        Perspective.CLOSE: _("What happened to them"),
        Perspective.STAFF: _("What I was part of"),
        Perspective.SAW: _("What I saw"),
    }.get(Perspective(perspective), _("What happened"))


def read(document: str) -> Reading:
    """The reading of a canonical document. No query but for topics' labels, now and then."""
    values = read_document(document)
    texts = values["text"]
    return Reading(
        reference=values["reference"],
        language=values["language"],
        language_name=language_name(values["language"]),
        title=values["title"],
        told_by=str(TOLD_BY[Perspective(values["perspective"])]),
        name=values["name"] or "",
        voices=[
            Voice(voice, heading_of(voice, values["perspective"]), paragraphs(texts[voice]))
            for voice in VOICES
            if texts[voice]
        ],
        facts=_facts(values["details"]),
        notes=[str(Note(note).label) for note in values["notes"] if note in Note.values],
        topics=topic_labels(values["topics"]),
        translated=values["translated"],
        example=values["example"],
        original_language=language_name(values.get("original_language", "")),
        author_read=values.get("author_read", False),
    )


def language_name(code: str) -> str:
    """A language's name, in the language of the page."""
    return _language_name(code, get_language())


@lru_cache(maxsize=1_000)
def _language_name(code: str, _language: str | None) -> str:
    return str(dict(settings.STORY_LANGUAGES).get(code, code))


def country_name(code: str) -> str:
    """A country's name, in the language of the page."""
    return _country_name(code, get_language())


def country_in_sentence(code: str) -> str:
    """The same after "in", "from" or "of": “the Netherlands”."""
    return in_sentence(country_name(code), get_language())


@lru_cache(maxsize=1_000)
def _country_name(code: str, _language: str | None) -> str:
    return str(countries.name(code) or code)


def years_label(years: list[int] | tuple[int, int]) -> str:
    """“2019”, or “2010–2014”: as roughly as people remember."""
    first, last = years
    return str(first) if first == last else f"{first}–{last}"


def _facts(details: dict[str, Any]) -> list[Fact]:
    words = {
        Detail.COUNTRY: (_("Country"), country_name),
        Detail.REGION: (_("Region"), str),
        Detail.SETTING: (_("Kind of place"), lambda slug: str(Setting(slug).label)),
        Detail.YEARS: (_("When"), years_label),
    }
    return [
        Fact(detail.value, term, say(details[detail.value]))
        for detail, (term, say) in words.items()
        if details.get(detail.value)
    ]


def topic_labels(topics: dict[str, list[str]]) -> list[TopicLabel]:
    """The topics with their labels, coercion first."""
    if not any(topics.values()):
        return []
    known = _labels(get_language())
    now = {kind: now_called(slugs) for kind, slugs in topics.items()}
    return [
        label
        for kind in ("coercion", "alternative")
        for label in known[kind]
        if label.slug in now[kind]
    ]


@remembered(A_MOMENT)
def _labels(_language: str | None) -> dict[str, list[TopicLabel]]:
    """Of every topic, in the order of the vocabulary."""
    kinds = {"coercion": Coercion, "alternative": Alternative}
    return {
        kind: [
            TopicLabel(topic.slug, topic.label, kind == "alternative", topic.pk)
            for topic in model.objects.all()
        ]
        for kind, model in kinds.items()
    }
