"""What is wrong with a schedule, in plain words, and beside which field of the form."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.schedule.schedule import Problem

# What a schedule calls it, and what the form does.
FIELDS: Final = {
    "rule": "kind",
    "rule.kind": "kind",
    "rule.every": "every",
    "rule.weekdays": "weekdays",
    "rule.weekday": "weekday",
    "rule.positions": "positions",
    "rule.day": "month_day",
}
ROW: Final = re.compile(r"(cancelled|moved|pauses)\.(\d+)\.(\w+)")
UNFINISHED: Final = ("missing", "empty")
PLAIN: Final[dict[tuple[str, str], Promise]] = {
    ("kind", "missing"): _("Please say how often you meet."),
    ("kind", "no-date"): _(
        "These answers together give no date at all. Look at the first date and the end once more."
    ),
    ("weekdays", "empty"): _("Please choose at least one day of the week."),
    ("positions", "empty"): _("Please say which one of the month: the first, the second …"),
    ("weekday", "missing"): _("Please choose the day of the week."),
    ("month_day", "missing"): _("Please write the day of the month, 1 to 31."),
    ("month_day", "range"): _("A month has the days 1 to 31."),
    ("every", "range"): _("Please write a number from 1 to 52."),
    ("start", "missing"): _("Please write the first date."),
    ("start", "range"): _("Please write a first date between the years 2000 and 2100."),
    ("time", "missing"): _("Please write at what time it begins."),
    ("minutes", "missing"): _("Please write how many minutes it takes."),
    ("minutes", "range"): _("Please write 5 minutes at least, and 1440 (one day) at most."),
    ("zone", "missing"): _("Please say whose clock you go by."),
    ("zone", "unknown"): _("Please choose from the list."),
    ("until", "missing"): _("Please write the last date."),
    ("until", "before"): _("The last date is before the first one."),
    ("times", "missing"): _("Please write how many times you meet."),
    ("times", "range"): _("Please write a number from 1 to 1000."),
}
OF_ROWS: Final[dict[tuple[str, str], Promise]] = {
    ("day", "missing"): _("Please write the date."),
    ("day", "twice"): _("This date is there already."),
    ("day", "cancelled-too"): _("This date is called off above. Please choose one of the two."),
    ("to", "missing"): _("Please write the new date and its time."),
    ("to", "range"): _("This date is too far away."),
    ("first", "missing"): _("Please write the first day."),
    ("last", "missing"): _("Please write the last day."),
    ("last", "before"): _("The last day is before the first one."),
    ("last", "too-long"): _("A pause is 400 days long at most. Let the circle rest instead."),
    ("note", "too-long"): _("This is too long: there is room for 300 characters."),
}
TOO_MANY: Final = _("There is room for 400 of these.")
NOT_READ: Final = _("This could not be read. Please write it once more.")


def field_of(problem: Problem, rows: dict[str, list[int]]) -> str:
    """The field that it stands beside. `rows` says which row each exception was read from."""
    if row := ROW.fullmatch(problem.field):
        numbers = rows[row[1]]
        if int(row[2]) < len(numbers):
            return f"{row[1]}_{numbers[int(row[2])]}_{row[3]}"
    return FIELDS.get(problem.field, problem.field)


def words_of(problem: Problem, field: str) -> Promise:
    """Why, as a person would say it."""
    if problem.code == "too-many":
        return TOO_MANY
    if row := ROW.fullmatch(problem.field):
        return OF_ROWS.get((row[3], problem.code), NOT_READ)
    return PLAIN.get((field, problem.code), NOT_READ)
