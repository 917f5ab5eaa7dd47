"""A published translation of a story: a document of its own, held to an approval of its own."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.search import index

from community.lib.stems import stem
from community.page_cache.rows import PublicRows
from stories.document import VOICES, read_document
from stories.models.hashing import Sha256Hex
from stories.models.story import Story, opening_of


class StoryTranslationQuerySet(PublicRows["StoryTranslation"]):
    """Reading verbs."""

    def public(self, today: date) -> "StoryTranslationQuerySet":
        """The only door to reading: it opens where the story's own does."""
        return self.filter(story__in=Story.objects.public(today))


class StoryTranslation(index.Indexed, models.Model):
    """A story in another language. `str()` says nothing but a random reference."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="translations")
    document = models.TextField()
    approval = models.ForeignKey(
        "vault.Approval",
        to_field="document_hash",
        db_column="approved_hash",
        on_delete=models.PROTECT,
        related_name="+",
    )

    # Derived from the document by `derive`.
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=200, blank=True)
    author_read = models.BooleanField(default=False)

    objects = StoryTranslationQuerySet.as_manager()

    # As with a story: the actions index inside their own work.
    search_auto_update = False
    search_fields = [index.SearchField("stems")]

    class Meta:
        default_permissions = ()
        ordering = ["language"]
        constraints = [
            models.CheckConstraint(
                name="translation_text_is_what_was_approved",
                condition=Q(approval_id=Sha256Hex("document")),
            ),
            models.UniqueConstraint(
                fields=["story", "language"], name="translated_once_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"Translation of story {self.story_id}"

    @classmethod
    def get_indexed_objects(cls) -> StoryTranslationQuerySet:
        """What a rebuild of the index may take up: only what the public may read."""
        return cls.objects.public(timezone.now().date())

    def get_absolute_url(self) -> str:
        """The address in the language in use."""
        return reverse("stories:translation", args=[self.story.reference.lower(), self.language])

    def derive(self) -> None:
        """Fill every derived column from the document; the caller saves."""
        values = self.content
        self.language = values["language"]
        self.title = values["title"]
        self.author_read = values["author_read"]

    @property
    def content(self) -> dict[str, Any]:
        """The document's values."""
        return read_document(self.document)

    @property
    def opening(self) -> str:
        """The first words, cut at a word."""
        return opening_of(self.content)

    @property
    def stems(self) -> str:
        """Its words as the index keeps them. The topics are the story's, and stand in its row."""
        text = self.content["text"]
        return stem(" ".join([self.title, *(text[voice] for voice in VOICES)]), self.language)
