"""What an editor is told about a page: kind words, short sentences, sources. It never refuses."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from home.guide.ease import ease

AVOIDED: Final = {
    "en": (
        "mentally ill",
        "suffers from",
        "suffering from",
        "non-compliant",
        "lacks insight",
        "committed suicide",
        "schizophrenic",
        "the mentally ill",
    ),
    "de": (
        "geisteskrank",
        "psychisch krank",
        "leidet an",
        "leidet unter",
        "uneinsichtig",
        "krankheitseinsicht",
        "schizophrene",
        "selbstmord",
    ),
    "fr": (
        "malade mental",
        "malade mentale",
        "malades mentaux",
        "maladie mentale",
        "souffre de",
        "souffrent de",
        "souffrant de",
        "non observant",
        "anosognos",
        "manque d'insight",
        "dans le déni",
        "schizophrène",
        "commis un suicide",
    ),
}
# Blocks that state facts.
FACTS: Final = {"five"}


class Advice(NamedTuple):
    """One thing that could be better. `kind` stays the same however the words change."""

    kind: str
    text: str


def advice(lead: str, body: Any, language: str) -> list[Advice]:
    """What could be better; an empty list for a page that is fine. It asks no database."""
    texts = [lead, *_texts(body)]
    told = [
        Advice(
            f"word-{slugify(word)}",
            _("“%(word)s” hurts many readers. Is there a kinder word?") % {"word": word},
        )
        for word in avoided(" ".join(texts), language)
    ]
    measured = ease("\n".join(texts), language)
    if measured.hard:
        told.append(Advice("hard", measured.said))
    blocks = list(body.raw_data)
    sourced = any(block["type"] == "source" for block in blocks)
    if not sourced and any(_needs_source(block) for block in blocks):
        told.append(Advice("source", _("This page states facts and names no source.")))
    if any(_is_mute(block) for block in blocks):
        told.append(
            Advice(
                "picture", _("A picture says nothing to people who cannot see it. What is on it?")
            )
        )
    return told


def _needs_source(block: Any) -> bool:
    """Whether it states facts and does not say itself where they stand."""
    kind, said = block["type"], block["value"]
    return kind in FACTS or (kind == "number" and not said.get("source"))


def _is_mute(block: Any) -> bool:
    """A picture without words that stand for it, which nobody called decoration."""
    said = block["value"]
    if block["type"] != "image" or not isinstance(said, dict) or not said.get("image"):
        return False
    return not said.get("decorative") and not (said.get("alt_text") or "").strip()


def avoided(text: str, language: str) -> list[str]:
    """The words of the list that stand in the text, each once."""
    small = text.casefold().replace("’", "'")
    return [word for word in AVOIDED.get(language, ()) if re.search(rf"\b{re.escape(word)}", small)]


def _texts(body: Any) -> Iterator[str]:
    for block in body.raw_data:
        yield from _strings(block["value"], block["type"])


def _strings(value: Any, kind: str) -> Iterator[str]:
    """Every text in a block's value; addresses, slugs and the titles of sources are none."""
    if kind in ("source", "quote", "stories", "topics", "image", "figure"):
        return
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("id", "url", "type", "country"):
                yield from _strings(one, kind)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, kind)


def _plain(html: str) -> str:
    return strip_tags(re.sub(r"</(?:p|li|h\d|ul|ol)>", ".\n", html))
