"""The form of filters as it stands on a page, its choices and numbers written into it.

Django renders a template for every field and every option: for a whole vocabulary that is most of
what a page costs. So the form is rendered once a language, with gaps, and each page fills these.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from community.lib.remembered import remembered
from stories.library.counts import Counts
from stories.library.filters import (
    GAP,
    StoryFilters,
    chosen_in,
    kept_words,
    labelled,
    more_chosen,
)
from stories.library.query import StoryQuery
from stories.library.vocabulary import Vocabulary

A_MINUTE: Final = 60
SELECTED: Final = " selected"
_GAPS: Final = re.compile(f"{GAP}([a-z]+){GAP}")


def filter_form(query: StoryQuery, vocabulary: Vocabulary, counts: Counts) -> SafeString:
    """The form for this search. Whatever comes from outside is escaped here."""
    said = {
        name: options(found, chosen_in(query, name))
        for name, found in labelled(query, vocabulary, counts).items()
    }
    said |= {
        "q": escape(query.q),
        "helped": escape(counts.of("helped", "yes")),
        "kept": "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in kept_words(query)
        ),
    }
    parts = list(_parts(query.helped, query.without, more_chosen(query)))
    parts[1::2] = [said[name] for name in parts[1::2]]
    return mark_safe("".join(parts))  # noqa: S308 - escaped above


def options(choices: Iterable[tuple[str, Any]], chosen: str) -> str:
    """The options of a list as Django writes them."""
    return "\n".join(
        f'<option value="{escape(key)}"{SELECTED if key == chosen else ""}>{escape(label)}</option>'
        for key, label in choices
    )


@remembered(A_MINUTE, key=lambda *chosen: (get_language(), *chosen))
def _parts(helped: bool, without: tuple[str, ...], more: int) -> list[str]:
    """The form with these boxes ticked, cut at its gaps: words, the name of a gap, words."""
    form = StoryFilters(helped=helped, without=without)
    context = {"filters": form, "more_chosen": more}
    return _GAPS.split(render_to_string("stories/library/filters.html", context))
