"""A group, an ally or a service, added by whoever organises it."""

from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.actions.add import add
from groups.actions.reach import Way
from groups.choices import Kind
from groups.models import Group
from groups.stewards.adding.draft import Draft
from groups.stewards.adding.table import Table
from groups.stewards.forms import PARTS


def _among() -> "QuerySet[Group]":
    return Group.objects.exclude(kind=Kind.CIRCLE)


def _make(draft: Draft, organiser: Any) -> Group:
    ways = [Way(**way) for way in draft.parts["reach"]["kept"]["ways"]]
    claims = GROUP.claims(draft)
    return add(claims=claims, ways=ways, organiser=organiser, today=timezone.localdate())


GROUP: Final = Table(
    name="listing",
    space="stewards",
    title=_("Add your group"),
    start="groups/stewards/add_start.html",
    parts=PARTS,
    among=_among,
    make=_make,
)
