"""Merge two topics: everything that named the one means the other from now on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from community.models import Coercion, MergedTopic
from community.models.topics import ENGLISH, Topic
from groups.actions.rename_offer import entries_offering, rename_offer
from home.models import Series
from stories.actions.retag import ITEMS, retag


class CannotMerge(Exception):
    """These two cannot become one; `str()` says why."""


@dataclass(frozen=True)
class Followed:
    """How many public rows name a topic, or followed it."""

    stories: int
    series: int
    groups: int


def merge(*, gone: Topic, into: Topic, today: date) -> Followed:
    """`gone` is no topic any more; its slug leads to `into` for good. One transaction.

    Raises CannotMerge for a topic and itself, and for topics of two vocabularies.
    """
    if type(gone) is not type(into) or gone.pk == into.pk:
        raise CannotMerge(_("Please choose two different topics of one list."))
    with transaction.atomic():
        _hang_below(gone, into)
        _take_words(gone, into)
        into.save()
        MergedTopic.objects.filter(into=gone.slug).update(into=into.slug)
        MergedTopic.objects.create(slug=gone.slug, into=into.slug, name=gone.name, merged_on=today)
        followed = Followed(
            stories=retag(gone=gone, into=into),
            series=_figures(gone, into),
            groups=rename_offer(gone=gone.slug, into=into.slug),
        )
        try:
            gone.delete()
        except ProtectedError as error:
            raise CannotMerge(_("Something else still names this topic.")) from error
    return followed


def names(topic: Topic) -> Followed:
    """What would follow it."""
    tagged = ITEMS[type(topic)].objects.filter(tag=topic.pk).count()
    counted = topic.series.count() if isinstance(topic, Coercion) else 0
    offered = sum(1 for _entry in entries_offering(topic.slug))
    return Followed(stories=tagged, series=counted, groups=offered)


def _figures(gone: Topic, into: Topic) -> int:
    if not isinstance(gone, Coercion):
        return 0
    return int(Series.objects.filter(topic=gone.pk).update(topic=into.pk))


def _hang_below(gone: Topic, into: Topic) -> None:
    """What was part of the one is part of the other; no topic becomes part of itself."""
    model = type(gone)
    below = model._default_manager.filter(pk=gone.pk).descendants()
    if below.filter(pk=into.pk).exists():
        into.broader_id = gone.broader_id
        into.save()
    for child in model._default_manager.filter(broader=gone.pk).exclude(pk=into.pk):
        child.broader_id = into.pk
        child.save()


def _take_words(gone: Topic, into: Topic) -> None:
    """Who types the old name, or what people call it, finds the other one."""
    labels: dict[str, Any] = {ENGLISH: gone.name, **gone.labels}
    every = {*labels, *gone.everyday_words, *into.everyday_words}
    into.everyday_words = {
        code: list(
            dict.fromkeys(
                [
                    *into.everyday(code),
                    *([labels[code]] if labels.get(code) else []),
                    *gone.everyday(code),
                ]
            )
        )
        for code in sorted(every)
    }
