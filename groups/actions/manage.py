"""The link by which an organiser keeps the dates of their circle: made, found, sent, taken back.

Its page calls a meeting off with one press and needs no password; so each link is one person's,
ends by itself, and ends at once for whoever lost their phone.
"""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from groups.actions.refusals import NotNow
from groups.actions.yours import held
from groups.choices import Kind
from groups.letters import Refused, letter_language, send_letter
from groups.models import ManageLink, Steward
from groups.tokens import digest, digests, new_token

END: Final = "manage"


def new_manage_link(steward: Steward, today: date) -> tuple[ManageLink | None, str]:
    """A new link and its address, in the language of the listing; neither for what is no circle.

    The address is shown once: what is kept opens nothing.
    """
    if steward.group.kind != Kind.CIRCLE:
        return None, ""
    token = new_token()
    link = ManageLink.objects.create(
        group_id=steward.group_id,
        steward=steward,
        digest=digest(token, END),
        ends_on=today + timedelta(days=settings.PERIODS["MANAGE_DAYS"]),
    )
    with override(letter_language(steward.group.text_language)):
        return link, settings.BASE_URL + reverse("stewards:dates", args=[token])


def find_manage_link(token: str, today: date) -> ManageLink | None:
    """The link that this token belongs to, while it works."""
    found = ManageLink.objects.open(today).filter(digest__in=digests(token, END))
    return found.select_related("group__standing", "steward__user").first()


def send_manage_link(*, group_id: UUID, steward: Any, today: date) -> bool:
    """Send this organiser a new one, and end those that they had; whether a server took the letter.

    Raises NotYours, and NotNow for what is no circle or is closed.
    """
    with transaction.atomic():
        group = held(group_id, steward)
        if group.kind != Kind.CIRCLE or group.standing.closed_on:
            raise NotNow
        mine = Steward.objects.select_related("group", "user").get(group=group, user=steward)
        ManageLink.objects.filter(steward=mine).delete()
        _link, address = new_manage_link(mine, today)
    context = {"name": group.name, "dates": address, "days": settings.PERIODS["MANAGE_DAYS"]}
    try:
        return send_letter(mine.user.email, "dates", context, language=group.text_language)
    except Refused:
        return False


def end_manage_links(*, group_id: UUID, steward: Any) -> int:
    """End every link of the circle, whoever has it; how many. Raises NotYours."""
    with transaction.atomic():
        group = held(group_id, steward)
        return ManageLink.objects.filter(group=group.pk).delete()[0]
