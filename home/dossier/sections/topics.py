"""What the chosen kinds of coercion mean, with their sources."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from home.dossier.sheet import Section, Sheet


def build(sheet: Sheet) -> dict[str, Any] | None:
    """Each with its definition; nothing where none was chosen."""
    if not sheet.topics.coercion:
        return None
    return {
        "topics": [
            {
                "url": _page_of(topic.slug, sheet.choice.language),
                "label": topic.label,
                "definition": sheet.translated("definitions", topic.slug, topic.definition),
                "source": sheet.cited(topic.source),
            }
            for topic in sheet.topics.coercion
        ]
    }


def _page_of(slug: str, language: str) -> str:
    """The page of a topic, in the dossier's language where the site has its pages in it."""
    known = language in dict(settings.LANGUAGES)
    with override(language if known else settings.LANGUAGE_CODE):
        return reverse("topics:topic", args=[slug])


TOPICS = Section("topics", build)
