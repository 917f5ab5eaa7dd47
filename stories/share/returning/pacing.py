"""How long an approved story waits before it is public."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from stories.actions.pace import EXTRA_DAYS, MONTHS_AHEAD, months_ahead, waits_for
from stories.consent import Purpose
from stories.share.wordings import as_option, in_words

WEEK = 7  # days


class MonthField(forms.CharField):
    """A month as 2027-03, chosen from a list; its first day. Empty for none."""

    widget = forms.Select

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(required=False, **kwargs)
        named = [(f"{first:%Y-%m}", month(first)) for first in months_ahead(today)]
        self.widget.choices = [("", _("no month in particular")), *named]

    def clean(self, value: Any) -> date | None:
        """One of the months on the list. A page may have lain open for longer than a month."""
        written = super().clean(value)
        if not written:
            return None
        ahead = months_ahead(self.today)
        try:
            first = date.fromisoformat(f"{written}-01")
        except ValueError:
            raise ValidationError(_("Please choose a month from the list.")) from None
        if first < ahead[0]:
            raise ValidationError(
                _("That month has begun already. Please choose a later one, or none.")
            )
        if first > ahead[-1]:
            message = _("That is too far away. You can choose up to %(months)d months ahead.")
            raise ValidationError(message, params={"months": MONTHS_AHEAD})
        return first


class PaceForm(forms.Form):
    """Nothing here is ticked beforehand; the shortest time is what everybody was told."""

    extra_days = forms.TypedChoiceField(
        label=gettext_lazy("How long should it wait before it is public?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose how long it should wait."),
            "invalid_choice": gettext_lazy("Please choose one of these times."),
        },
    )
    alone = forms.BooleanField(required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["extra_days"].choices = [(days, _label(days)) for days in EXTRA_DAYS]
        self.fields["until"] = MonthField(
            today=today,
            label=_("Or wait until a month that you choose"),
            help_text=_(
                "For example until you are out, or until an order or a trial is over. It will not "
                "be public before that month begins. You can change this until it is public."
            ),
        )
        self.fields["alone"].label = as_option(in_words(Purpose.NO_BATCH), whole=True)

    def pace(self) -> dict[str, Any]:
        """What the actions keep."""
        return {name: self.cleaned_data[name] for name in ("extra_days", "until", "alone")}


def begun_with(pace: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The form's beginning from what is kept; a month that is over is none any more."""
    until = waits_for(pace)
    return {
        "extra_days": pace.get("extra_days", 0),
        "until": f"{until:%Y-%m}" if until and until > today else "",
    }


def month(first: date) -> str:
    """“March 2027”, as the language of the page writes it."""
    return date_format(first, pgettext("how a month is written, see Django’s date filter", "F Y"))


def _label(extra: int) -> str:
    """The shortest time in days; the others as people say them, counted on top of it."""
    days = settings.PERIODS["COOLING_OFF_DAYS"]
    if extra == 0:
        label = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
        return label + "\n" + _("This is the shortest time for everybody.")
    if extra == WEEK:
        return _("Two weeks") if days == WEEK else _("A week more")
    return {30: _("About a month more"), 90: _("About three months more")}[extra]
