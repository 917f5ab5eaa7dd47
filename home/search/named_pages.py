"""The guide's page about a topic: the one of its name, or of the topic that it is part of."""

from collections.abc import Iterable, Iterator

from community.language import page_language
from community.models.topics import Topic
from home.models import GuidePage


def pages_about(topics: Iterable[Topic]) -> dict[str, GuidePage]:
    """By slug of the topic the nearest page, in the language of the page around it. One query, none
    without topics."""
    lines = {topic.slug: list(_up(topic)) for topic in topics}
    slugs = {slug for line in lines.values() for slug in line}
    if not slugs:
        return {}
    rows = GuidePage.objects.live().public().filter(slug__in=slugs)
    rows = rows.filter(locale__language_code=page_language()).select_related("locale")
    there = {page.slug: page for page in rows}
    found = {
        name: next((there[s] for s in line if s in there), None) for name, line in lines.items()
    }
    return {name: page for name, page in found.items() if page}


def _up(topic: Topic) -> Iterator[str]:
    one: Topic | None = topic
    while one is not None:
        yield one.slug
        one = one.broader
