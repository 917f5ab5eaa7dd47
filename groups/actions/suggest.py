"""Suggest: somebody without an account tells editors of a group, or of one that is missing."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import TooMany
from groups.models import Group, Suggestion
from groups.models.suggestion import SUGGESTED, SuggestionKind

# More than this about one entry, or of new ones, all waiting at once, is a flood. Asking for one's
# own office to be taken out always has room.
MOST_OPEN: Final = 20
MOST_NEW: Final = 500


def suggest(
    *,
    suggestion_id: UUID,
    kind: SuggestionKind,
    language: str,
    today: date,
    group: Group | None = None,
    **told: str,
) -> Suggestion:
    """Keep it for a directory editor. The same id twice is one message.

    `told`: text, contact, name, place, website. However many come, nothing about the page changes
    by itself. Raises TooMany.
    """
    known = Suggestion.objects.filter(pk=suggestion_id).first()
    if known is not None:
        return known
    fixed = {"id": suggestion_id, "kind": kind, "group": group, "language": language}
    with transaction.atomic():
        _make_room(kind, group)
        suggestion = Suggestion.objects.create(told_on=today, **fixed, **told)
        verb = Verb.GROUP_SUGGESTED if kind in SUGGESTED else Verb.GROUP_REPORTED
        subject = group.pk if group else suggestion.pk
        AuditEvent.record(verb=verb, subject=subject, reason=kind.value)
    return suggestion


def _make_room(kind: SuggestionKind, group: Group | None) -> None:
    waiting = Suggestion.objects.open().filter(group=group, kind=kind).count()
    if waiting >= (MOST_OPEN if group else MOST_NEW):
        raise TooMany
