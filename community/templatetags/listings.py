"""The card of a group, circle or office, written in one go: a list holds twenty of them."""

from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.html import conditional_escape as shown
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from community.templatetags.cards import tags

register = template.Library()

ICONS: Final = {
    "clock": '<circle cx="12" cy="12" r="9" /><path d="M12 7v5.300l3.500 2" />',
    "success": '<path d="M4.5 12.5 10 18 20 6.5" />',
}


@register.simple_tag
def listingcard(listing: Mapping[str, Any], level: int | str = 3) -> SafeString:
    """One listing: `title`, and what there is of `url`, `language`, `meta`, `body`, `confirmed`,
    `stale`, `paused`, `tags` and `example`."""
    level = level or 3
    return mark_safe(  # noqa: S308 - whatever is put in is escaped first
        '<article class="card listing-card">\n'
        f'<h{level} class="card-title">{_title(listing)}</h{level}>\n'
        f'<p class="meta">{shown(listing.get("meta", ""))} {_example(listing)}</p>\n'
        f"{_body(listing)}{_paused(listing)}{_confirmed(listing)}"
        f"{tags(listing.get('tags') or ())}</article>"
    )


def _lang(listing: Mapping[str, Any]) -> str:
    language = listing.get("language")
    return f' lang="{shown(language)}"' if language else ""


def _title(listing: Mapping[str, Any]) -> str:
    title = shown(listing["title"])
    url = listing.get("url")
    return f'<a href="{shown(url)}">{title}</a>' if url else title


def _example(listing: Mapping[str, Any]) -> str:
    if not listing.get("example"):
        return ""
    return f'<span class="example">{shown(_("Example listing"))}</span>'


def _body(listing: Mapping[str, Any]) -> str:
    body = listing.get("body")
    return f"<p{_lang(listing)}>{shown(body)}</p>\n" if body else ""


def _paused(listing: Mapping[str, Any]) -> str:
    if not listing.get("paused"):
        return ""
    words = shown(_("This is having a rest. Nobody can join just now."))
    return f'<p class="card-note">{words}</p>\n'


def _confirmed(listing: Mapping[str, Any]) -> str:
    words = listing.get("confirmed")
    if not words:
        return ""
    stale = bool(listing.get("stale"))
    drawing = ICONS["clock" if stale else "success"]
    icon = (
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        f'focusable="false">{drawing}</svg>'
    )
    state = " is-stale" if stale else ""
    return f'<p class="card-confirmed{state}">{icon} {shown(words)}</p>\n'
