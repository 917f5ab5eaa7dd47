"""Remind: ask the organisers of an entry whether it is all still so.

When the first months of silence are over, when it is marked, a month before it is hidden, and on
the day it is: each once. Of a circle all of this comes sooner (`groups.freshness`). What was sent
is written down first, so that a crash sends nothing twice; where no mail server took a single
letter it is due again at the next housekeeping.
"""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import override

from groups.actions.confirm import END
from groups.actions.manage import new_manage_link
from groups.choices import Kind
from groups.freshness import Ages, ages_of, ages_of_circles, ages_of_groups
from groups.letters import Refused, letter_language, send_letter
from groups.models import Confirmation, Group, Standing, Steward
from groups.tokens import digest, new_token

# How long after it was hidden the last letter is still tried, when the mail server was down.
TRIED_DAYS: Final = 14


def remind(*, today: date) -> int:
    """Send every letter that is due; how many a mail server took."""
    return sum(_remind(pk, today) for pk in _candidates(today))


def stage_of(confirmed_on: date, today: date, ages: Ages) -> tuple[str, date] | None:
    """Which letter fits today, and the day from which it is due: due, stale, last, hidden."""
    months = {"due": ages.due, "stale": ages.stale, "last": ages.hidden - 1}
    days = {name: confirmed_on + relativedelta(months=m) for name, m in months.items()}
    days["hidden"] = ages.hidden_by(confirmed_on)
    reached = [(day, name) for name, day in days.items() if day <= today]
    if not reached:
        return None
    # On a tie, as where an operator sets the ages close together, the later name.
    day, name = max(reached, key=lambda one: (one[0], list(days).index(one[1])))
    return name, day


def _candidates(today: date) -> list[UUID]:
    circle = Q(kind=Kind.CIRCLE)
    found = Group.objects.filter(
        (~circle & _silent(ages_of_groups(), today)) | (circle & _silent(ages_of_circles(), today)),
        Exists(Steward.objects.filter(group=OuterRef("pk"), user__is_active=True)),
        live=True,
        standing__paused_on=None,
        standing__closed_on=None,
    )
    return list(found.order_by("pk").values_list("pk", flat=True))


def _silent(ages: Ages, today: date) -> Q:
    """Confirmed so long ago that a letter may be due, and not so long that none is sent.

    Some days more than are due, where months end: `_due` reckons by the day.
    """
    oldest = today - relativedelta(months=ages.hidden) - timedelta(days=TRIED_DAYS)
    latest = today - relativedelta(months=ages.due) + timedelta(days=3)
    return Q(standing__confirmed_on__range=(oldest, latest))


def _remind(group_id: UUID, today: date) -> int:
    with transaction.atomic():
        standing = Standing.objects.select_for_update().get(group=group_id)
        stage = _due(standing, today)
        if stage is None:
            return 0
        before = standing.reminded_on
        standing.reminded_on = today
        standing.save(update_fields=["reminded_on"])
    taken, refused = _send_to_all(standing, stage, today)
    if not taken and not refused:
        Standing.objects.filter(pk=standing.pk, reminded_on=today).update(reminded_on=before)
    if refused:
        Standing.objects.filter(pk=standing.pk).update(mail_failed_on=today)
    return taken


def _due(standing: Standing, today: date) -> str | None:
    if standing.confirmed_on is None or standing.paused_on or standing.closed_on:
        return None
    reached = stage_of(standing.confirmed_on, today, ages_of(standing.group.kind))
    if reached is None:
        return None
    stage, since = reached
    return stage if standing.reminded_on is None or standing.reminded_on < since else None


def _send_to_all(standing: Standing, stage: str, today: date) -> tuple[int, int]:
    """How many letters were taken, and how many refused for good."""
    taken = refused = 0
    stewards = Steward.objects.filter(group=standing.group_id, user__is_active=True)
    for steward in stewards.select_related("user", "group").order_by("pk"):
        try:
            taken += _send(steward, standing, stage, today)
        except Refused:
            refused += 1
    return taken, refused


def _send(steward: Steward, standing: Standing, stage: str, today: date) -> bool:
    """A letter with a link of its own; one that nobody took leaves no link behind."""
    token, days = new_token(), settings.PERIODS["CONFIRM_DAYS"]
    link = Confirmation.objects.create(
        group=steward.group,
        steward=steward,
        digest=digest(token, END),
        sent_on=today,
        ends_on=today + timedelta(days=days),
    )
    language = letter_language(steward.group.text_language)
    manage, dates = new_manage_link(steward, today)
    with override(language):
        context = {
            "stage": stage,
            "name": steward.group.name,
            "circle": steward.group.kind == Kind.CIRCLE,
            "dates": dates,
            "dates_days": settings.PERIODS["MANAGE_DAYS"],
            "link": settings.BASE_URL + reverse("stewards:confirm", args=[token]),
            "mine": settings.BASE_URL + reverse("stewards:mine"),
            "days": days,
            "hidden_on": ages_of(steward.group.kind).hidden_by(standing.confirmed_on or today),
        }
    sent = False
    try:
        sent = send_letter(steward.user.email, "confirm", context, language=language)
    finally:
        for one in (link, manage):
            if one is not None and not sent:
                one.delete()
    return sent
