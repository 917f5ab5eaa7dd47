"""What can wait: for whom it is, what is there for whom it would be closed, what it costs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.choices import Audience
from groups.circles.choices import ACCESS, CoReflection, Cost, MeetingAccess, VenueAccess
from groups.models import Circle, Group
from groups.models.group import SHORT
from groups.stewards.circles.forms.part import CirclePart, unsaid
from groups.stewards.forms.fields import Pick, Ticks


class MoreForm(CirclePart):
    """Each answer left out reads “not said yet”."""

    title = _("What people would like to know")
    lead = _("All of this can wait. What you leave out reads “not said yet”.")

    about = LineField(
        label=_("In a sentence or two: what is it like with you?"),
        limit=SHORT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "data-counter": SHORT}),
    )
    audiences = Ticks(
        label=_("Who is it for?"),
        help_text=_("Choose nothing if it is for everyone."),
        choices=Audience.choices,
        columns=True,
    )
    audience_words = LineField(
        label=_("Anything more about who it is for"), limit=SHORT, required=False
    )
    at_venue = Ticks(
        label=_("What is there at the place?"),
        help_text=_("Tick only what is really there. Somebody may travel far because of it."),
        choices=VenueAccess.choices,
        columns=True,
    )
    at_meeting = Ticks(
        label=_("What is there in the meeting?"), choices=MeetingAccess.choices, columns=True
    )
    access_words = LineField(label=_("More about access"), limit=SHORT, required=False)
    cost_kind = Pick(label=_("What does it cost?"), choices=unsaid(Cost.choices), required=False)
    cost = LineField(label=_("More about the cost"), limit=SHORT, required=False)
    co_reflection = Pick(
        label=_("Do those who convene it meet for co-reflection?"),
        help_text=_("They look together at how they are with each other and with the circle."),
        choices=unsaid(CoReflection.choices),
        required=False,
    )
    co_reflection_words = LineField(
        label=_("More about co-reflection"), limit=SHORT, required=False
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        if not Circle(way=(initial or {}).get("way", "")).meets_somewhere:
            del self.fields["at_venue"]

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """The way in which people meet."""
        return {"way": parts.get("where", {}).get("claims", {}).get("way", "")}

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """Access by where it is: at the place, or in the meeting."""
        known = super().read(group)
        at_venue = [slug for slug in group.access if slug in VenueAccess.values]
        at_meeting = [slug for slug in group.access if slug in MeetingAccess.values]
        way = getattr(group, "way", "")
        return known | {"at_venue": at_venue, "at_meeting": at_meeting, "way": way}

    def claims(self) -> dict[str, Any]:
        """Both kinds of access are one list."""
        said = dict(self.cleaned_data)
        there = {*said.pop("at_venue", []), *said.pop("at_meeting")}
        return said | {"access": [slug for slug, _label in ACCESS if slug in there]}
