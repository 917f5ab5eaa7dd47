"""A town by its name; where several have it, they are offered and the form comes once more."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from community.where import find_where
from groups.models import Group
from groups.stewards.forms.part import PartForm, mark_needed
from groups.stewards.places import choices_for, towns_in

NUMBER: Final = re.compile(r"[0-9]{1,9}")


class TownForm(PartForm):
    """A part that asks for a town. `clean` of the part says whether it is needed."""

    beside = {"place_name": "town"}

    town = LineField(
        label=_("The town where you are"),
        help_text=_("Nobody needs it for a whole country, for several, or for online only."),
        limit=120,
        required=False,
    )
    place = forms.TypedChoiceField(
        label=_("Which of these is it?"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"autocomplete": "off"}),
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        source = self.data if self.is_bound else self.initial
        chosen = str(source.get("place") or "")
        number = int(chosen) if NUMBER.fullmatch(chosen) else None
        self.where = find_where(str(source.get("town") or ""), number=number)
        self.towns = towns_in(self.where)
        known = {str(town.place.pk) for town in self.towns}
        if self.is_bound and chosen and chosen not in known:
            # Chosen for another town, which was written over since.
            self.data = without(self.data, "place")
        if len(self.towns) < 2 and (self.where.spot or not self.towns):
            del self.fields["place"]
        else:
            mark_needed(self.fields["place"])
            self.fields["place"].choices = choices_for(self.towns)  # type: ignore[attr-defined]

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """The town by the name that finds it again."""
        known = super().read(group)
        return known | {"town": group.place_name, "place": group.geonames_id}

    def choose_town(self, values: dict[str, Any]) -> None:
        """Put its number in as `geonames_id`, or say beside the field what is missing."""
        taken = self.where.spot.place.pk if self.where.spot else None
        if not values.get("town"):
            self.add_error("town", gettext("Please write the town."))
        elif chosen := values.get("place") or taken:
            values["geonames_id"] = chosen
        elif self.towns:
            self.add_error("place", gettext("Please choose one of these."))
        else:
            self.add_error(
                "town", gettext("We do not know this town. Please try the next larger one.")
            )


def without(data: Any, name: str) -> Any:
    """What was sent, but for this answer."""
    left = data.copy()
    left.pop(name, None)
    return left
