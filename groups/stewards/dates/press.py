"""What a press on the page of the next dates asks for, and what the page shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from community.lib.schedule.coming import Coming, coming
from community.lib.schedule.told import told
from groups.actions.call_off import LONGEST, call_off, take_back
from groups.actions.confirm import confirm
from groups.actions.refusals import NoSuchDay, NotNow, TooMany
from groups.models import Circle

MOST: Final = 6
OFF, ON, SO = "off", "on", "so"


@dataclass(frozen=True)
class Row:
    """One date on the page; `typed` is a word that could not be kept, `problem` why."""

    date: Coming
    typed: str = ""
    problem: str = ""

    @property
    def local(self) -> datetime:
        """By the clocks of the circle, without its zone: no template turns it into another."""
        return self.date.local.replace(tzinfo=None)


@dataclass(frozen=True)
class Pressed:
    """What was pressed: `done` where it happened, else `problem` says why not, beside `day`."""

    done: str = ""
    day: date | None = None
    typed: str = ""
    problem: str = ""


def press(request: HttpRequest, circle: Circle, steward: Any, now: datetime) -> Pressed:
    """Carry out what was pressed, as this organiser. Raises NotYours."""
    given = request.POST
    then, day = given.get("then", ""), _day(given)
    typed = tidy(given.get(f"note-{day}", ""))
    try:
        if then == SO:
            confirm(group_id=circle.pk, steward=steward, today=timezone.localdate(now))
        elif then == OFF and day:
            if problem := _wrong(typed):
                return Pressed(day=day, typed=typed, problem=problem)
            call_off(group_id=circle.pk, steward=steward, day=day, now=now, note=typed)
        elif then == ON and day:
            take_back(group_id=circle.pk, steward=steward, day=day, now=now)
        else:
            return Pressed(problem=_("Please press one of the buttons."))
    except NoSuchDay:
        return Pressed(problem=_("The circle does not meet on this day, or it is over."))
    except NotNow:
        return Pressed(problem=_("As it is now, this cannot be done. Nothing was changed."))
    except TooMany:
        return Pressed(problem=_("So many days are called off already. Let it rest instead."))
    return Pressed(done=then, day=day)


def shown(circle: Circle, now: datetime, pressed: Pressed) -> dict[str, Any]:
    """The next dates, and what there is to say above them."""
    schedule = circle.meeting.schedule
    rows = [_row(each, pressed) for each in coming(schedule, now, MOST)]
    return {
        "circle": circle,
        "rows": rows,
        "pause": told(schedule, now).pause,
        "problem": "" if any(row.problem for row in rows) else pressed.problem,
        "done": pressed.done,
        "done_day": next((row.date for row in rows if row.date.day == pressed.day), None),
        "longest": LONGEST,
    }


def done_before(request: HttpRequest) -> Pressed:
    """What the address says was just done; nonsense in it says nothing."""
    then = request.GET.get("done", "")
    return Pressed(done=then if then in (OFF, ON, SO) else "", day=_day(request.GET))


def _row(each: Coming, pressed: Pressed) -> Row:
    mine = pressed.day == each.day and bool(pressed.problem)
    return Row(each, pressed.typed, pressed.problem) if mine else Row(each)


def _wrong(note: str) -> str:
    if len(note) > LONGEST:
        told_ = _("This is too long: there is room for %(limit)d characters.")
        return told_ % {"limit": LONGEST}
    return _("This looks like a code in it. Please take it out.") if holds_code(note) else ""


def _day(given: QueryDict) -> date | None:
    try:
        return parse_date(given.get("day", ""))
    except ValueError:
        return None
