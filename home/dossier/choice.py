"""What an address asks of a dossier: references and slugs, never words of anybody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django_countries import countries

from community.lib.code_alphabet import ALPHABET
from community.models import Alternative, Coercion
from community.models.merged_topic import now_called
from home.dossier.quotes import Passage
from home.dossier.words import languages

MOST_STORIES: Final = 12
MOST_TOPICS: Final = 8
MOST_PASSAGES: Final = 60
MOST_LETTERS: Final = 200
_REFERENCE: Final = re.compile(f"[{ALPHABET}]{{4,8}}")
_SLUG: Final = re.compile(r"[a-z0-9-]{1,100}")


@dataclass(frozen=True)
class Choice:
    """Stories by reference, sentences of them, topics by slug, a country, a language.

    `q` is what is searched for on the page where one chooses; the finished page has none.
    """

    stories: tuple[str, ...] = ()
    quotes: tuple[Passage, ...] = ()
    topics: tuple[str, ...] = ()
    country: str = ""
    language: str = ""
    q: str = ""
    opened: bool = False

    @classmethod
    def parse(cls, values: QueryDict, page_language: str) -> Self:
        """Read an address. Takes any string and never raises; what is not understood is left out.

        Nothing is asked of the database: a reference or slug of the right form may name nothing.
        """
        country = values.get("country", "").strip().upper()
        language = values.get("lang", "").strip().lower()
        passages = (Passage.parse(text) for text in values.getlist("quote"))
        return cls(
            stories=_some((v.strip().upper() for v in values.getlist("story")), _REFERENCE)[
                :MOST_STORIES
            ],
            quotes=tuple(dict.fromkeys(p for p in passages if p))[:MOST_PASSAGES],
            topics=_some((v.strip() for v in values.getlist("topic")), _SLUG)[:MOST_TOPICS],
            country=country if country in dict(countries) else "",
            language=language if language in languages() else page_language,
            q=" ".join(values.get("q", "").replace("\0", " ").split())[:MOST_LETTERS],
            opened=values.get("open", "") == "1",
        )

    def only(self, references: Iterable[str], topics: Iterable[str]) -> Self:
        """The same with nothing in it but these: what is gone leaves the address as well."""
        kept = set(references)
        slugs = set(topics)
        return replace(
            self,
            stories=tuple(one for one in self.stories if one in kept),
            quotes=tuple(one for one in self.quotes if one.reference in kept),
            topics=tuple(one for one in now_called(self.topics) if one in slugs),
        )

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """The query of an address, always in the same order, with these changes."""
        wanted = replace(self, **changes)
        found = [("story", one) for one in wanted.stories]
        found += [("quote", str(one)) for one in wanted.quotes]
        found += [("topic", one) for one in wanted.topics]
        rest = {"country": wanted.country, "lang": wanted.language, "q": wanted.q}
        return found + [(name, value) for name, value in rest.items() if value]

    def url_params(self, **changes: Any) -> str:
        """The same as it stands in an address; "" for an empty choice."""
        pairs = self.pairs(**changes)
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True)
class Topics:
    """The topics of a choice that exist, of either kind, in the order of the vocabulary."""

    coercion: tuple[Coercion, ...]
    alternative: tuple[Alternative, ...]

    @classmethod
    def of(cls, slugs: tuple[str, ...]) -> Self:
        """Two queries, however many there are."""
        slugs = tuple(now_called(slugs))
        return cls(
            tuple(Coercion.objects.filter(slug__in=slugs)),
            tuple(Alternative.objects.filter(slug__in=slugs)),
        )

    @property
    def slugs(self) -> set[str]:
        """All of them."""
        return {topic.slug for topic in (*self.coercion, *self.alternative)}


def _some(values: Iterable[str], form: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if form.fullmatch(value)))
