"""A circle, added by whoever organises it."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.schedule.schedule import ScheduleRefused
from community.lib.schedule.written import from_dict
from groups.actions.add import add_circle
from groups.actions.meet import Dates, Whereabouts
from groups.actions.reach import Way
from groups.choices import Kind
from groups.models import Group
from groups.stewards.adding.draft import Draft
from groups.stewards.adding.table import Table
from groups.stewards.circles.forms import CAN_WAIT, CIRCLE_PARTS


def _among() -> "QuerySet[Group]":
    return Group.objects.filter(kind=Kind.CIRCLE)


def _make(draft: Draft, organiser: Any) -> Group:
    claims = CIRCLE.claims(draft)
    kept = {name: draft.parts[name]["kept"] for name in ("venue", "when", "reach")}
    try:
        schedule = from_dict(kept["when"]["dates"])
    except ScheduleRefused as refused:  # kept by rules that have changed since
        raise ValidationError(str(refused)) from None
    return add_circle(
        claims=claims,
        dates=Dates(schedule, kept["when"]["zones"]),
        whereabouts=Whereabouts(**kept["venue"]).fitting(claims["way"]),
        ways=[Way(**way) for way in kept["reach"]["ways"]],
        organiser=organiser,
        today=timezone.localdate(),
    )


CIRCLE: Final = Table(
    name="circle",
    space="adding_circle",
    title=_("Add your circle"),
    start="groups/stewards/circles/add_start.html",
    parts=CIRCLE_PARTS,
    among=_among,
    make=_make,
    can_wait=CAN_WAIT,
)
