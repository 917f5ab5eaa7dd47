"""Help lines, each with the source that says so."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from community.models import Helpline


def checked(line: Helpline) -> str:
    """The day on which a person here looked it up, if one did."""
    if line.known_wrong:
        return gettext("wrong: shown to nobody")
    if line.not_checked_since:
        return gettext("not since %(day)s") % {"day": date_format(line.not_checked_since)}
    return date_format(line.checked_on) if line.checked_on else gettext("not yet")


class HelplineForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A line. An address without a scheme is meant as https."""

    source_url = forms.URLField(label=_("Address of the source"), assume_scheme="https")

    class Meta:
        model = Helpline
        fields = [
            "country",
            "name",
            "number",
            "hours",
            "languages",
            "audience",
            "cost",
            "calls_emergency",
            "source_name",
            "source_url",
            "note",
            "checked_on",
            "known_wrong",
        ]

    def clean_number(self) -> str:
        """Something that a telephone can call."""
        number: str = self.cleaned_data["number"]
        if not any(sign.isdigit() for sign in number) or "<" in number:
            raise forms.ValidationError(gettext("Please write a number that a phone can call."))
        return number

    def clean_checked_on(self) -> date | None:
        """No day that has not come: a slip of the year would hide for years that nobody looked."""
        day: date | None = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("This day has not come yet."))
        return day


class HelplineViewSet(ModelViewSet):  # type: ignore[misc]
    """Lines that people are sent to when they need somebody now."""

    model = Helpline
    name = "helplines"
    icon = "help"
    menu_label = _("Help lines")
    list_display = [
        "name",
        "country",
        "number",
        "audience",
        Column("checked_on", label=_("Checked by a person here"), accessor=checked),
    ]
    list_filter = ["country", "audience", "calls_emergency", "known_wrong"]
    search_fields = ["name", "country", "number"]
    ordering = ["country", "audience", "name"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new line and for an old one."""
        return HelplineForm
