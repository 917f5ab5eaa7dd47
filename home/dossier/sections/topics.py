"""What the chosen kinds of coercion mean, with their sources."""

from typing import Any

from home.dossier.sheet import Section, Sheet


def build(sheet: Sheet) -> dict[str, Any] | None:
    """Each with its definition; nothing where none was chosen."""
    if not sheet.topics.coercion:
        return None
    return {
        "topics": [
            {
                "label": topic.label,
                "definition": sheet.translated("definitions", topic.slug, topic.definition),
                "source": sheet.cited(topic.source),
            }
            for topic in sheet.topics.coercion
        ]
    }


TOPICS = Section("topics", build)
