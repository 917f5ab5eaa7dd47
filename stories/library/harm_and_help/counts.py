"""How many public stories stand under each topic: plain numbers, since anyone can count them.

A broader topic counts its narrower ones, and each story once.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import Count, Q

from community.models.topics import Topic
from stories.models import StoryAlternative, StoryCoercion
from stories.models.story import StoryQuerySet

Items = type[StoryCoercion | StoryAlternative]
ITEMS: Final[Mapping[str, Items]] = {"coercion": StoryCoercion, "alternative": StoryAlternative}


def below(topics: list[Topic]) -> dict[int, set[int]]:
    """By key: each topic and all that are narrower, among these topics. They come as a tree,
    each after its broader one."""
    found: dict[int, set[int]] = {topic.pk: {topic.pk} for topic in topics}
    for topic in reversed(topics):
        if topic.broader_id in found:
            found[topic.broader_id] |= found[topic.pk]
    return found


def stories_under(stories: StoryQuerySet, items: Items, tags: set[int]) -> StoryQuerySet:
    """Those of the stories that carry any of these topics."""
    tagged = items._default_manager.filter(tag__in=tags).values("content_object")
    return stories.filter(pk__in=tagged)


def count(stories: StoryQuerySet, items: Items, topics: list[Topic]) -> dict[int, int]:
    """How many of the stories stand under each topic, by key. Two queries, one where no topic has
    a narrower one."""
    among = items._default_manager.filter(content_object__in=stories.order_by().values("pk"))
    tree = below(topics)
    rows = among.filter(tag__in=tree).order_by().values_list("tag").annotate(told=Count("pk"))
    told = dict.fromkeys(tree, 0) | dict(rows)
    broader = {pk: tags for pk, tags in tree.items() if len(tags) > 1}
    if broader:
        # A story about two narrower topics counts once under the broader one.
        wanted = {
            f"under_{pk}": Count("content_object", distinct=True, filter=Q(tag__in=tags))
            for pk, tags in broader.items()
        }
        once = among.aggregate(**wanted)
        told |= {pk: once[f"under_{pk}"] for pk in broader}
    return told
