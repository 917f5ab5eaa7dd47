"""What the audit trail says of the directory: names of listings, and reasons in words."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models import Verb
from community.subjects import Subjects
from groups.actions.contest import OVER
from groups.models import Group, Suggestion
from groups.models.suggestion import SuggestionKind, SuggestionOutcome
from groups.reasons import REASONS

# Every verb that begins so is the directory's.
BEGINS = ("group-", "circle-", "steward-")
MOST = 50


def names(ids: set[UUID]) -> dict[UUID, str]:
    """Listings by name; of a suggested one that is not listed, what it was called."""
    groups = dict(Group.objects.filter(pk__in=ids).values_list("pk", "name"))
    told = Suggestion.objects.filter(pk__in=ids - groups.keys()).values_list("pk", "name")
    return groups | {pk: name for pk, name in told if name}


def named(text: str) -> set[UUID]:
    """Listings with this in their name or address."""
    typed = text.strip()
    if not typed:
        return set()
    found = Group.objects.filter(Q(name__icontains=typed) | Q(slug=typed.casefold()))
    return set(found.values_list("pk", flat=True)[:MOST])


def directory_subjects() -> Subjects:
    """For `community.subjects.register`."""
    lists = (*SuggestionKind, *SuggestionOutcome)
    return Subjects(
        verbs=frozenset(verb.value for verb in Verb if verb.value.startswith(BEGINS)),
        names=names,
        named=named,
        reasons={one.value: one.label for one in lists} | REASONS | {OVER: _("over")},
    )
