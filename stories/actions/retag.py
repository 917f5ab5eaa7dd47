"""Public stories follow a topic: one that is part of another now, or one that has other words.

Their documents stay as they were approved: an old slug in one means what it was merged into.
"""

from typing import Any, Final

from django.db import transaction
from wagtail.search import index

from community.models import Alternative, Coercion
from community.models.topics import Topic
from stories.models import Story, StoryAlternative, StoryCoercion

ITEMS: Final[dict[type[Topic], Any]] = {Coercion: StoryCoercion, Alternative: StoryAlternative}


def retag(*, gone: Topic, into: Topic) -> int:
    """Give every public row of a story the other topic in place of this one; how many stories.

    Call it inside the transaction of the merge, once `into` has the words that it will have.
    """
    items = ITEMS[type(gone)]
    with transaction.atomic():
        stories = list(items.objects.filter(tag=gone.pk).values_list("content_object", flat=True))
        have = list(items.objects.filter(tag=into.pk).values_list("content_object", flat=True))
        items.objects.filter(tag=gone.pk, content_object__in=have).delete()
        items.objects.filter(tag=gone.pk).update(tag=into.pk)
        _index_anew(stories)
    return len(stories)


def reword(*, topic: Topic) -> int:
    """Let its stories be found by the words that it has now; how many stories."""
    items = ITEMS[type(topic)]
    stories = list(items.objects.filter(tag=topic.pk).values_list("content_object", flat=True))
    with transaction.atomic():
        _index_anew(stories)
    return len(stories)


def _index_anew(keys: list[Any]) -> None:
    """The index holds the words of a story's topics; a suspended one is not in it."""
    for story in Story.objects.filter(pk__in=keys, suspended=False).iterator():
        index.insert_or_update_object(story)
        for translation in story.translations.all():
            index.insert_or_update_object(translation)
