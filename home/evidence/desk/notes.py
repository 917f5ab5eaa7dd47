"""Notes about countries in the admin: each sentence with its source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from groups.private_details import names_a_person
from home.models import CountryNote


class CountryNoteForm(WagtailAdminModelForm):  # type: ignore[misc]
    """One country. An address without a scheme is meant as https."""

    country = forms.ChoiceField(label=_("country"), choices=lambda: [("", ""), *countries])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked_on"].required = True

    class Meta:
        model = CountryNote
        fields = [
            *("country", "law", "law_url", "publishes", "publishes_url"),
            *("asking", "asking_url", "authority", "checked_on"),
        ]
        widgets = {
            "checked_on": forms.DateInput(attrs={"type": "date"}),
            **dict.fromkeys(("law", "publishes", "asking"), forms.Textarea(attrs={"rows": 3})),
        }

    def clean_authority(self) -> str:
        """An office: it stands at the top of a letter that everybody can print."""
        name: str = self.cleaned_data["authority"]
        if names_a_person(name):
            raise ValidationError(
                gettext(
                    "This looks like a person’s name. Please write the office and its task, never "
                    "the name of who holds it."
                )
            )
        return name

    def clean_checked_on(self) -> Any:
        """No day that has not come."""
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError(gettext("This day has not come yet."))
        return day


class CountryNoteViewSet(ModelViewSet):  # type: ignore[misc]
    """What somebody looked up about a country."""

    model = CountryNote
    name = "country-notes"
    icon = "globe"
    menu_label = _("Notes about countries")
    list_display = ["country_name", "law", "publishes", "checked_on"]
    search_fields = ["law", "publishes", "asking"]
    ordering = ["country"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new note and for an old one."""
        return CountryNoteForm
