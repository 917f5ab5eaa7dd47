"""What a page of results offers beside the results: what may be meant, and what to take away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from community.language import page_language
from community.lib.remembered import remembered
from stories.library.conditions import Part
from stories.library.counts import Count, count_each
from stories.library.query import StoryQuery
from stories.library.understanding import (
    Names,
    Placed,
    country_of_place,
    respelled,
    understood,
)
from stories.library.vocabulary import A_MOMENT, Vocabulary
from stories.reading import country_in_sentence


@dataclass(frozen=True)
class Offer:
    """A link to another search: what is said before it, its words, and how many it shows."""

    before: str
    label: str
    address: str
    number: Count


@dataclass(frozen=True)
class Offers:
    """Searches that the words may mean, and those that are left without one part. `placed` says in
    a sentence in which country the place lies that the words name, "" where they name none."""

    meant: list[Offer]
    to_take_away: list[Offer]
    placed: str = ""


def offers(query: StoryQuery, vocabulary: Vocabulary, found: Count, today: date) -> Offers:
    """Only what shows something. One query; where nothing was found, those of the gazetteer too."""
    names = known_names(vocabulary)
    placed = _placed(query, names) if query.q and not found else None
    meant = list(_meant(query, names, found)) if query.q else []
    if placed:
        meant.append(_said(_("Do you mean:"), placed.query))
    less = list(_less(query)) if not found and len(query.parts) > 1 else []
    numbers = count_each([parts for *_rest, parts in (*meant, *less)], today)
    every = [
        Offer(before, label, address, number)
        for (before, label, address, _parts), number in zip((*meant, *less), numbers, strict=True)
    ]
    first, second = every[: len(meant)], every[len(meant) :]
    lies = _lies(placed, any_story=bool(first[-1].number)) if placed else ""
    return Offers([one for one in first if one.number], [one for one in second if one.number], lies)


def _placed(query: StoryQuery, names: Names) -> Placed | None:
    """By the words that are no name of a topic; not where they are a slip of the fingers."""
    if respelled(query, names):
        return None
    return country_of_place(understood(query, names) or query)


def _lies(placed: Placed, *, any_story: bool) -> str:
    """In which country, and that stories say no more than that; or that none says even that."""
    said = {"place": placed.place, "country": country_in_sentence(placed.query.country)}
    if any_story:
        return _("%(place)s is in %(country)s. Most stories say their country at most.") % said
    return _("%(place)s is in %(country)s. No story that fits says that it is from there.") % said


@remembered(A_MOMENT, key=lambda _vocabulary: page_language())
def known_names(vocabulary: Vocabulary) -> Names:
    """What topics and countries are called on this page."""
    return Names.of(vocabulary)


Said = tuple[str, str, str, list[Part]]


def _meant(query: StoryQuery, names: Names, found: Count) -> Iterator[Said]:
    if other := understood(query, names):
        yield _said(_("Do you mean:"), other)
    if found:
        return
    if spelled := respelled(query, names):
        yield _said(_("Do you mean:"), understood(spelled, names) or spelled)


def _said(before: str, other: StoryQuery) -> Said:
    return before, other.describe(), other.url_params(), other.parts


def _less(query: StoryQuery) -> Iterator[Said]:
    for chip, one in zip(query.chips(), query.parts, strict=True):
        left = [part for part in query.parts if part is not one]
        yield _("Take away:"), chip.label, chip.without_it, left
