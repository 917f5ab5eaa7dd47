"""When the circle meets. A schedule comes out; whatever it refuses stands beside its field.

The form works without a script: a press shows the next ten dates or adds a row on the same page,
and nothing that was typed is lost.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.functional import cached_property

from community.lib.schedule.schedule import MOST_EXCEPTIONS, Problem, Schedule, ScheduleRefused
from community.lib.schedule.written import from_dict, to_dict
from community.models import Place
from groups.actions.meet import Dates
from groups.circles.zones import zone_choices
from groups.models import Group
from groups.stewards.circles.forms.part import circle_of
from groups.stewards.circles.forms.refused import UNFINISHED, field_of, words_of
from groups.stewards.circles.forms.rows import ROWS, RowsOf, numbers_in
from groups.stewards.circles.forms.when_fields import WhenFields
from groups.stewards.circles.preview import Preview, preview_of

SHOW, MORE = "show", "more-"
BEGINS: Final = {"every": 1, "minutes": 90, "ends": "never"}
# What each kind of rule is made of.
OF_KINDS: Final = {
    "weekly": ("weekdays", "every"),
    "monthly-weekday": ("weekday", "positions", "every"),
    "monthly-date": ("month_day", "every"),
    "once": (),
}


class WhenForm(WhenFields):
    """The rule, the clock, the end, and what is different on some days."""

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        known = dict(initial or {})
        self.schedule: Schedule | None = None
        self.pressed = str(data.get("then", "")) if data is not None else ""
        self.unseen: dict[str, list[dict[str, Any]]] = {}
        today = timezone.localdate()
        self.known = dates = known.get("dates") or {}
        first = BEGINS | {"zone": known.get("guess", ""), "zones": known.get("zones", [])}
        super().__init__(data, initial=first | _beginning(dates))
        for rows in ROWS:
            shown, unseen = rows.parted(dates.get(rows.name, []), today)
            self.unseen[rows.name] = unseen
            self._add_rows(rows, shown)
        likely = (known.get("guess"), dates.get("zone"), (data or {}).get("zone"))
        choices = zone_choices([str(name) for name in likely if name], empty="–")
        self.fields["zone"].choices = choices  # type: ignore[attr-defined]
        if self.pressed.startswith(MORE):
            self._errors = ErrorDict()  # a row more is no moment for reproaches

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """The clock of the town, if there is one."""
        number = parts.get("where", {}).get("claims", {}).get("geonames_id")
        return {"guess": zone_of_place(number)}

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """The schedule as it is."""
        meeting = circle_of(group).meeting
        guess = zone_of_place(group.geonames_id)
        return {"dates": meeting.dates, "zones": meeting.zones, "guess": guess}

    @property
    def comes_again(self) -> bool:
        """For a look at the dates, or for one row more."""
        return self.pressed == SHOW or self.pressed.startswith(MORE)

    @property
    def unfinished(self) -> bool:
        """Whether nothing is wrong with it but what is missing, and nobody asked yet."""
        if self.pressed == SHOW:
            return False
        codes = [error.code for errors in self.errors.as_data().values() for error in errors]
        return all(code in UNFINISHED for code in codes)

    @property
    def what_is_wrong(self) -> list[tuple[str, str]]:
        """Label and error of all that is wrong; of what is missing, once somebody asked."""
        return [
            (str(self.fields[name].label) if name in self.fields else "", message)
            for name, errors in self.errors.as_data().items()
            for error in errors
            if error.code not in UNFINISHED or self.pressed == SHOW
            for message in error.messages
        ]

    @cached_property
    def preview(self) -> Preview | None:
        """The next ten dates, of what was sent or of what it began with; None while there are
        none."""
        if not self.is_bound:
            known = Dates(from_dict(self.known), self.initial["zones"]) if self.known else None
        else:
            is_whole = not self.pressed.startswith(MORE) and self.is_valid()
            known = self.dates() if is_whole else None
        return preview_of(known.schedule, list(known.zones), timezone.now()) if known else None

    def rows(self) -> list[dict[str, Any]]:
        """Each kind of exception with its rows, for a template."""
        return [
            {
                "kind": rows,
                "rows": [[self[name] for name in rows.fields(n)] for n in self.numbers[rows.name]],
                "add": f"{MORE}{rows.name}",
            }
            for rows in ROWS
        ]

    @property
    def has_rows(self) -> bool:
        """Whether there is an exception, so that they are not folded away."""
        return any(self.numbers.values())

    def clean(self) -> dict[str, Any]:
        """The answers become a schedule, or it says beside which of them they do not."""
        values = self.clean_alone()
        self._forget_unasked(values)
        written, numbers = self._written(values)
        problems: tuple[Problem, ...] = ()
        try:
            self.schedule = from_dict(written)
        except ScheduleRefused as refused:
            problems = refused.problems
        for problem in [*problems, *_left_out(values)]:
            self._say(problem, numbers)
        return values

    def claims(self) -> dict[str, Any]:
        """None: it has no versions."""
        return {}

    def kept(self) -> dict[str, Any]:
        """The schedule as JSON. Call it on a valid form only."""
        dates = self.dates()
        return {"dates": to_dict(dates.schedule), "zones": list(dates.zones)}

    def dates(self) -> Dates:
        """What was filled in, the circle's own clock left out. Call it on a valid form only."""
        if self.schedule is None:
            raise ValueError("not valid")
        zones = [name for name in self.cleaned_data["zones"] if name != self.schedule.zone]
        return Dates(self.schedule, zones)

    def _add_rows(self, rows: RowsOf, kept: list[dict[str, Any]]) -> None:
        sent = list(numbers_in(self.data, rows)) if self.is_bound else list(range(len(kept)))
        if self.pressed == f"{MORE}{rows.name}" and len(sent) < MOST_EXCEPTIONS:
            sent.append(max(sent, default=-1) + 1)
        self.numbers = {**getattr(self, "numbers", {}), rows.name: sent}
        for number in sent:
            self.fields.update(rows.fields(number))
        for number, exception in enumerate(kept):
            self.initial.update(rows.read(exception, number))

    def _written(self, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, list[int]]]:
        """The form in which a schedule is written, and which rows its exceptions are from."""
        kind = values.get("kind") or None
        rule: dict[str, Any] = {"kind": kind}
        rule |= {name: values.get(name) for name in OF_KINDS.get(str(kind), ())}
        if "month_day" in rule:
            rule["day"] = rule.pop("month_day")
        if rule.get("positions"):
            rule["positions"] = [int(number) for number in rule["positions"]]
        written: dict[str, Any] = {
            "rule": {name: value for name, value in rule.items() if value not in (None, "")},
            "start": _day(values.get("start")),
            "time": values["time"].strftime("%H:%M") if values.get("time") else None,
            "minutes": values.get("minutes"),
            "zone": values.get("zone") or None,
        }
        if kind != "once":
            written |= _end(values)
        numbers = {}
        for rows in ROWS:
            said = {number: rows.written(values, number) for number in self.numbers[rows.name]}
            numbers[rows.name] = [number for number in said if said[number]]
            there = [said[number] for number in numbers[rows.name]]
            keys = {rows.key(each) for each in there if each}
            unseen = [each for each in self.unseen[rows.name] if rows.key(each) not in keys]
            written[rows.name] = [*there, *unseen]
        return written, numbers

    def _forget_unasked(self, values: Mapping[str, Any]) -> None:
        """What the chosen kind does not ask is out of sight, and so is what is wrong with it."""
        kind, ends = str(values.get("kind")), values.get("ends")
        asked = {*OF_KINDS.get(kind, OF_KINDS["weekly"]), "" if kind == "once" else ends}
        for name in ("weekdays", "weekday", "positions", "month_day", "every", "until", "times"):
            if name not in asked:
                self.errors.pop(name, None)

    def _say(self, problem: Problem, numbers: dict[str, list[int]]) -> None:
        field = field_of(problem, numbers)
        if field.endswith("_to") and f"{field[:-2]}at" in self.errors:
            return  # the time cannot be read, and says so itself
        words = words_of(problem, field)
        if field not in self.fields:
            self.add_error(None, ValidationError(str(words), code=problem.code))
        elif field not in self.errors:
            self.add_error(field, ValidationError(str(words), code=problem.code))


def zone_of_place(number: int | None) -> str:
    """The zone of a town of the gazetteer; "" without one."""
    place = Place.objects.filter(pk=number).only("timezone").first() if number else None
    return place.timezone if place else ""


def _beginning(dates: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields, of a schedule as it is written; nothing without one."""
    if not dates:
        return {}
    rule = dict(dates["rule"])
    if "day" in rule:
        rule["month_day"] = rule.pop("day")
    rule["positions"] = [str(number) for number in rule.get("positions", [])]
    ends = "until" if dates["until"] else "times" if dates["times"] else "never"
    rest = {name: dates[name] for name in ("start", "time", "minutes", "zone", "until", "times")}
    return rule | rest | {"ends": ends}


def _end(values: Mapping[str, Any]) -> dict[str, Any]:
    if values.get("ends") == "until":
        return {"until": _day(values.get("until"))}
    return {"times": values.get("times")} if values.get("ends") == "times" else {}


def _left_out(values: Mapping[str, Any]) -> list[Problem]:
    """An end was chosen, and not written. A schedule would take that for no end."""
    ends = str(values.get("ends"))
    if values.get("kind") == "once" or ends not in ("until", "times"):
        return []
    return [Problem(ends, "missing")] if values.get(ends) is None else []


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
