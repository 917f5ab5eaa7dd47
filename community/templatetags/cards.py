"""A story's card and its topics, written in one go.

A list holds twenty of them: as templates they cost more than all the rest of its page, and so did
translating the same few words for each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import conditional_escape as shown
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


@dataclass(frozen=True)
class Words:
    """What stands on every card, escaped."""

    topics: str
    helped: str
    example: str
    mentions: str
    choose: str


@lru_cache(maxsize=100)
def _words(_language: str | None) -> Words:
    return Words(
        shown(_("Topics")),
        shown(_("What helped:")),
        shown(_("Example story")),
        shown(_("This story mentions:")),
        shown(_("You choose when to open it.")),
    )


@register.simple_tag
def storycard(story: dict[str, Any], level: int | str = 3) -> SafeString:
    """One story as `stories.library.cards` gives it. An opening only where nothing needs a note."""
    level, words = level or 3, _words(get_language())
    lang = f' lang="{shown(story["language"])}"' if story.get("language") else ""
    link = f'<a href="{shown(story["url"])}"{lang}{lang.replace(" lang", " hreflang")}>'
    example = ""
    if story.get("example"):
        example = f' <span class="example">{words.example}</span>'
    return mark_safe(  # noqa: S308 - whatever is put in is escaped first
        f'<article class="card story-card">\n'
        f'<h{level} class="card-title">{link}{shown(story["title"])}</a></h{level}>\n'
        f'<p class="meta">{_told(story)}{example}</p>\n'
        f"{_first_words(story, lang, words)}{_list(story['topics'], words.topics, words)}</article>"
    )


@register.simple_tag
def tags(topics: Sequence[dict[str, Any]], label: str = "") -> SafeString:
    """A list of topics: `label`, `url` or nothing, and whether it `helped`."""
    words = _words(get_language())
    # Whatever is put in is escaped first.
    return mark_safe(_list(topics, shown(label or words.topics), words))  # noqa: S308


def _list(topics: Sequence[Mapping[str, Any]], label: str, words: Words) -> str:
    items = "\n".join(_tag(topic, words) for topic in topics or ())
    return f'<ul class="tags" aria-label="{label}">\n{items}\n</ul>\n' if items else ""


def _told(story: dict[str, Any]) -> str:
    name = shown(_("Told by %(name)s") % {"name": story["name"]}) if story.get("name") else ""
    return " · ".join(filter(None, (name, shown(story["meta"]))))


def _first_words(story: dict[str, Any], lang: str, words: Words) -> str:
    if story.get("notes"):
        notes = ", ".join(shown(note) for note in story["notes"])
        return (
            f'<p class="card-note"><span><strong>{words.mentions}</strong> {notes}. '
            f"{words.choose}</span></p>\n"
        )
    opening = story.get("opening")
    return f'<p class="card-opening"{lang}>{shown(opening)}</p>\n' if opening else ""


def _tag(topic: Mapping[str, Any], words: Words) -> str:
    helped = f"{words.helped} " if topic.get("helped") else ""
    kind = "tag tag-helped" if topic.get("helped") else "tag"
    said = f"{helped}{shown(topic['label'])}"
    if topic.get("url"):
        return f'<li><a class="{kind}" href="{shown(topic["url"])}">{said}</a></li>'
    return f'<li><span class="{kind}">{said}</span></li>'
