"""Small forms of keeping: resting, closing, remarks, inviting, asking to join."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.fields import LineField, VoiceField
from groups.stewards.forms.fields import Tick

LINES = {"rows": 3, "autocomplete": "off"}
DAY = {"type": "date", "autocomplete": "off", "class": "input-short"}


class PauseForm(forms.Form):
    """Until when, and a word to visitors."""

    use_required_attribute = False

    until = forms.DateField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy(
            "It comes back on that day by itself. Leave it empty if you do not know yet."
        ),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=dict(DAY)),
        error_messages={"invalid": gettext_lazy("Please write a day, such as 2027-03-01.")},
    )
    words = LineField(
        label=gettext_lazy("A word to people who look for you"),
        help_text=gettext_lazy("For example: “We take a break over the summer.”"),
        limit=300,
        required=False,
        widget=forms.Textarea(attrs=dict(LINES)),
    )

    def clean_until(self) -> date | None:
        """A day that is to come."""
        until: date | None = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise ValidationError(_("This day is over. Please choose one that is to come."))
        return until


class CloseForm(forms.Form):
    """Where to go instead; and a tick, for what cannot be taken back."""

    use_required_attribute = False

    words = LineField(
        label=gettext_lazy("Where can people go instead?"),
        help_text=gettext_lazy("It stands on the page for those who still come by."),
        limit=500,
        required=False,
        widget=forms.Textarea(attrs=dict(LINES)),
    )
    sure = Tick(
        label=gettext_lazy("Yes, close it for good"),
        required=True,
    )

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["sure"].error_messages["required"] = _(
            "Please tick this, so that nothing is closed by mistake."
        )


class RemarkForm(forms.Form):
    """A remark to the editors of the list."""

    use_required_attribute = False

    text = VoiceField(
        label=gettext_lazy("What would you like to say?"),
        rows=5,
        limit=2_000,
        error_messages={"required": gettext_lazy("There is nothing in it yet.")},
    )


class InviteForm(forms.Form):
    """Whom to let in."""

    use_required_attribute = False

    address = forms.EmailField(
        label=gettext_lazy("Their email address"),
        help_text=gettext_lazy("We send one letter with a link, and do not keep the address."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Please type their email address."),
            "invalid": gettext_lazy("This does not look like an email address."),
        },
    )
    hands_over = Tick(
        label=gettext_lazy("I hand it over: once they have come in, I leave"),
    )


class JoinForm(forms.Form):
    """Who asks."""

    use_required_attribute = False

    words = LineField(
        label=gettext_lazy("Who are you there?"),
        help_text=gettext_lazy(
            "The people who look after it read this, and your email address with it."
        ),
        limit=500,
        widget=forms.Textarea(attrs=dict(LINES)),
        error_messages={"required": gettext_lazy("Please say a few words about who you are.")},
    )
