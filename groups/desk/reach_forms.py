"""Forms for what has no versions: how to reach an entry, and how it stands."""

from typing import Any, Final

from django import forms
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.reach import Way
from groups.actions.stand import Wanted
from groups.choices import Channel
from groups.desk.person_warning import PersonWarning
from groups.models import Contact, Group, Standing

EMPTY_ROWS: Final = 2
OPEN, RESTS, CLOSED = "open", "rests", "closed"


class WaysForm(PersonWarning):
    """A row for each way, and two more. An empty row is left out; one that is emptied goes."""

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        known: list[Contact | None] = [*group.contacts.order_by("pk"), *[None] * EMPTY_ROWS]
        self.numbers = range(len(known))
        for number, contact in enumerate(known):
            self._row(number, contact)

    def _row(self, number: int, contact: Contact | None) -> None:
        self.fields[f"channel_{number}"] = forms.ChoiceField(
            label=_("Way"),
            choices=Channel.choices,
            required=False,
            initial=contact.channel if contact else "",
        )
        self.fields[f"value_{number}"] = forms.CharField(
            label=_("Address or number"),
            max_length=300,
            required=False,
            initial=contact.value if contact else "",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.fields[f"shown_{number}"] = forms.BooleanField(
            label=_("May be shown to everybody: they agreed, or it is an office’s own"),
            required=False,
            initial=bool(contact and contact.shown),
        )

    def rows(self) -> list[list[Any]]:
        """The fields, row by row."""
        names = ("channel", "value", "shown")
        return [[self[f"{name}_{number}"] for name in names] for number in self.numbers]

    def question(self) -> Any:
        """The warning that one must answer, once there is one."""
        return self["office_own"] if "office_own" in self.fields else None

    def clean(self) -> dict[str, Any]:
        """Each value is what its way needs; an office shows nothing of a person."""
        values: dict[str, Any] = super().clean() or {}
        for number in self.numbers:
            self._clean_row(values, number)
        if self.group.is_office:
            said = "\n".join(str(values.get(f"value_{number}", "")) for number in self.numbers)
            self.ask_about_persons(said, self.group.country)
        return values

    def _clean_row(self, values: dict[str, Any], number: int) -> None:
        channel, name = values.get(f"channel_{number}"), f"value_{number}"
        value = values.get(name, "").strip()
        if not value:
            return
        if not channel and f"channel_{number}" not in self.errors:
            self.add_error(f"channel_{number}", _("Please choose what this is."))
        try:
            if channel == Channel.EMAIL:
                validate_email(value)
            elif channel in (Channel.WEBSITE, Channel.SOCIAL):
                value = value if "://" in value else f"https://{value}"
                URLValidator(schemes=["http", "https"])(value)
        except forms.ValidationError as error:
            self.add_error(name, error)
        values[name] = value

    def ways(self) -> list[Way]:
        """What is to stand from now on. Call it on a valid form only."""
        given = self.cleaned_data
        return [
            Way(given[f"channel_{number}"], given[f"value_{number}"], given[f"shown_{number}"])
            for number in self.numbers
            if given.get(f"value_{number}")
        ]


class StandForm(forms.Form):
    """Open, at rest, or closed, with a word to visitors."""

    how = forms.ChoiceField(
        label=gettext_lazy("How it stands"),
        widget=forms.RadioSelect,
        choices=[
            (OPEN, gettext_lazy("open: people can come")),
            (RESTS, gettext_lazy("it rests for a while, and is not on the lists")),
            (CLOSED, gettext_lazy("closed for good; its page says where to go")),
        ],
    )
    until = forms.DateField(
        label=gettext_lazy("It rests until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Left empty, until somebody brings it back."),
    )
    words = forms.CharField(
        label=gettext_lazy("A word to visitors"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("While it rests: why, or what to do. Closed: where to go instead."),
    )

    @classmethod
    def of(cls, standing: Standing | None, data: Any = None) -> "StandForm":
        """As it stands now."""
        if standing is None:
            return cls(data, initial={"how": OPEN})
        how = CLOSED if standing.closed_on else RESTS if standing.paused_on else OPEN
        words = standing.closed_words or standing.paused_words
        return cls(data, initial={"how": how, "until": standing.paused_until, "words": words})

    def clean_until(self) -> Any:
        """A day that is still to come."""
        until = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise forms.ValidationError(_("Please give a day that is still to come."))
        return until

    def wanted(self) -> Wanted:
        """What was chosen. Call it on a valid form only."""
        how, given = self.cleaned_data["how"], self.cleaned_data
        return Wanted(
            rests=how == RESTS,
            until=given["until"] if how == RESTS else None,
            closed=how == CLOSED,
            words=given["words"] if how != OPEN else "",
        )
