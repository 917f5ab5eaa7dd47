"""Exceptions of a schedule, one row each: a date called off, a date moved, days without meetings.

Rows are counted by their names ("moved_2_to"), so that one more comes by a press without a script.
An empty row says nothing. What is over is not shown: it stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from community.lib.schedule.schedule import LONGEST_NOTE, MOST_EXCEPTIONS
from groups.stewards.forms.fields import Tick
from groups.stewards.forms.part import mark_needed

# A form may have a thousand answers (`DATA_UPLOAD_MAX_NUMBER_FIELDS`), and a person less patience.
MOST_SHOWN: Final = 60
GONE: Final = "gone"
NOTE: Final = "note"
A_DAY: Final = _("Please write a day, such as 2027-03-01.")
A_TIME: Final = _("Please write a time, such as 19:30.")
DAYS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
TIMES: Final = ("%H:%M", "%H.%M", "%H:%M:00")
NAME: Final = re.compile(r"(cancelled|moved|pauses)_(\d{1,3})_\w+", re.ASCII)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day: from a calendar where the browser has one."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}),
        error_messages={"invalid": A_DAY},
        **options,
    )


def time_field(label: Any, **options: Any) -> forms.TimeField:
    """A time of the clock, to the minute."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=TIMES,
        widget=forms.TimeInput(attrs={"type": "time", "autocomplete": "off"}),
        error_messages={"invalid": A_TIME},
        **options,
    )


def note_field(label: Any) -> LineField:
    """A word to whoever looks at the dates."""
    return LineField(label=label, limit=LONGEST_NOTE, required=False)


@dataclass(frozen=True)
class RowsOf:
    """One kind of exception: what it is called in a schedule, its answers, and its words."""

    name: str
    title: Promise | str
    more: Promise | str
    answers: tuple[str, ...]

    def fields(self, number: int) -> dict[str, forms.Field]:
        """The fields of one row."""
        words = _("A word about it")
        made: dict[str, dict[str, forms.Field]] = {
            "cancelled": {"day": day_field(_("The date that is called off"))},
            "moved": {
                "day": day_field(_("The date that is moved")),
                "to": day_field(_("It meets instead on")),
                "at": time_field(_("At")),
            },
            "pauses": {
                "first": day_field(_("First day without a meeting")),
                "last": day_field(_("Last day without a meeting")),
            },
        }
        rest = {NOTE: note_field(words), GONE: Tick(label=_("Take this out"))}
        for field in made[self.name].values():
            mark_needed(field)
        return {f"{self.name}_{number}_{key}": f for key, f in (made[self.name] | rest).items()}

    def read(self, exception: Mapping[str, Any], number: int) -> dict[str, Any]:
        """What stands in a row, of an exception as `community.lib.schedule.written` has it."""
        said = dict(exception)
        if self.name == "moved":
            said["to"], _t, said["at"] = str(said["to"]).partition("T")
        return {f"{self.name}_{number}_{key}": said.get(key) for key in (*self.answers, NOTE)}

    def written(self, values: Mapping[str, Any], number: int) -> dict[str, Any] | None:
        """The exception that a row says; None for an empty one, and for one to be taken out."""
        said = {key: values.get(f"{self.name}_{number}_{key}") for key in (*self.answers, NOTE)}
        if values.get(f"{self.name}_{number}_{GONE}") or not any(said.values()):
            return None
        day = {key: value.isoformat() for key, value in said.items() if isinstance(value, date)}
        if self.name == "moved":
            at = said["at"].strftime("%H:%M") if said["at"] else ""
            day["to"] = f"{day['to']}T{at}" if at and "to" in day else None  # type: ignore[assignment]
        return day | {NOTE: said[NOTE] or ""}

    def parted(
        self, exceptions: Iterable[Mapping[str, Any]], today: date
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Those that stand in rows, and those that stay as they are: over, or more than fit."""
        shown: list[dict[str, Any]] = []
        unseen: list[dict[str, Any]] = []
        for each in exceptions:
            fits = len(shown) < MOST_SHOWN and not self.is_over(each, today)
            (shown if fits else unseen).append(dict(each))
        return shown, unseen

    def is_over(self, exception: Mapping[str, Any], today: date) -> bool:
        """Whether all of it lies before today."""
        last = max(str(exception.get(key) or "")[:10] for key in self.answers if key != "at")
        return last < today.isoformat()

    def key(self, exception: Mapping[str, Any]) -> Any:
        """By what two exceptions are the same."""
        return exception.get(self.answers[0])


ROWS: Final = (
    RowsOf("cancelled", _("Called off"), _("Add a date that is called off"), ("day",)),
    RowsOf("moved", _("Moved"), _("Add a date that is moved"), ("day", "to", "at")),
    RowsOf("pauses", _("Holidays and pauses"), _("Add a pause"), ("first", "last")),
)


def numbers_in(data: Mapping[str, Any], rows: RowsOf) -> Iterator[int]:
    """The rows of this kind that a form was sent with."""
    found = (NAME.fullmatch(name) for name in data)
    sent = {int(each[2]) for each in found if each and each[1] == rows.name}
    return iter(sorted(number for number in sent if number <= MOST_EXCEPTIONS))
