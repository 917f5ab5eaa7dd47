"""What is asked about when a circle meets: the fields alone."""

from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext_lazy as _

from community.lib.schedule.written import WEEKDAYS
from groups.stewards.circles.forms.part import CirclePart
from groups.stewards.circles.forms.rows import day_field, time_field
from groups.stewards.circles.forms.zones import ZonesField
from groups.stewards.forms.fields import Drop, Pick, Ticks

DAYS_OF_WEEK: Final = [(code, WEEKDAY_NAMES[n]) for n, code in enumerate(WEEKDAYS)]
KINDS: Final = [
    ("weekly", _("By the week: every Tuesday, every other Monday and Thursday")),
    ("monthly-weekday", _("By the month: the second Tuesday, the last Friday")),
    ("monthly-date", _("By the date: on the 15th of each month")),
    ("once", _("Once")),
]
POSITIONS: Final = [
    ("1", _("first")),
    ("2", _("second")),
    ("3", _("third")),
    ("4", _("fourth")),
    ("5", _("fifth")),
    ("-1", _("last")),
]
ENDS: Final = [
    ("never", _("It goes on")),
    ("until", _("After a last date")),
    ("times", _("After so many meetings")),
]
NO_NUMBER: Final = _("Please write a number.")


def _number(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-short"}
        ),
        error_messages={"invalid": NO_NUMBER},
        **options,
    )


class WhenFields(CirclePart):
    """The rule, the clock, the end. Which of them are needed depends on the kind of rule."""

    title = _("When you meet")
    lead = _("Below you see your next ten dates. Are they right? Then everything here is right.")
    drawn = "groups/stewards/circles/when.html"
    needed = (
        "kind",
        "weekdays",
        "positions",
        "weekday",
        "month_day",
        "every",
        "start",
        "time",
        "minutes",
        "zone",
        "ends",
        "until",
        "times",
    )

    kind = Pick(label=_("How often do you meet?"), choices=KINDS, required=False)
    weekdays = Ticks(label=_("On which days of the week?"), choices=DAYS_OF_WEEK, narrow=True)
    positions = Ticks(label=_("Which one of the month?"), choices=POSITIONS, narrow=True)
    weekday = Drop(label=_("Which day of the week?"), choices=[("", "–"), *DAYS_OF_WEEK])
    month_day = _number(
        _("On which day of the month?"),
        help_text=_("1 to 31. A month without such a day has no meeting."),
    )
    every = _number(
        _("Every how many weeks, or months?"),
        help_text=_("1 is each one. 2 is every other one, counted from the first date."),
    )
    start = day_field(_("The first date, or the next one"))
    time = time_field(_("It begins at"))
    minutes = _number(_("How many minutes does it take?"))
    zone = Drop(
        label=_("Whose clock do you go by?"),
        help_text=_("The clocks change in summer and winter, and the meeting goes with them."),
        choices=[],
    )
    ends = Pick(label=_("Does it end?"), choices=ENDS, required=False)
    until = day_field(_("The last date"))
    times = _number(_("How many meetings in all?"))
    zones = ZonesField(
        label=_("Print the time of other towns too"),
        help_text=_("Three at most, with commas between them. For example: “Madrid, London”."),
    )
