"""Confirm: it is all still so, says its organiser. By one press here, or by the link in a mail."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.actions.yours import held_standing
from groups.models import Confirmation, Group, Standing
from groups.models.standing import ConfirmedBy
from groups.tokens import digests

END: Final = "confirm"


def confirm(*, group_id: UUID, steward: Any, today: date) -> Standing:
    """By an organiser who is signed in. Raises NotYours, NotNow for a closed or unsent entry."""
    with transaction.atomic():
        standing = held_standing(group_id, steward)
        return _confirm(standing, steward, today)


def confirm_by_link(*, token: str, today: date) -> Standing:
    """By the link in the mail, which works once. Raises NotNow for one that does not work."""
    with transaction.atomic():
        link = find_link(token)
        if link is None:
            raise NotNow
        Group.objects.select_for_update().get(pk=link.group_id)
        link = Confirmation.objects.select_for_update().filter(pk=link.pk).open(today).first()
        if link is None:
            raise NotNow
        link.used_on = today
        link.save(update_fields=["used_on"])
        standing = Standing.objects.select_for_update().get(group=link.group_id)
        return _confirm(standing, link.steward.user if link.steward else None, today)


def find_link(token: str) -> Confirmation | None:
    """The link that this token belongs to, whether it still works or not."""
    found = Confirmation.objects.filter(digest__in=digests(token, END))
    return found.select_related("group__standing", "steward__user").first()


def _confirm(standing: Standing, steward: Any, today: date) -> Standing:
    if standing.closed_on or not (standing.group.live or standing.group.latest_revision_id):
        raise NotNow
    standing.confirmed_on, standing.confirmed_by = today, ConfirmedBy.ORGANISER
    # Whoever confirms was reached.
    standing.reminded_on = standing.mail_failed_on = None
    standing.save(update_fields=["confirmed_on", "confirmed_by", "reminded_on", "mail_failed_on"])
    AuditEvent.record(verb=Verb.GROUP_CONFIRMED, subject=standing.group_id, actor=steward)
    return standing
