"""Which stories somebody is offered for a dossier, and in which words."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from community.models import Alternative, Coercion
from home.dossier.choice import Choice, Topics
from home.dossier.neighbours import nearest
from home.dossier.quotes import quotable
from stories.choices import Note
from stories.library.counts import Count
from stories.library.hidden import pick
from stories.library.query import StoryQuery
from stories.models import Story, StoryAlternative, StoryCoercion
from stories.models.story import StoryQuerySet
from stories.reading import country_in_sentence

MOST: Final = 20


@dataclass(frozen=True)
class Offer:
    """Some stories, what has to be said about them first, and whether there are more."""

    stories: list[Story]
    said: str = ""
    more: bool = False
    hidden: Count = field(default_factory=lambda: Count(0))


def offer(choice: Choice, topics: Topics, today: date, kinds: tuple[Note, ...] = ()) -> Offer:
    """What fits; else, from a country of which none does, the others; else the neighbours'.

    Which of these it is does not depend on what a reader would rather not see: that is left out
    of what is found, and counted.
    """
    found = _found(choice, topics, today)
    shown, hidden = pick(((story, story.notes) for story in found.stories), kinds, MOST)
    return replace(found, stories=shown, hidden=hidden)


def _found(choice: Choice, topics: Topics, today: date) -> Offer:
    fitting = _about(_holding(choice, today), topics)
    if not choice.country:
        return _first(fitting)
    here = _first(fitting.filter(country=choice.country))
    if here.stories:
        return here
    name = country_in_sentence(choice.country)
    others = _first(_from(choice, today, [choice.country]))
    if others.stories:
        said = _("No other story from %(country)s fits. These are from there too.")
        return Offer(others.stories, said % {"country": name}, others.more)
    if _chosen_here(choice, today):
        return Offer([], _("There is no other story from %(country)s.") % {"country": name})
    return _neighbours(choice, fitting, today, name)


def _neighbours(choice: Choice, fitting: StoryQuerySet, today: date, name: str) -> Offer:
    """Labelled as what they are, and from the nearest countries that have any."""
    said = _("No story from %(country)s may be quoted yet.") % {"country": name}
    everywhere = quotable(today).exclude(reference__in=choice.stories)
    for found in (fitting, everywhere):
        codes = found.order_by().values_list("country", flat=True).distinct()
        near = nearest(choice.country, codes)
        if near:
            offered = _first(found.filter(country__in=near).newest_first())
            from_there = {story.country for story in offered.stories}
            names = ", ".join(country_in_sentence(code) for code in near if code in from_there)
            told = _("%(none)s These are from: %(countries)s.")
            return Offer(offered.stories, told % {"none": said, "countries": names}, offered.more)
    return Offer([], said)


def _holding(choice: Choice, today: date) -> StoryQuerySet:
    """Those with the words that are looked for, as the library finds them."""
    query = StoryQuery.parse(QueryDict(urlencode({"q": choice.q})))
    found = query.queryset(today).quotable()
    return found.exclude(reference__in=choice.stories)


def _about(stories: StoryQuerySet, topics: Topics) -> StoryQuerySet:
    """About any of the topics: a page for a minister is about several."""
    if not topics.slugs:
        return stories
    about = Q()
    for items, kind, chosen in (
        (StoryCoercion, Coercion, topics.coercion),
        (StoryAlternative, Alternative, topics.alternative),
    ):
        if chosen:
            tags = kind.objects.filter(pk__in=[one.pk for one in chosen]).with_descendants()
            about |= Q(pk__in=items.objects.filter(tag__in=tags).values("content_object"))
    return stories.filter(about)


def _from(choice: Choice, today: date, codes: list[str]) -> StoryQuerySet:
    found = quotable(today).exclude(reference__in=choice.stories)
    return found.filter(country__in=codes).newest_first()


def _chosen_here(choice: Choice, today: date) -> bool:
    mine = quotable(today).filter(reference__in=choice.stories)
    return mine.filter(country=choice.country).exists()


def _first(found: StoryQuerySet) -> Offer:
    rows = list(found[: MOST + 1])
    return Offer(rows[:MOST], more=len(rows) > MOST)
