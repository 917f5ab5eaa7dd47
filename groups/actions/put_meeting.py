"""Put when and where a circle meets, as an editor: for those who asked for it, or at its start."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from groups.actions.meet import Dates, Whereabouts, put
from groups.actions.refusals import NotNow
from groups.models import Circle, Meeting


def put_meeting(
    *,
    group_id: UUID,
    editor: Any,
    dates: Dates | None = None,
    whereabouts: Whereabouts | None = None,
) -> Meeting:
    """Put these, and leave alone what is not given. Live at once, in no version.

    Raises Circle.DoesNotExist, NotNow for a venue of a circle that has no dates yet, and
    ``ValidationError`` beside what is not right.
    """
    with transaction.atomic():
        circle = Circle.objects.select_for_update(of=("self",)).get(pk=group_id)
        meeting = Meeting.objects.select_for_update().filter(circle=circle).first()
        if meeting is None and dates is None:
            raise NotNow
        meeting = put(meeting or Meeting(circle=circle), dates=dates, whereabouts=whereabouts)
        meeting.save()
        AuditEvent.record(verb=Verb.CIRCLE_MEETING, subject=circle.pk, actor=editor)
    return meeting
