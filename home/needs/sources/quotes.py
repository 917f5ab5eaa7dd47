"""Quotes that a page does not show any more.

The list says that one is gone and never since when: the day would tell on which day its author
came back. Nor does it name the story.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.dossier.quotes import Passage, quotable
from home.guide.passages import read_passages, words_in
from home.models import GuidePage
from home.needs.need import Need, Source
from home.needs.sources.pages import edit_url, guide_pages, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """One for each page. Two queries, however many quotes there are."""
    quotes = {page: _quotes(page) for page in guide_pages(user)}
    wanted = {one.reference for many in quotes.values() for some in many for one in some[:1]}
    stories = {story.reference: story for story in quotable(today).filter(reference__in=wanted)}
    for page, many in quotes.items():
        if any(not _stands(some, stories) for some in many):
            yield Need(
                key=f"quotes:{page.pk}",
                what=page.title,
                why=_(
                    "A quote is gone from this page. Please take its block out, or choose another."
                ),
                url=edit_url(page, "body"),
                language=page.locale.language_code,
            )


def _quotes(page: GuidePage) -> list[list[Passage]]:
    blocks = [block["value"] for block in page.body.raw_data if block["type"] == "quote"]
    return [read_passages(str(value.get("words", ""))) for value in blocks]


def _stands(passages: list[Passage], stories: dict[str, Any]) -> bool:
    story = stories.get(passages[0].reference) if passages else None
    return story is not None and words_in(story, passages) is not None


QUOTES: Final = Source("quotes", gettext_lazy("Quotes that are gone"), may_write, find)
