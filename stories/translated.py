"""A story in another language: the same document with other words. Pure: no database.

Only the words are translated. The name, the details, the topics and the content notes are the
story's own, so that whoever shows less of a story shows less of it in every language.
"""

from collections.abc import Mapping
from typing import Any

from community.lib.canonical import canonical, tidy
from stories.document import VOICES, read_document

TRANSLATED = ("title", *VOICES)


def texts_of(document: str) -> dict[str, str]:
    """The words of a document by section, without the empty ones."""
    values = read_document(document)
    texts = {"title": values["title"]} | {voice: values["text"][voice] for voice in VOICES}
    return {section: text for section, text in texts.items() if text}


def tidied(texts: Mapping[str, str], *, sections: Mapping[str, str]) -> dict[str, str]:
    """These texts in storable form: of the sections that the original has, and no others."""
    found = {name: tidy(texts.get(name, "")).strip() for name in TRANSLATED if name in sections}
    return {name: text for name, text in found.items() if text}


def write_translation(
    document: str, *, language: str, texts: Mapping[str, str], author_read: bool
) -> str:
    """The canonical document of a translation of the story with this document.

    `author_read` is part of it, and of its hash: the page says whether its author read it.
    """
    values: dict[str, Any] = read_document(document)
    return canonical(
        values
        | {
            "language": language,
            "original_language": values["language"],
            "translated": True,
            "author_read": author_read,
            "title": texts.get("title", ""),
            "text": {voice: texts.get(voice, "") for voice in VOICES},
        }
    )
