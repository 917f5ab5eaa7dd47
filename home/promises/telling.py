"""Telling a promise, without an account: the form, and the receipt."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_countries import countries

from community.fields import PRIVATE, LineField, VoiceField
from community.forms import PlainSelect
from community.language import page_language
from groups.stewards.visitors.receive import receive
from home.promises.keep import keep_told
from home.telling import country_asked, kept, waiting_days

ADDRESS_WRONG = _("This does not look like an address on the internet.")


class TellForm(forms.Form):
    """One promise. No name of a person is asked for, and no address to answer to."""

    use_required_attribute = False

    office = LineField(
        label=_("Who promised it?"),
        help_text=_("The name of the office, the ministry or the hospital. Not of a person."),
        limit=200,
        error_messages={"required": _("Please write which office promised it.")},
    )
    country = forms.ChoiceField(
        label=_("In which country?"),
        choices=lambda: [("", gettext("Please choose")), *countries],
        widget=PlainSelect,
        error_messages={"required": _("Please choose a country.")},
    )
    place = LineField(
        label=_("Where?"),
        help_text=_("A town or a region, if it is not the whole country."),
        limit=200,
        required=False,
    )
    promised = VoiceField(
        label=_("What did they promise?"),
        help_text=_("In one or two sentences. Write nothing about a single person."),
        rows=3,
        limit=500,
        error_messages={"required": _("Please say what they promised.")},
    )
    promised_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date", **PRIVATE}),
        error_messages={
            "required": _("Please say on which day they promised it."),
            "invalid": _("Please write a day such as 2026-01-31."),
        },
    )
    due_on = forms.DateField(
        label=_("Until when?"),
        help_text=_("If they named a day."),
        widget=forms.DateInput(attrs={"type": "date", **PRIVATE}),
        required=False,
        error_messages={"invalid": _("Please write a day such as 2026-01-31.")},
    )
    source_title = LineField(
        label=_("Where does it stand?"),
        help_text=_("A newspaper, their own page, the minutes of a meeting."),
        limit=300,
        error_messages={"required": _("Please say where it can be read.")},
    )
    source_url = forms.URLField(
        label=_("Its address on the internet"),
        help_text=_("Everybody must be able to read it there: we look at it, and so do readers."),
        assume_scheme="https",
        max_length=500,
        widget=forms.URLInput(attrs=dict(PRIVATE)),
        error_messages={
            "required": _(
                "Please copy the address of the page where it can be read. We look it up there "
                "before we show it."
            ),
            "invalid": ADDRESS_WRONG,
        },
    )
    came = VoiceField(
        label=_("What came of it?"),
        help_text=_("If you know."),
        rows=3,
        limit=500,
        required=False,
    )
    came_url = forms.URLField(
        label=_("Where does that stand?"),
        help_text=_("An address on the internet."),
        assume_scheme="https",
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs=dict(PRIVATE)),
        error_messages={"invalid": ADDRESS_WRONG},
    )
    told_by = LineField(
        label=_("Which organisation tells it?"),
        help_text=_("Its name is shown. Leave it empty if you are no organisation."),
        limit=150,
        required=False,
    )

    def clean_promised_on(self) -> date:
        """No day that has not come."""
        day: date = self.cleaned_data["promised_on"]
        if day > timezone.localdate():
            raise ValidationError(gettext("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Days in their order, also where the first of them is wrong by itself."""
        said = super().clean() or {}
        due = said.get("due_on")
        begun = said.get("promised_on") or self._typed_day("promised_on")
        if begun and due and due < begun:
            self.add_error("due_on", gettext("This day is before the promise."))
        return said

    def _typed_day(self, name: str) -> date | None:
        field = self.fields[name]
        try:
            day: date | None = field.to_python(self.data.get(self.add_prefix(name)))
        except ValidationError:
            return None
        return day


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """The form; nothing that was typed is lost, whatever stands in the way."""
    sent = request.POST if request.method == "POST" else None
    form = TellForm(sent, initial=country_asked(request))
    return receive(
        request,
        form,
        "promises/tell.html",
        counted_as="promises-told",
        subject="",
        keep=lambda once: kept(lambda: _keep(once, form.cleaned_data), then="came-of-it:told"),
        days=waiting_days(),
    )


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """The receipt, the same for everybody."""
    return render(request, "promises/told.html", {"days": waiting_days()})


def _keep(once: UUID, said: dict[str, Any]) -> None:
    keep_told(once=once, said=said, language=page_language(), today=timezone.localdate())
