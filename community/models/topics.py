"""The vocabulary: kinds of coercion, and what there is instead of it.

Two taggit vocabularies with a hierarchy, translated labels, and the everyday words that people
use for each topic. `load_topics` fills them; editors may reword what they say.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from community.language import page_language
from community.lib.finding import answers, found_by, small_words, typed_words

ENGLISH = "en"


class Kind(models.TextChoices):
    """What a topic is a kind of, as in `community/data/topics.csv`."""

    COERCION = "coercion", _("coercion")
    ALTERNATIVE = "alternative", _("alternative")
    PLANNING = "planning", _("planning ahead")
    SAFEGUARD = "safeguard", _("safeguard")


def small_here() -> frozenset[str]:
    """The words that are too small to look for on this page."""
    return small_words({page_language(), ENGLISH})


class TopicQuerySet(models.QuerySet["Topic"]):
    """Reading the hierarchy. The whole vocabulary is a few dozen rows, so Python walks it."""

    def tree(self) -> list[tuple["Topic", int]]:
        """These topics with their depth, each after its broader one. One query.

        A topic whose broader one is not among these stands at depth 0.
        """
        topics = list(self.order_by("position", "slug"))
        by_id = {topic.pk: topic for topic in topics}
        narrower: dict[int | None, list[Topic]] = defaultdict(list)
        for topic in topics:
            parent = by_id.get(topic.broader_id)
            if parent is not None:
                topic.broader = parent
            narrower[parent.pk if parent else None].append(topic)
        ordered: list[tuple[Topic, int]] = []
        waiting = [(topic, 0) for topic in reversed(narrower[None])]
        while waiting:
            topic, depth = waiting.pop()
            ordered.append((topic, depth))
            waiting += [(child, depth + 1) for child in reversed(narrower[topic.pk])]
        return ordered

    def with_descendants(self) -> Self:
        """These topics and all narrower ones, however deep."""
        chosen = set(self.values_list("pk", flat=True))
        return self._all().filter(pk__in=chosen | self._below(chosen))

    def descendants(self) -> Self:
        """The narrower topics only, however deep."""
        return self._all().filter(pk__in=self._below(set(self.values_list("pk", flat=True))))

    def matching(self, text: str) -> list["Topic"]:
        """Topics in tree order of which every typed word begins a word; small words aside."""
        typed = typed_words(text, small_here())
        if not typed:
            return []
        return [topic for topic, _depth in self.tree() if topic.answers_to(typed)]

    def _all(self) -> Self:
        return type(self)(self.model, using=self.db)

    def _below(self, chosen: set[int]) -> set[int]:
        narrower: dict[int, set[int]] = defaultdict(set)
        for pk, broader_id in self._all().values_list("pk", "broader_id"):
            narrower[broader_id].add(pk)
        below: set[int] = set()
        edge = set().union(*(narrower[pk] for pk in chosen))
        while edge:
            below |= edge
            edge = set().union(*(narrower[pk] for pk in edge)) - below
        return below


class Topic(TagBase):
    """One word of the vocabulary. `name` is its English label."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("part of"),
    )
    definition = models.TextField(_("what it means"), blank=True)
    source = models.TextField(_("source"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    labels = models.JSONField(
        _("labels in other languages"), default=dict, blank=True, help_text="{'de': '…'}"
    )
    shipped_digest = models.CharField(max_length=64, blank=True, editable=False)
    everyday_words = models.JSONField(
        _("everyday words"), default=dict, blank=True, help_text="{'en': ['…', '…']}"
    )
    everyday_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the page; English where there is none."""
        language = get_language() or "en"
        for tag in (language, language.partition("-")[0]):
            if self.labels.get(tag):
                return str(self.labels[tag])
        return str(self.name)

    def everyday(self, language: str) -> list[str]:
        """What people who lived it call it, in one language."""
        return [str(words) for words in self.everyday_words.get(language, ())]

    @property
    def found_by(self) -> set[str]:
        """The folded words that find it on this page: its labels in every language, and its
        everyday words in the page's language and in English; in English its meaning too."""
        language = page_language()
        said = [self.name, *map(str, self.labels.values())]
        meaning = [self.definition] if language == ENGLISH else []
        everyday = [words for code in {language, ENGLISH} for words in self.everyday(code)]
        return found_by(" ".join(said)) | found_by(" ".join(meaning + everyday), small_here())

    def answers_to(self, typed: Iterable[str]) -> bool:
        """Whether each folded word begins a word that it is found by."""
        return answers(typed, self.found_by)

    def clean(self) -> None:
        """Raises ``ValidationError`` when the topic would be part of itself."""
        super().clean()
        if self.pk and self.broader_id:
            below = type(self)._default_manager.filter(pk=self.pk).with_descendants()
            if below.filter(pk=self.broader_id).exists():
                raise ValidationError({"broader": _("A topic cannot be part of itself.")})


class Coercion(Topic):
    """A kind of coercion."""

    class Meta(Topic.Meta):
        abstract = False
        verbose_name = _("kind of coercion")
        verbose_name_plural = _("kinds of coercion")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=Kind.COERCION.value), name="coercion_is_of_its_kind"
            )
        ]


class Alternative(Topic):
    """What helps or protects instead: an alternative, a way of planning ahead, a safeguard."""

    class Meta(Topic.Meta):
        abstract = False
        verbose_name = _("alternative")
        verbose_name_plural = _("alternatives")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[Kind.ALTERNATIVE.value, Kind.PLANNING.value, Kind.SAFEGUARD.value]
                ),
                name="alternative_is_of_its_kind",
            )
        ]
