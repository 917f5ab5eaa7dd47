"""Remove an entry with everything that is known of it: nothing of it stays in any table."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.admin.models import EditingSession
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision, WorkflowState

from community.models import AuditEvent, Verb
from community.models.media import HouseImage
from groups.actions.settle import settle
from groups.actions.upkeep.scrub import scrub_directory
from groups.models import Circle, Group, Suggestion
from groups.models.suggestion import SuggestionOutcome
from groups.reasons import RemoveReason


def remove_group(*, group_id: UUID, actor: Any, reason: RemoveReason, today: date) -> None:
    """Delete it, its versions, what Wagtail wrote down of it, and its picture if it was its own.

    Whoever told something about it and left an address is answered first. The audit trail keeps
    a random id, a verb and a reason. Raises Group.DoesNotExist.
    """
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id)
        for told in Suggestion.objects.open().filter(group=group):
            done = SuggestionOutcome.DONE
            settle(suggestion_id=told.pk, outcome=done, editor=actor, today=today)
        picture = group.logo_id
        traces = _traces(group)
        group.delete()
        for rows in traces:
            rows.delete()
        _drop_picture(picture)
        AuditEvent.record(
            verb=Verb.GROUP_REMOVED, subject=group_id, actor=actor, reason=reason.value
        )
        transaction.on_commit(scrub_directory, robust=True)


def _traces(group: Group) -> list[Any]:
    """Rows that name it without a foreign key. Wagtail keeps some of them when a row is deleted."""
    base, key = ContentType.objects.get_for_model(Group), str(group.pk)
    kinds = [base, ContentType.objects.get_for_model(Circle)]
    return [
        WorkflowState.objects.filter(base_content_type=base, object_id=key),
        Revision.objects.filter(base_content_type=base, object_id=key),
        # A row's label is its name, and outlives it.
        ModelLogEntry.objects.filter(content_type__in=kinds, object_id=key),
        ReferenceIndex.objects.filter(base_content_type=base, object_id=key),
        ReferenceIndex.objects.filter(to_content_type__in=kinds, to_object_id=key),
        EditingSession.objects.filter(content_type__in=kinds, object_id=key),
    ]


def _drop_picture(picture: int | None) -> None:
    """Only where nothing else shows it."""
    image = HouseImage.objects.filter(pk=picture).first() if picture else None
    if image is None or Group.objects.filter(logo=image).exists():
        return
    if not ReferenceIndex.get_references_to(image).exists():
        image.delete()
