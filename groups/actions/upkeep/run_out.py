"""A circle whose dates have run out: its organisers are asked what comes next, once.

Until they say, its page says that no dates are ahead; when new ones are there, it begins again.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import override

from community.lib.schedule.expansion import has_run_out
from groups.letters import Refused, letter_language, send_letter
from groups.models import Group, Meeting, Occurrence, Steward


def ask_for_dates(now: datetime) -> int:
    """Ask whoever was not asked yet; how many letters a mail server took."""
    for meeting in Meeting.objects.filter(asked_on__isnull=False):
        _begin_again(meeting, now)
    ahead = Exists(Occurrence.objects.filter(circle=OuterRef("pk"), begins__gt=now))
    due = Meeting.objects.filter(
        ~ahead,
        Exists(Steward.objects.filter(group=OuterRef("pk"), user__is_active=True)),
        asked_on=None,
        circle__live=True,
        circle__standing__paused_on=None,
        circle__standing__closed_on=None,
        circle__standing__confirmed_on__isnull=False,
    )
    return sum(_ask(pk, now) for pk in due.order_by("pk").values_list("pk", flat=True))


def _begin_again(meeting: Meeting, now: datetime) -> None:
    if not has_run_out(meeting.schedule, now):
        Meeting.objects.filter(pk=meeting.pk).update(asked_on=None)


def _ask(pk: UUID, now: datetime) -> int:
    """What was sent is written down first, so that a crash sends nothing twice."""
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=pk)
        if meeting.asked_on or not has_run_out(meeting.schedule, now):
            return 0
        Meeting.objects.filter(pk=pk).update(asked_on=now.date())
    group = Group.objects.get(pk=pk)
    language = letter_language(group.text_language)
    with override(language):
        mine = settings.BASE_URL + reverse("stewards:entry", args=[group.slug])
    taken = refused = 0
    for steward in Steward.objects.filter(group=pk, user__is_active=True).select_related("user"):
        try:
            context = {"name": group.name, "mine": mine}
            taken += send_letter(steward.user.email, "no_dates", context, language=language)
        except Refused:
            refused += 1
    if not taken and not refused:  # the mail server is away: once more at the next housekeeping
        Meeting.objects.filter(pk=pk).update(asked_on=None)
    return taken
