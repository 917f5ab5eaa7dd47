"""Tell the organisers of an entry that editors did something, once it is committed."""

from contextlib import suppress
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from groups.actions.manage import new_manage_link
from groups.letters import Refused, send_letter
from groups.models import Group, Steward


def tell_stewards(group: Group, letter: str) -> None:
    """A letter to each of them, in the language of the entry. It names no entry and no editor."""
    transaction.on_commit(partial(_tell, group.pk, letter, group.text_language), robust=True)


def _tell(group_id: UUID, letter: str, language: str) -> None:
    stewards = Steward.objects.filter(group=group_id, user__is_active=True)
    for steward in stewards.select_related("group", "user").order_by("pk"):
        link, dates = None, ""
        if letter == "checked":  # whoever has a circle on the site can call a meeting off
            link, dates = new_manage_link(steward, timezone.localdate())
        context = {
            "site_url": settings.BASE_URL,
            "dates": dates,
            "dates_days": settings.PERIODS["MANAGE_DAYS"],
        }
        sent = False
        # A refusal is not looked at: the reminder that fails next is what marks an entry.
        with suppress(Refused):
            sent = send_letter(steward.user.email, letter, context, language=language)
        if link is not None and not sent:
            link.delete()
