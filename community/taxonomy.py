"""A closed vocabulary on top of django-taggit, which would create any word it is given."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from taggit.managers import TaggableManager, _TaggableManager

from community.models.merged_topic import MergedTopic


class ClosedManager(_TaggableManager):  # type: ignore[misc]
    """Gives topics to one object. Takes topics, slugs or names; never makes a new topic."""

    def set(self, tags: Iterable[models.Model | str], **kwargs: Any) -> None:
        """Exactly these topics. Raises ``ValidationError`` before anything is removed."""
        super().set(self._to_tag_model_instances(tags, {}), **kwargs)

    def _to_tag_model_instances(
        self, tags: Iterable[models.Model | str], tag_kwargs: dict[str, Any]
    ) -> list[models.Model]:
        """taggit's one step from words to topics. Raises ``ValidationError`` naming the words
        that are no topics, ``ValueError`` for a topic of another vocabulary."""
        wanted = list(tags)
        known = self._known([tag for tag in wanted if isinstance(tag, str)])
        known |= self._merged([tag for tag in wanted if isinstance(tag, str) and tag not in known])
        unknown = [tag for tag in wanted if isinstance(tag, str) and tag not in known]
        if unknown:
            raise ValidationError(
                _("These are not on the list of topics: %(names)s"),
                code="unknown_topic",
                params={"names": ", ".join(unknown)},
            )
        found = [known[tag] if isinstance(tag, str) else tag for tag in wanted]
        topics: list[models.Model] = super()._to_tag_model_instances(found, tag_kwargs)
        return topics

    def _merged(self, words: list[str]) -> dict[str, models.Model]:
        """Of slugs that are no topic any more: the topic that each is part of now."""
        if not words:
            return {}
        into = dict(MergedTopic.objects.filter(slug__in=words).values_list("slug", "into"))
        known = self._known(list(into.values()))
        return {old: known[new] for old, new in into.items() if new in known}

    def _known(self, words: list[str]) -> dict[str, models.Model]:
        """Topics by each word that is their slug or their name. A slug comes before a name."""
        if not words:
            return {}
        manager = self.through.tag_model()._default_manager
        topics = manager.filter(models.Q(slug__in=words) | models.Q(name__in=words))
        by_name = {topic.name: topic for topic in topics}
        return by_name | {topic.slug: topic for topic in topics}


class ClosedTaggableManager(TaggableManager):  # type: ignore[misc]
    """A field of topics: ``coercion = ClosedTaggableManager(through="stories.StoryCoercion")``.

    The through model (taggit's ``ItemBase``) says which vocabulary: its ``tag`` foreign key.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("manager", ClosedManager)
        super().__init__(*args, **kwargs)
