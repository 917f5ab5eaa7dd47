"""The words that public entries are found by: folded, in one column, beside the entry.

No index of words is asked: the database looks for a part of the text, so that "trauma" finds
"Psychotraumatologie", no language is taken for another, and no string can make it fail.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from community.lib.geo import fold
from groups.choices import Kind
from groups.circles.choices import VenueShown, Way
from groups.models.group import Group

PLACE: Final = "place_name"
SOMEWHERE: Final = (Way.IN_PERSON, Way.HYBRID)
# What it is called and what it says of itself; what it offers is found by its slugs.
SEARCHED: Final = (
    "name",
    "short_name",
    PLACE,
    "about",
    "audience_words",
    "control_words",
    "on_rights",
    "on_force",
)


class SearchText(models.Model):
    """One a public entry; an entry that is not public has none."""

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Words of {self.group_id}"

    @classmethod
    def rebuild(cls, groups: Iterable[Group]) -> None:
        """Make the words of these entries anew, in three statements however many they are."""
        entries = list(groups)
        cls.objects.filter(group__in=[entry.pk for entry in entries]).delete()
        nowhere = _keep_their_town(entries)
        SearchText.objects.bulk_create(
            SearchText(group_id=entry.pk, text=words_of(entry, place=entry.pk not in nowhere))
            for entry in entries
            if entry.live
        )


def _keep_their_town(entries: Iterable[Group]) -> set[UUID]:
    """Circles whose town nobody is told but those who ask, or that meet in none: a search for its
    name would tell it too."""
    circles = [entry.pk for entry in entries if entry.kind == Kind.CIRCLE]
    if not circles:
        return set()
    rows = apps.get_model("groups", "Circle").objects.filter(pk__in=circles)
    kept = Q(meeting__venue_shown=VenueShown.CONTACT) | ~Q(way__in=SOMEWHERE)
    return set(rows.filter(kept).values_list("pk", flat=True))


def words_of(group: Group, *, place: bool = True) -> str:
    """Its words folded, with a space before the first: a word's beginning follows a space. Without
    the `place`, where that is not told."""
    names = [name for name in SEARCHED if place or name != PLACE]
    return " " + fold(" ".join(str(getattr(group, name)) for name in names))
