"""Where an entry stands, as an editor sees it: each a name, words and a set of rows."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from community.lib.schedule.expansion import has_run_out
from groups.choices import OFFICES
from groups.freshness import Ages, ages_of_circles, ages_of_groups
from groups.models import Circle, Contact, Group, JoinRequest, Meeting, Occurrence, Remark
from groups.models.group import GroupQuerySet

Rows = GroupQuerySet


def in_check(*statuses: str) -> list[UUID]:
    """Ids of entries with a check in one of these states.

    Wagtail keeps an id as text, which databases write in different ways: so it is read here.
    """
    kind = ContentType.objects.get_for_model(Group)
    states = WorkflowState.objects.filter(base_content_type=kind, status__in=statuses)
    return [UUID(key) for key in states.values_list("object_id", flat=True)]


def _waiting(today: date, ages: Ages) -> Q:
    return Q(pk__in=in_check(WorkflowState.STATUS_IN_PROGRESS))


def _sent_back(today: date, ages: Ages) -> Q:
    return Q(pk__in=in_check(WorkflowState.STATUS_NEEDS_CHANGES))


def _draft(today: date, ages: Ages) -> Q:
    begun = in_check(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    return Q(live=False) & ~Q(pk__in=begun)


def _stale(today: date, ages: Ages) -> Q:
    """Confirmed longer ago than the label says, and not so long that it is hidden."""
    stale_since = today - relativedelta(months=ages.stale)
    shown = ages.shown_if_confirmed_after(today)
    return Q(live=True, standing__confirmed_on__lte=stale_since, standing__confirmed_on__gt=shown)


def _hidden(today: date, ages: Ages) -> Q:
    shown = ages.shown_if_confirmed_after(today)
    age = Q(standing__confirmed_on=None) | Q(standing__confirmed_on__lte=shown)
    return Q(live=True, standing__closed_on=None) & age


def _to_look_up(today: date, ages: Ages) -> Q:
    """Public offices whose source was looked up so long ago that an organiser would be asked."""
    due = today - relativedelta(months=ages.due)
    age = Q(standing__confirmed_on=None) | Q(standing__confirmed_on__lte=due)
    return Q(live=True, kind__in=OFFICES, standing__closed_on=None) & age


def _stewardless(today: date, ages: Ages) -> Q:
    """Nobody keeps it, and it is no office, which editors keep."""
    return Q(live=True, stewards=None, standing__closed_on=None) & ~Q(kind__in=OFFICES)


def _undated(today: date, ages: Ages) -> Q:
    """A circle that an editor began, and nobody has said yet when it meets."""
    return Q(meeting=None)


def _run_out(today: date, ages: Ages) -> Q:
    """A public circle with no date left, that neither rests nor is closed.

    The rows of coming meetings narrow, and do not reach far.
    """
    now = timezone.now()
    coming = Occurrence.objects.filter(circle=OuterRef("pk"), begins__gte=now)
    open_ones = Q(circle__standing__paused_on=None, circle__standing__closed_on=None)
    bare = Meeting.objects.filter(~Exists(coming), open_ones, circle__live=True)
    return Q(pk__in=[one.pk for one in bare if has_run_out(one.schedule, now)])


def _unanswered(today: date, ages: Ages) -> Q:
    """Its organisers had the last word among the remarks."""
    last = Remark.objects.filter(group=OuterRef("group")).order_by("-pk").values("pk")[:1]
    theirs = Remark.objects.filter(by_editor=False, pk=Subquery(last))
    return Q(pk__in=theirs.values("group"))


def _asked_for(today: date, ages: Ages) -> Q:
    """Somebody would like to look after it, and there is nobody but an editor to answer."""
    return _stewardless(today, ages) & Q(pk__in=JoinRequest.objects.values("group"))


STATES: Final[dict[str, tuple[Any, Callable[[date, Ages], Q] | None]]] = {
    "waiting": (_("waits for a check"), _waiting),
    "sent-back": (_("sent back with remarks"), _sent_back),
    "draft": (_("draft: not public"), _draft),
    "listed": (_("public"), None),
    "stale": (_("not confirmed lately"), _stale),
    "hidden": (_("hidden by its age"), _hidden),
    "look-up": (_("an office to look up again"), _to_look_up),
    "undated": (_("nobody has said when it meets"), _undated),
    "run-out": (_("no date is left"), _run_out),
    "paused": (_("rests"), lambda today, ages: Q(standing__paused_on__isnull=False)),
    "closed": (_("closed for good"), lambda today, ages: Q(standing__closed_on__isnull=False)),
    "refused": (_("mail refused"), lambda today, ages: Q(standing__mail_failed_on__isnull=False)),
    "nobody": (_("nobody keeps it"), _stewardless),
    "asked-for": (_("somebody would like to keep it"), _asked_for),
    "remark": (_("a remark without an answer"), _unanswered),
}
# Circles are no offices, and only circles have dates.
OF_LISTINGS: Final = tuple(name for name in STATES if name not in ("undated", "run-out"))
OF_CIRCLES: Final = tuple(name for name in STATES if name != "look-up")


def choices_of(names: Iterable[str]) -> list[tuple[str, Any]]:
    """These states, for a list to choose from."""
    return [(name, STATES[name][0]) for name in names]


def in_state(rows: Rows, name: str, today: date) -> Rows:
    """Those of these rows, all circles or none. Raises KeyError for what is no state."""
    condition = STATES[name][1]
    # What readers find has one door, and no second wording of it here.
    if condition is None:
        return rows.listed(today)
    ages = ages_of_circles() if issubclass(rows.model, Circle) else ages_of_groups()
    return rows.filter(condition(today, ages))


def states_of(rows: Rows, names: Iterable[str], today: date) -> dict[UUID, list[str]]:
    """What to say of each of these rows, in this order. As many queries as there are states."""
    found: dict[UUID, list[str]] = {pk: [] for pk in rows.values_list("pk", flat=True)}
    for name in names:
        label = str(STATES[name][0])
        for pk in in_state(rows, name, today).values_list("pk", flat=True):
            if label not in found[pk]:
                found[pk].append(label)
    return found


def listed_twice(rows: Rows, among: Rows) -> Rows:
    """Entries with the name of another of those in the same country, or with its website."""
    names = (
        among.order_by()
        .values("sort_name", "country")
        .annotate(number=Count("pk"))
        .filter(number__gt=1, sort_name=OuterRef("sort_name"), country=OuterRef("country"))
    )
    same = Contact.objects.filter(
        channel="website", value=OuterRef("value"), group__in=among.values("pk")
    )
    sites = Contact.objects.filter(group=OuterRef("pk"), channel="website").filter(
        Exists(same.exclude(group=OuterRef("group")))
    )
    return rows.filter(Exists(names) | Exists(sites))
