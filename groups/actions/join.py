"""Ask to become an organiser of an entry; and the answer of those who are, or of an editor."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from groups.actions.accept import join
from groups.actions.refusals import NotNow, TooMany
from groups.actions.tell import tell_stewards
from groups.actions.tell_editors import tell_editors
from groups.actions.yours import held
from groups.models import Group, JoinRequest

MOST_OPEN = 10


def ask_to_join(*, group_id: UUID, person: Any, words: str, today: date) -> JoinRequest | None:
    """Its organisers are told that somebody asked, or the editors where it has none. Nothing for
    one who is an organiser already.

    Asking again replaces the words. Raises TooMany, and Group.DoesNotExist for one not public.
    """
    with transaction.atomic():
        group = Group.objects.select_for_update().get(pk=group_id, live=True)
        if group.stewards.filter(user=person).exists():
            return None
        others = group.join_requests.exclude(user=person)
        if others.count() >= MOST_OPEN:
            raise TooMany
        request, made = JoinRequest.objects.update_or_create(
            group=group, user=person, defaults={"words": words, "asked_on": today}
        )
        if made:
            tell_stewards(group, "asked_to_join")
            tell_editors(today=today)
    return request


def answer_join(*, request_id: int, yes: bool, steward: Any) -> None:
    """By an organiser. Raises NotYours, NotNow when it is answered already."""
    with transaction.atomic():
        asked = JoinRequest.objects.filter(pk=request_id).first()
        if asked is None:
            raise NotNow
        held(asked.group_id, steward)
        settle_join(asked, yes=yes)


def settle_join(asked: JoinRequest, *, yes: bool) -> None:
    """Carry an answer out; call it inside a transaction. For editors, where nobody else is left."""
    deleted, _rows = JoinRequest.objects.filter(pk=asked.pk).delete()
    if not deleted:
        raise NotNow
    if yes:
        join(asked.group, asked.user)
