"""What a page of results offers beside the results: what may be meant, and what to take away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from stories.library.counts import Count, count_each, count_without_each
from stories.library.query import StoryQuery
from stories.library.understanding import Names, country_of_place, respelled, understood
from stories.library.vocabulary import Vocabulary


@dataclass(frozen=True)
class Offer:
    """A link to another search: what is said before it, its words, and how many it shows."""

    before: str
    label: str
    address: str
    number: Count


def meant(query: StoryQuery, vocabulary: Vocabulary, found: Count, today: date) -> list[Offer]:
    """Searches that the words may mean, and that show something. One query, and one more for a
    place where nothing was found."""
    if not query.q:
        return []
    asked = list(_meant(query, Names.of(vocabulary), found))
    numbers = count_each([other for _before, other in asked], today)
    return [
        Offer(before, other.describe(), other.url_params(), number)
        for (before, other), number in zip(asked, numbers, strict=True)
        if number
    ]


def _meant(query: StoryQuery, names: Names, found: Count) -> Iterator[tuple[str, StoryQuery]]:
    if other := understood(query, names):
        yield _("Do you mean:"), other
    if found:
        return
    if spelled := respelled(query, names):
        yield _("Do you mean:"), understood(spelled, names) or spelled
    elif not other and (place := country_of_place(query)):
        yield _("%(place)s is in a country that we know:") % {"place": place[0]}, place[1]


def to_take_away(query: StoryQuery, today: date) -> list[Offer]:
    """For a search that finds nothing: each part without which it finds something."""
    return [
        Offer(_("Take away:"), chip.label, chip.without_it, number)
        for chip, number in count_without_each(query, today)
        if number
    ]
