"""A published story: a canonical document, and columns that derive from it.

Not a page and not a revisioned snippet (docs/adr/0001): those keep copies of what was taken back.
"""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase
from wagtail.search import index

from community.lib.quarters import Quarter
from community.lib.stems import stem
from community.models.topics import Alternative, Coercion, Topic
from community.page_cache.rows import PublicRows
from community.taxonomy import ClosedTaggableManager
from stories.choices import TOLD_BY, Note, Perspective, Setting
from stories.document import VOICES, read_document
from stories.models.hashing import Sha256Hex

OPENING_LENGTH = 220


class StoryQuerySet(PublicRows["Story"]):
    """Reading verbs."""

    def public(self, today: date) -> "StoryQuerySet":
        """The only door to reading: published, not suspended, not lapsed."""
        lasting = Q(lapses_on__isnull=True) | Q(lapses_on__gt=today)
        return self.filter(lasting, suspended=False)

    def quotable(self) -> "StoryQuerySet":
        """Those of which anybody may use a few sentences; no others, ever."""
        return self.filter(quotable_by_anyone=True)

    def newest_first(self) -> "StoryQuerySet":
        """By batch, then by reference, which is random and fixed, so that it tells nothing."""
        return self.order_by("-batch", "reference")


class Story(index.Indexed, models.Model):
    """What the public reads. `str()` says nothing but a random reference."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True)
    document = models.TextField()
    approval = models.ForeignKey(
        "vault.Approval",
        to_field="document_hash",
        db_column="approved_hash",
        on_delete=models.PROTECT,
        related_name="+",
    )
    batch = models.PositiveIntegerField()
    quarter = models.DateField(help_text="The first day of the quarter: never a finer date.")

    # Derived from the document by `derive`.
    language = models.CharField(max_length=10)
    perspective = models.CharField(max_length=8)
    title = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=100, blank=True)
    setting = models.CharField(max_length=20, blank=True)
    from_year = models.PositiveSmallIntegerField(null=True)
    to_year = models.PositiveSmallIntegerField(null=True)
    tells_what_helped = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    example = models.BooleanField(default=False)

    # What its author allows now, beside being read here.
    allows_search_engines = models.BooleanField(default=False)
    # As the first wording had it: the people who run this site. It says nothing to readers.
    allows_quoting = models.BooleanField(default=False)
    # As the words from `stories.consent.QUOTED_BY_ANYONE` on have it: what readers are told.
    quotable_by_anyone = models.BooleanField(default=False)
    allows_open_data = models.BooleanField(default=False)
    # Empty where the story was public before it could be translated here: its author's last word
    # is sealed, and housekeeping reads it once (`stories.actions.upkeep.read_translating`).
    allows_translating = models.BooleanField(null=True, default=False)
    lapses_on = models.DateField(null=True)
    suspended = models.BooleanField(default=False)

    coercion = ClosedTaggableManager(through="stories.StoryCoercion", related_name="stories")
    alternative = ClosedTaggableManager(through="stories.StoryAlternative", related_name="stories")

    objects = StoryQuerySet.as_manager()

    # Indexing by signal runs later and elsewhere, and could put a withdrawn text back: the
    # actions index inside their own work.
    search_auto_update = False
    search_fields = [
        index.SearchField("stems"),
        index.FilterField("language"),
        index.FilterField("perspective"),
        index.FilterField("country"),
        index.FilterField("setting"),
        index.FilterField("suspended"),
        index.FilterField("lapses_on"),
        index.FilterField("batch"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        default_permissions = ()
        indexes = [
            # Each ends in the order of the list, so that a slice is read and nothing sorted.
            models.Index(fields=["-batch", "reference"], name="story_newest"),
            models.Index(fields=["country", "-batch", "reference"], name="story_newest_in_country"),
            models.Index(fields=["setting", "-batch", "reference"], name="story_newest_in_setting"),
            models.Index(
                fields=["language", "-batch", "reference"], name="story_newest_in_language"
            ),
            models.Index(
                fields=["perspective", "-batch", "reference"], name="story_newest_told_by"
            ),
            models.Index(fields=["from_year", "to_year"], name="story_years"),
        ]
        constraints = [
            models.CheckConstraint(
                name="story_text_is_what_was_approved",
                condition=Q(approval_id=Sha256Hex("document")),
            ),
            models.CheckConstraint(
                name="story_years_in_order",
                condition=Q(from_year__isnull=True, to_year__isnull=True)
                | Q(from_year__lte=models.F("to_year")),
            ),
        ]

    def __str__(self) -> str:
        return f"Story {self.reference}"

    @classmethod
    def get_indexed_objects(cls) -> StoryQuerySet:
        """What a rebuild of the index may take up: only what the public may read."""
        return cls.objects.public(timezone.now().date())

    def get_absolute_url(self) -> str:
        """The address in the language in use."""
        return f"{_library(get_language())}{self.reference.lower()}/"

    def derive(self) -> None:
        """Fill every derived column from the document; the caller saves and sets the topics."""
        values = self.content
        details = values["details"]
        self.language = values["language"]
        self.perspective = values["perspective"]
        self.title = values["title"]
        self.name = values["name"] or ""
        self.country = details["country"] or ""
        self.region = details["region"] or ""
        self.setting = details["setting"] or ""
        self.from_year, self.to_year = details["years"] or (None, None)
        self.notes = values["notes"]
        self.tells_what_helped = bool(values["text"]["helped"].strip())
        self.example = values["example"]

    def set_topics(self) -> None:
        """Tag the saved row with the document's topics. Raises ValidationError on unknown ones."""
        topics = self.content["topics"]
        self.coercion.set(topics["coercion"])
        self.alternative.set(topics["alternative"])

    @property
    def content(self) -> dict[str, Any]:
        """The document's values. Read once, however often they are asked for."""
        text, values = self.__dict__.get("_content", ("", {}))
        if text != self.document or not values:
            values = read_document(self.document)
            self.__dict__["_content"] = (self.document, values)
        return values

    @property
    def voices(self) -> dict[str, str]:
        """The author's texts by voice, without the empty ones."""
        text = self.content["text"]
        return {voice: text[voice] for voice in VOICES if text[voice]}

    @property
    def opening(self) -> str:
        """The first words, cut at a word."""
        return opening_of(self.content)

    @property
    def stems(self) -> str:
        """The words in the form the index keeps: folded and stemmed for the story's language.

        The topics' labels are among them, and what people call these things, each stem once, in
        every language of the pages: a search for “tied” finds what the choice of that topic finds.
        """
        said = stem(" ".join([self.title, *self.voices.values()]), self.language)
        topics = [*self.coercion.all(), *self.alternative.all()]
        named = [_named(topics, code) for code, _name in settings.LANGUAGES]
        return " ".join([said, *named]).strip()

    @property
    def quarter_label(self) -> str:
        """The quarter of publication, for people: never a day."""
        return str(Quarter.of(self.quarter))

    @property
    def told_by(self) -> str:
        """Whose voice this is, in words."""
        return _told_by(self.perspective, get_language())

    @property
    def note_labels(self) -> list[str]:
        """The content notes in words."""
        return list(_labels(tuple(self.notes), get_language()))

    @property
    def setting_label(self) -> str:
        """The kind of place in words, or nothing."""
        return str(Setting(self.setting).label) if self.setting else ""


