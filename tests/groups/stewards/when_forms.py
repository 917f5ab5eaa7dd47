"""What a browser sends of the form of when a circle meets."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from community.lib.schedule.rules import MonthlyByWeekday, Weekly
from community.lib.schedule.schedule import Schedule
from groups.stewards.circles.forms.when import WhenForm


def sent(answers: dict[str, Any]) -> QueryDict:
    """As a browser sends it: what is empty too."""
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        values = value if isinstance(value, list) else [value]
        data.setlist(name, ["" if each is None else str(each) for each in values])
    return data


def as_shown(form: WhenForm) -> QueryDict:
    """What a browser would send of the form as it stands there."""
    shown = {}
    for name, field in form.fields.items():
        value = field.widget.format_value(form[name].value())
        shown[name] = value if name in ("weekdays", "positions") else value
        if isinstance(value, list) and name not in ("weekdays", "positions"):
            shown[name] = value[0] if value else ""
    return sent({name: value for name, value in shown.items() if value is not None})


def plain(schedule: Schedule) -> Schedule:
    """The same whatever the order in which somebody ticked boxes or wrote rows."""
    rule = schedule.rule
    if isinstance(rule, Weekly):
        rule = replace(rule, weekdays=tuple(sorted(rule.weekdays)))
    if isinstance(rule, MonthlyByWeekday):
        rule = replace(rule, positions=tuple(sorted(rule.positions)))
    return replace(
        schedule,
        rule=rule,
        cancelled=tuple(sorted(schedule.cancelled, key=lambda each: each.day)),
        moved=tuple(sorted(schedule.moved, key=lambda each: each.day)),
        pauses=tuple(sorted(schedule.pauses, key=lambda each: (each.first, each.last))),
    )
