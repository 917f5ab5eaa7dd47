"""Putting something off, bringing it back, and forgetting what is over."""

from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.models import Snooze
from home.needs.gather import every_key

WEEK, MONTH, DAY = "week", "month", "date"
LONGEST: Final = relativedelta(years=1)


class NotNowForm(forms.Form):
    """For how long. A day is asked for only where that was chosen."""

    use_required_attribute = False

    key = forms.CharField(max_length=100)
    how = forms.ChoiceField(choices=[(WEEK, WEEK), (MONTH, MONTH), (DAY, DAY)])
    until = forms.DateField(
        required=False,
        error_messages={"invalid": gettext_lazy("Please write a day such as 2027-01-31.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def is_no_day(self) -> bool:
        """Whether what was typed is no day at all. A field for days would show nothing of it."""
        return self.has_error("until", "invalid")

    def clean_until(self) -> date:
        """The day on which it comes back: after today, and within a year."""
        how = self.cleaned_data.get("how")
        if how == WEEK:
            return self.today + timedelta(days=7)
        if how == MONTH:
            a_month: date = self.today + relativedelta(months=1)
            return a_month
        day: date | None = self.cleaned_data["until"]
        if day is None:
            raise ValidationError(_("Please choose the day on which it comes back."))
        if not self.today < day <= self.today + LONGEST:
            raise ValidationError(_("Please choose a day after today and within a year."))
        return day


def put_off(*, key: str, until: date, by: Any) -> Snooze:
    """For everybody, until that day. The last one who chose a day is named."""
    snooze, _made = Snooze.objects.update_or_create(key=key, defaults={"until": until, "by": by})
    return snooze


def bring_back(*, key: str) -> None:
    """It is on the list again, for everybody."""
    Snooze.objects.filter(key=key).delete()


def forget_over(*, today: date) -> int:
    """Delete those whose day has come, and those of things that are mended or gone; how many."""
    if not Snooze.objects.exists():
        return 0
    gone = Q(until__lte=today) | ~Q(key__in=every_key(today))
    number, _rows = Snooze.objects.filter(gone).delete()
    return number
