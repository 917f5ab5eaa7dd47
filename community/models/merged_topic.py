"""Topics that were merged: what named the old one goes on, and means the one it is part of now.

A story's document is approved by its hash and is never rewritten, so the old slug may stand in it
for ever; in addresses that people kept as well.
"""

from collections.abc import Iterable
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.lib.remembered import remembered

A_MOMENT: Final = 10  # seconds


class MergedTopic(models.Model):
    """An old slug, and the slug of the topic that took its place; never that of another old one."""

    slug = models.SlugField(_("old slug"), max_length=100, unique=True)
    into = models.SlugField(_("is now"), max_length=100, db_index=True)
    name = models.CharField(_("what it was called"), max_length=100)
    merged_on = models.DateField(_("merged on"))

    class Meta:
        verbose_name = _("merged topic")
        verbose_name_plural = _("merged topics")
        ordering = ["slug"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug=models.F("into")), name="merged_into_another"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slug} → {self.into}"


@remembered(A_MOMENT)
def merged_slugs() -> dict[str, str]:
    """By each old slug the one it is now. One query in some seconds."""
    return dict(MergedTopic.objects.values_list("slug", "into"))


def now_called(slugs: Iterable[str]) -> list[str]:
    """These slugs as they are called now, each once and in order. Of none nothing is asked."""
    slugs = list(slugs)
    known = merged_slugs() if slugs else {}
    return list(dict.fromkeys(known.get(slug, slug) for slug in slugs))
