"""Laws about plans in the admin: a row a country, each with its source and the day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from home.models import PlanLaw


class PlanLawForm(WagtailAdminModelForm):  # type: ignore[misc]
    """One country. An address without a scheme is meant as https."""

    country = forms.ChoiceField(label=_("country"), choices=list(countries))
    source_url = forms.URLField(label=_("where that stands"), assume_scheme="https", max_length=500)

    class Meta:
        model = PlanLaw
        fields = ["country", "binding", "law", "source_url", "checked_on", "note"]
        widgets = {"checked_on": forms.DateInput(attrs={"type": "date"})}


class PlanLawViewSet(ModelViewSet):  # type: ignore[misc]
    """Whether a plan binds: only what somebody looked up."""

    model = PlanLaw
    name = "plan-laws"
    icon = "doc-full-inverse"
    menu_label = _("Laws about plans")
    list_display = ["country_name", "binding", "law", "checked_on"]
    list_filter = ["binding"]
    search_fields = ["law", "note"]
    ordering = ["country"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new row and for an old one."""
        return PlanLawForm
