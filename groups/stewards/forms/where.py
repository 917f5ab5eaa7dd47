"""Where it is, for which area, and what is there for whom it would be closed without it."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from community.models import Place
from groups.choices import LOCAL, Access, Scope
from groups.models.group import SHORT
from groups.stewards.forms.fields import (
    CountriesField,
    Drop,
    Pick,
    Ticks,
    country_choices,
)
from groups.stewards.forms.town import TownForm
from groups.stewards.places import as_claims

FIELDS: Final = ("online", "access", "access_words", "opening", "cost")


class WhereForm(TownForm):
    """Which area it is for; a town, a country, or several."""

    title = _("Where you are, and how people get in")
    lead = _("A town is enough. A street stands on the page only if you put it in later.")
    field_order = ("scope", "town", "place")

    scope = Pick(label=_("Which area is it for?"), choices=Scope.choices)
    country = Drop(
        label=_("Country"),
        help_text=_("For a group that is there for a whole country."),
        choices=country_choices,
    )
    countries = CountriesField(
        label=_("Countries"),
        help_text=_("For a group that is there for several. For example: “Austria, Germany”."),
        required=False,
    )
    online = forms.BooleanField(
        label=_("People can also take part online"),
        required=False,
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
    )
    access = Ticks(
        label=_("What is there at your place?"),
        help_text=_("Tick only what is really there. Somebody may travel far because of it."),
        choices=Access.choices,
        columns=True,
    )
    access_words = LineField(label=_("More about access"), limit=SHORT, required=False)
    opening = LineField(
        label=_("When is it open, or when do you meet?"), limit=SHORT, required=False
    )
    cost = LineField(
        label=_("What does it cost?"),
        help_text=_("For example: “Nothing”."),
        limit=SHORT,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The town becomes a point; nothing local is without one."""
        values = self.clean_alone()
        values["geonames_id"] = None
        if values.get("scope") in LOCAL and not self.errors:
            self.choose_town(values)
        if values.get("scope") == Scope.INTERNATIONAL and not values.get("countries"):
            self.add_error("countries", gettext("Please choose the countries."))
        if not self.errors:
            self.clean_as_entry()
        return values

    def claims(self) -> dict[str, Any]:
        """Everything of the place is said anew: nothing of an earlier town stays behind."""
        values = self.cleaned_data
        said = {name: values[name] for name in ("scope", *FIELDS)}
        said |= as_claims(Place.objects.filter(pk=values["geonames_id"] or 0).first())
        if values["scope"] == Scope.COUNTRY:
            said["country"] = values["country"]
        several = values["scope"] == Scope.INTERNATIONAL
        return said | {"countries": values["countries"] if several else []}
