"""How people come together, and how somebody new joins them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from community.models import Place
from groups.circles.choices import Joining, Way
from groups.models.group import SHORT
from groups.stewards.circles.forms.part import CirclePart
from groups.stewards.forms.fields import Pick
from groups.stewards.forms.town import TownForm
from groups.stewards.places import as_claims

SOMEWHERE: Final = (Way.IN_PERSON, Way.HYBRID)
SAID: Final = ("way", "joining", "joining_words")


class WhereForm(CirclePart, TownForm):
    """A circle that meets at a place has a town; for another it says whose clock it goes by."""

    title = _("Where, and how to join")
    lead = _(
        "A town is enough here. The address and the link come next, and you say who sees them."
    )

    way = Pick(label=_("How do you meet?"), choices=Way.choices)
    town = LineField(
        label=_("The town"),
        help_text=_(
            "Online or by phone you can leave it empty. If you write it, it says whose clock you "
            "go by."
        ),
        limit=120,
        required=False,
    )
    joining = Pick(label=_("Can somebody new simply come?"), choices=Joining.choices)
    joining_words = LineField(
        label=_("How to join, in your own words"),
        help_text=_("For example: “Write to us before you come the first time.”"),
        limit=SHORT,
        required=False,
    )

    needed = ("town",)
    field_order = ("way", "town", "place", "joining", "joining_words")

    def clean(self) -> dict[str, Any]:
        """The town becomes a point; nothing in person is without one."""
        values = self.clean_alone()
        values["geonames_id"] = None
        if "town" not in self.errors and (values.get("way") in SOMEWHERE or values.get("town")):
            self.choose_town(values)
        if not self.errors:
            self.clean_as_entry()
        return values

    def claims(self) -> dict[str, Any]:
        """Everything of the place is said anew: nothing of an earlier town stays behind."""
        said = {name: self.cleaned_data[name] for name in SAID}
        place = Place.objects.filter(pk=self.cleaned_data["geonames_id"] or 0).first()
        return said | as_claims(place)
