"""Straight answers above the lists: the topic, the country or the place that the words name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django_countries import countries

from community.models.topics import Topic
from groups.directory.elsewhere import place_offers
from groups.directory.offers import Offers
from groups.directory.query import DirectoryQuery
from home.models import GuidePage
from home.search.meaning import Meaning
from home.search.named_pages import pages_about
from home.topics.tree import address
from stories.library.query import StoryQuery


@dataclass(frozen=True)
class Link:
    """A way on. `beside` tells one place from its namesakes."""

    label: str
    url: str
    beside: str = ""


@dataclass(frozen=True)
class Answer:
    """One thing that the words name. `definition` is in English, as in the vocabulary."""

    title: str
    url: str = ""
    definition: str = ""
    links: Sequence[Link] = field(default_factory=tuple)


def straight_answers(meaning: Meaning, request: HttpRequest) -> list[Answer]:
    """Topics first, then the place, then the country. One query where there are topics."""
    found = _topics(meaning, request)
    found += _places(meaning)
    if meaning.country:
        found.append(_country(meaning.country))
    return found


def _topics(meaning: Meaning, request: HttpRequest) -> list[Answer]:
    if not meaning.topics:
        return []
    about = pages_about(meaning.topics)
    return [
        Answer(
            title=topic.label,
            url=address(topic.slug),
            definition=topic.definition,
            links=[
                *_guide(about.get(topic.slug), request),
                Link(_("Stories about it"), _stories_about(topic, meaning)),
                Link(
                    _("What was done, and what would have helped"),
                    reverse("stories:harm_and_help_topic", args=[topic.slug]),
                ),
            ],
        )
        for topic in meaning.topics
    ]


def _guide(page: GuidePage | None, request: HttpRequest) -> list[Link]:
    if page is None:
        return []
    return [Link(_("The guide: %(title)s") % {"title": page.title}, page.get_url(request) or "")]


def _stories_about(topic: Topic, meaning: Meaning) -> str:
    kind = "coercion" if topic.slug in meaning.vocabulary.coercion else "alternative"
    about: Any = {kind: (topic.slug,)}
    query = StoryQuery(country=meaning.country, known=meaning.vocabulary, **about)
    return reverse("stories:library") + query.url_params() + "#found"


def _places(meaning: Meaning) -> list[Answer]:
    where = meaning.where
    named = [one for one in (where.spot, where.region) if one] or list(where.choices)
    if not named:
        return []
    offers = place_offers(DirectoryQuery(offers=Offers({})), tuple(named))
    title = _("Near %(place)s") % {"place": named[0].label}
    if where.choices:
        title = _("There is more than one place of this name")
    elif where.region:
        title = named[0].label
    return [Answer(title=title, links=_near(offers, several=len(named) > 1))]


def _near(offers: Sequence[Any], *, several: bool) -> list[Link]:
    """Groups there, and circles; of several places of one name groups alone, or it grows long."""
    found = reverse("groups:directory")
    if several:
        return [Link(one.label, f"{found}{one.address}#found", one.beside) for one in offers]
    (one,) = offers
    return [
        Link(_("Groups and allies there"), f"{found}{one.address}#found"),
        Link(_("Circles there"), f"{reverse('circles:week')}{one.address}#found"),
    ]


def _country(code: str) -> Answer:
    small = code.lower()
    return Answer(
        title=str(countries.name(code)),
        links=[
            Link(_("Figures"), reverse("evidence:country", args=[small])),
            Link(_("Help lines"), reverse("lines:country", args=[small])),
            Link(_("Groups and allies"), f"{reverse('groups:directory')}?country={code}#found"),
            Link(_("Stories"), f"{reverse('stories:library')}?country={code}#found"),
        ],
    )
