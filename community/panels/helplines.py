"""Help lines, each with the source that says so."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from community.models import Helpline


def checked(line: Helpline) -> str:
    """The day on which a person here looked it up, if one did."""
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
            "source_name",
            "source_url",
            "note",
            "checked_on",
        ]


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
    list_filter = ["country", "audience"]
    search_fields = ["name", "country", "number"]
    ordering = ["country", "audience", "name"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new line and for an old one."""
        return HelplineForm
