"""Words for every cold moment: thank you, a change asked for, declined, withdrawn, wrong code.

They ship as files, one a language, and staff may replace any of them in the admin.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from community.figures import filled
from community.language import page_language
from community.lib.paragraphs import paragraphs
from community.models.words import Words

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Saying:
    """A heading and the text under it."""

    key: str
    title: str
    body: str

    @property
    def paragraphs(self) -> list[str]:
        """The text, one string a paragraph."""
        return paragraphs(self.body)


@cache
def shipped(language: str) -> dict[str, Saying]:
    """What the software ships in this language, by key; nothing where there is no file."""
    path = HERE / f"{language}.toml"
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return dict(_sayings(tables, prefix=""))


def _sayings(tables: dict[str, object], prefix: str) -> list[tuple[str, Saying]]:
    """Every table that holds a body, under its dotted name: `decline.names-others`."""
    found: list[tuple[str, Saying]] = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            continue
        key = prefix + name
        if isinstance(table.get("body"), str):
            found.append((key, Saying(key, str(table.get("title", "")), table["body"].strip())))
        else:
            found.extend(_sayings(table, prefix=f"{key}."))
    return found


def keys() -> list[str]:
    """Every moment that has words, in the order of the file."""
    return list(shipped(settings.LANGUAGE_CODE))


def say(key: str, language: str | None = None) -> Saying:
    """The words for one moment: as staff changed them, as shipped, or as shipped in English.

    Raises KeyError for a moment that has no words at all.
    """
    return _filled(written(key, language))


def _filled(saying: Saying) -> Saying:
    return replace(saying, title=filled(saying.title), body=filled(saying.body))


def written(key: str, language: str | None = None) -> Saying:
    """The same as it is written, with its figures by name: for whoever changes it."""
    language = (language or page_language()).split("-")[0]
    changed = Words.objects.filter(key=key, language=language).first()
    if changed:
        return Saying(key, changed.title, changed.body)
    return shipped(language).get(key) or shipped(settings.LANGUAGE_CODE)[key]


def sayings(group: str, language: str | None = None) -> dict[str, Saying]:
    """All words under one dotted group, by their last name: `decline` gives every reason.

    One query, however many they are.
    """
    return sayings_of((group,), language)[group]


def sayings_of(groups: Sequence[str], language: str | None = None) -> dict[str, dict[str, Saying]]:
    """The same for several groups, in one query too."""
    language = (language or page_language()).split("-")[0]
    ours = Q()
    for group in groups:
        ours |= Q(key__startswith=f"{group}.")
    changed = {
        words.key: Saying(words.key, words.title, words.body)
        for words in Words.objects.filter(ours, language=language)
    }
    known = shipped(settings.LANGUAGE_CODE) | shipped(language) | changed
    found: dict[str, dict[str, Saying]] = {}
    for group in groups:
        prefix = f"{group}."
        names = [key for key in keys() if key.startswith(prefix)]
        found[group] = {key.removeprefix(prefix): _filled(known[key]) for key in names}
    return found
