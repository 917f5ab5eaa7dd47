"""What public entries are found by: one row a slug, beside the lists in the entry itself.

A list in JSON cannot be asked by an index; a row can. The rows derive from the entry and are
rebuilt whenever it changes; an entry that is not public has none.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

from groups.models.group import LISTS, Group
from groups.models.search_text import SEARCHED, SearchText

if TYPE_CHECKING:
    from groups.models.meeting import Meeting


class Facet(models.Model):
    """One slug of one list of one public entry. `name` is one of `groups.models.group.LISTS`."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="facet_rows")
    name = models.CharField(max_length=10)
    slug = models.CharField(max_length=80)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["name", "slug", "group"], name="facet_once_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.slug}"

    @classmethod
    def rebuild(cls, groups: Iterable[Group]) -> None:
        """Make the rows of these entries anew, and the words that they are found by, in four
        statements however many they are."""
        entries = list(groups)
        cls.objects.filter(group__in=[entry.pk for entry in entries]).delete()
        Facet.objects.bulk_create(
            Facet(group_id=entry.pk, name=name, slug=slug)
            for entry in entries
            if entry.live
            for name, slug in entry.facets()
        )
        SearchText.rebuild(entries)

    @classmethod
    def follow(cls, instance: "Group | Meeting", raw: bool = False, **told: Any) -> None:
        """For `post_save` of an entry, and of when and where a circle meets: who is told its town
        decides whether it is found by it."""
        if not isinstance(instance, Group):
            SearchText.rebuild(Group.objects.filter(pk=instance.pk))
            return
        changed = told.get("update_fields")
        if not raw and (changed is None or {"live", *LISTS, *SEARCHED} & set(changed)):
            cls.rebuild([instance])
