"""What a topic means, in the words and with the sources of the dossier: they say it only once."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from community.language import page_language
from community.models import Alternative, Coercion
from community.models.merged_topic import merged_slugs
from community.models.topics import ENGLISH, Topic
from home.dossier.choice import Choice
from home.dossier.sections.alternatives import practices
from home.dossier.sheet import Said, Sheet


@dataclass(frozen=True)
class Meaning:
    """Definition with its source, everyday words, what is known, and named examples."""

    definition: Said
    source: str
    everyday: list[str]
    evidence: dict[str, str] | None
    evidence_source: str
    evidence_url: str
    practices: list[dict[str, Any]]


def sheet_here() -> Sheet:
    """An empty dossier in the language of the page, for its words."""
    return Sheet(Choice(language=page_language()), timezone.now().date())


def meaning_of(slug: str, kind: str) -> Meaning:
    """Of one topic that there is. One query: the vocabulary of lists leaves long texts out."""
    model: type[Topic] = Coercion if kind == "coercion" else Alternative
    topic = model._default_manager.get(slug=slug)
    sheet, language = sheet_here(), page_language()
    told = sheet.words["evidence"]
    return Meaning(
        definition=sheet.translated("definitions", topic.slug, topic.definition),
        source=sheet.cited(topic.source),
        everyday=topic.everyday(language) or topic.everyday(ENGLISH),
        evidence=told.get(slug),
        evidence_source=told["source"],
        evidence_url=told["url"],
        practices=[_practice(sheet, row) for row in _examples(slug)],
    )


def _examples(slug: str) -> list[dict[str, str]]:
    """Those of the file that name it, or a topic that was merged into it."""
    named = [slug, *(old for old, new in merged_slugs().items() if new == slug)]
    return [row for one in named for row in practices().get(one, ())]


def _practice(sheet: Sheet, row: dict[str, str]) -> dict[str, Any]:
    english = f"{row['label']}: {row['definition']}"
    return {
        "said": sheet.translated("practices", row["slug"], english),
        "source": sheet.cited(row["source"]),
    }
