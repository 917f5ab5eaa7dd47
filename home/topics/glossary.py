"""The glossary: every topic and every term with what it means, and their words in other texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.geo import fold
from community.lib.glossing import Words, gloss, words_of
from community.lib.remembered import remembered
from community.models import Alternative, Coercion
from community.models.topics import Topic
from home.dossier.sheet import Said, Sheet
from home.models.term import Term
from home.topics.meaning import sheet_here
from home.topics.tree import address

A_MINUTE: Final = 60  # seconds; in this process a change is seen at once


@dataclass(frozen=True)
class Entry:
    """One word. `url` is the page of a topic; a term has none."""

    slug: str
    label: str
    also: tuple[str, ...]
    definition: Said
    source: str
    source_url: str
    url: str

    @property
    def letter(self) -> str:
        """Under which it stands: Ä under A, whatever is no letter under #."""
        first = fold(self.label)[:1].upper()
        return first if first.isalpha() else "#"


def entries() -> list[Entry]:
    """Every word that has a meaning, by its name in the language of the page."""
    return _entries(page_language())


@remembered(A_MINUTE)
def _entries(language: str) -> list[Entry]:
    sheet = sheet_here()
    topics = [one for model in (Coercion, Alternative) for one in model.objects.all()]
    found = [_of_topic(sheet, one) for one in topics]
    found += [_of_term(one, language) for one in Term.objects.all()]
    told = [one for one in found if one.definition.text]
    return sorted(told, key=lambda one: (one.letter == "#", fold(one.label), one.slug))


def _of_topic(sheet: Sheet, topic: Topic) -> Entry:
    return Entry(
        slug=topic.slug,
        label=topic.label,
        also=tuple(_without_brackets(topic.label)),
        definition=sheet.translated("definitions", topic.slug, topic.definition),
        source=sheet.cited(topic.source),
        source_url="",
        url=address(topic.slug),
    )


def _of_term(term: Term, language: str) -> Entry:
    written_in, said = term.here
    return Entry(
        slug=term.slug,
        label=term.label,
        also=tuple(said.get("also") or ()),
        definition=Said(said.get("definition", ""), "" if written_in == language else written_in),
        source=term.source,
        source_url=term.source_url,
        url="",
    )


def _without_brackets(label: str) -> Iterator[str]:
    """How a name with a part in brackets is said in a sentence: without it, or only that part."""
    before, opened, rest = label.partition(" (")
    inside, closed, after = rest.partition(")")
    if opened and closed:
        yield before + after
        if not after:
            yield inside


def letters(every: list[Entry]) -> dict[str, list[Entry]]:
    """The entries under their letters, in their order."""
    found: dict[str, list[Entry]] = {}
    for one in every:
        found.setdefault(one.letter, []).append(one)
    return found


class Glossary:
    """For one page: the first place of every word in its texts leads to what it means."""

    def __init__(self) -> None:
        self._entries = {one.slug: one for one in entries()}
        labels = [
            (label, one.slug)
            for one in self._entries.values()
            # What is only there in English is no word of a text in another language.
            if one.url or not one.definition.language
            for label in (one.label, *one.also)
        ]
        self._words: Words = words_of(labels)
        self._address = reverse("topics:glossary")

    def mark(self, html: str) -> str:
        """The same HTML with links. Of each word only its first place on the page gets one."""
        return gloss(html, self._words, self._link)

    def _link(self, slug: str, text: str) -> str:
        one = self._entries[slug]
        lang = f' data-lang="{escape(one.definition.language)}"' if one.definition.language else ""
        return (
            f'<a class="term" href="{escape(one.url or f"{self._address}#{slug}")}"'
            f' data-term="{escape(one.label)}" data-meaning="{escape(one.definition.text)}"{lang}'
            f' data-more="{escape(_("More about this word"))}" data-close="{escape(_("Close"))}">'
            f"{text}</a>"
        )
