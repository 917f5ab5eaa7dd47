"""Invite another organiser by a link in a mail. It works once, for some days."""

from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from groups.actions.refusals import NotNow, TooMany
from groups.actions.yours import held
from groups.letters import Refused, letter_language, send_letter
from groups.models import Group, Invitation
from groups.tokens import digest, new_token

END: Final = "invite"
MOST_OPEN: Final = 10


def invite(
    *, group_id: UUID, steward: Any, address: str, today: date, hands_over: bool = False
) -> Invitation:
    """The letter goes out once this is committed; the address is kept nowhere.

    `hands_over`: whoever invites leaves as soon as the other has come in. Raises NotYours, TooMany
    when many wait already, NotNow for a closed entry.
    """
    token = new_token()
    with transaction.atomic():
        group = held(group_id, steward)
        if group.standing.closed_on:
            raise NotNow
        if Invitation.objects.open(today).filter(group=group).count() >= MOST_OPEN:
            raise TooMany
        invitation = Invitation.objects.create(
            group=group,
            invited_by=steward,
            digest=digest(token, END),
            sent_on=today,
            ends_on=today + timedelta(days=settings.PERIODS["CONFIRM_DAYS"]),
            hands_over=hands_over,
        )
        letter = partial(_send, address, token, group)
        transaction.on_commit(letter, robust=True)
    return invitation


def _send(address: str, token: str, group: Group) -> None:
    language = letter_language(group.text_language)
    with override(language):
        link = settings.BASE_URL + reverse("stewards:invited", args=[token])
    context = {"link": link, "days": settings.PERIODS["CONFIRM_DAYS"], "name": group.name}
    try:
        send_letter(address, "invite", context, language=language)
    except Refused:
        return  # nobody is there: the invitation ends by itself
