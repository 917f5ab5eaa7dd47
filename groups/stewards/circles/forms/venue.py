"""The address and the link, and who sees them. Live at once: nothing of it is a claim."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.actions.meet import Whereabouts
from groups.circles.choices import LinkShown, VenueShown
from groups.claims import newest
from groups.models import Circle, Group
from groups.stewards.circles.forms.part import CirclePart, circle_of
from groups.stewards.forms.fields import Pick
from groups.stewards.forms.reach import refuse_few_digits

NOT_AN_ADDRESS: Final = _("This does not look like an address on the web.")
AT_A_PLACE: Final = ("venue_name", "venue", "venue_words", "venue_shown")
AT_A_DISTANCE: Final = ("link", "number", "link_shown")
BEGINS: Final = {"venue_shown": VenueShown.TOWN, "link_shown": LinkShown.CONTACT}


class VenueForm(CirclePart):
    """Only what fits the way in which people meet is asked, and by default nothing is shown."""

    title = _("The address and the link")
    lead = _(
        "Only what you allow here is shown. You can change it at any time, and it shows at once."
    )

    venue_name = LineField(
        label=_("Name of the house or room"),
        help_text=_("For example: “Community centre, room 3”."),
        limit=150,
        required=False,
    )
    venue = LineField(label=_("Address"), limit=300, required=False)
    venue_words = LineField(
        label=_("How to find it"),
        help_text=_("For example: “Blue door, ring at Okno, lift on the left.”"),
        limit=300,
        required=False,
    )
    venue_shown = Pick(label=_("Who sees the address?"), choices=VenueShown.choices)
    link = forms.URLField(
        label=_("Link to the meeting"),
        help_text=_("A link that everybody sees can be used by everybody."),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"], message=NOT_AN_ADDRESS)],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        error_messages={"invalid": NOT_AN_ADDRESS},
    )
    number = LineField(
        label=_("Number to call"), limit=100, required=False, validators=[refuse_few_digits]
    )
    link_shown = Pick(label=_("Who sees the link and the number?"), choices=LinkShown.choices)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        known = BEGINS | dict(initial or {})
        super().__init__(data, initial=known)
        circle = Circle(way=known.get("way", ""))
        away = [] if circle.meets_somewhere else [*AT_A_PLACE]
        away += [] if circle.meets_at_a_distance else [*AT_A_DISTANCE]
        for name in away:
            del self.fields[name]

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """The way in which people meet."""
        return {"way": parts.get("where", {}).get("claims", {}).get("way", "")}

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """As it is now, for the way that was said last."""
        meeting = circle_of(group).meeting
        known = {name: getattr(meeting, name) for name in (*AT_A_PLACE, *AT_A_DISTANCE)}
        return known | {"way": getattr(newest(group), "way", "")}

    def clean(self) -> dict[str, Any]:
        """Nothing of this is a claim."""
        return self.clean_alone()

    def claims(self) -> dict[str, Any]:
        """None: it has no versions."""
        return {}

    def kept(self) -> dict[str, Any]:
        """What is asked; what is not asked is taken out."""
        return asdict(self.whereabouts())

    def whereabouts(self) -> Whereabouts:
        """What was filled in. Call it on a valid form only."""
        return Whereabouts(**self.cleaned_data)