def opening_of(content: dict[str, Any]) -> str:
    """The first words of a document, cut at a word."""
    first = " ".join(content["text"]["happened"].split())
    if len(first) <= OPENING_LENGTH:
        return first
    return first[:OPENING_LENGTH].rsplit(" ", 1)[0] + " …"


# A list asks for these twenty times over; a translation costs more than all else about a card.
@lru_cache(maxsize=100)
def _library(_language: str | None) -> str:
    return reverse("stories:library")


@lru_cache(maxsize=100)
def _told_by(perspective: str, _language: str | None) -> str:
    return str(TOLD_BY[Perspective(perspective)])


@lru_cache(maxsize=10_000)
def _labels(notes: tuple[str, ...], _language: str | None) -> tuple[str, ...]:
    return tuple(str(Note(note).label) for note in notes if note in Note.values)


def _named(topics: list[Topic], language: str) -> str:
    """The stems of these topics' labels and everyday words, each once."""
    with override(language):
        said = [words for topic in topics for words in (topic.label, *topic.everyday(language))]
    return " ".join(dict.fromkeys(stem(" ".join(said), language).split()))


class StoryCoercion(ItemBase):
    """A story is about this kind of coercion."""

    tag = models.ForeignKey(Coercion, on_delete=models.PROTECT, related_name="story_items")
    content_object = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="coercion_items"
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="story_coercion_once")
        ]


class StoryAlternative(ItemBase):
    """This helped, or would have helped, the story's author."""

    tag = models.ForeignKey(Alternative, on_delete=models.PROTECT, related_name="story_items")
    content_object = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="alternative_items"
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="story_alternative_once")
        ]
