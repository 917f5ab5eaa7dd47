"""Which stories were brought along: for readers, for their authors, and kept by editors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from home.dossier.quotes import quotable
from home.models import Promise, PromiseStory
from stories.came_of_it import Came
from stories.library.cards import cards
from stories.library.counts import Count
from stories.library.hidden import left_out, visible
from stories.models import Story


@dataclass(frozen=True)
class Used:
    """The stories as a page shows them: cards, addresses alone, and how many are hidden."""

    cards: list[dict[str, Any]]
    addresses: list[str]
    hidden: Count


def used_of(promise: Promise, today: date, kinds: Sequence[Any]) -> Used:
    """Only public stories that may be quoted now.

    Search engines read these pages: of a story that may not stand there, only its address does.
    """
    found = quotable(today).filter(pk__in=promise.used.values("story")).order_by("reference")
    shown = list(found.filter(visible(kinds)))
    return Used(
        cards=cards([one for one in shown if one.allows_search_engines]),
        addresses=[one.get_absolute_url() for one in shown if not one.allows_search_engines],
        hidden=left_out(found, kinds),
    )


def came_of_story(reference: str) -> list[Came]:
    """For an author: every promise on a page for which this story was brought along."""
    found = Promise.objects.shown().filter(used__story__reference=reference)
    return [
        Came(
            office=one.office,
            promised=one.promised,
            language=one.language,
            outcome=one.said,
            url=one.get_absolute_url(),
        )
        for one in found
    ]


def references_of(promise: Promise, today: date) -> list[str]:
    """Those that may be quoted now, for the editors' form."""
    found = quotable(today).filter(pk__in=promise.used.values("story"))
    return sorted(found.values_list("reference", flat=True))


def keep_used(promise: Promise, stories: Sequence[Story]) -> None:
    """Exactly these from now on: one that may not be quoted any more goes with the next save."""
    with transaction.atomic():
        promise.used.exclude(story__in=stories).delete()
        PromiseStory.objects.bulk_create(
            [PromiseStory(promise=promise, story=story) for story in stories],
            ignore_conflicts=True,
        )
