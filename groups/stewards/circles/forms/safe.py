"""What stays in the circle, and what happens when somebody is in a crisis."""

from django.utils.translation import gettext_lazy as _

from community.fields import VoiceField
from groups.circles.choices import CrisisCall
from groups.models.group import LONG
from groups.stewards.circles.forms.part import CirclePart
from groups.stewards.forms.fields import Pick


class SafeForm(CirclePart):
    """People decide by this whether they dare to come."""

    title = _("What stays in the circle, and in a crisis")
    lead = _("Somebody who was held against their will reads this before they come. Plain is best.")

    confidentiality = VoiceField(
        label=_("What stays in the circle?"),
        help_text=_("For example: “What is said here stays here. We write nothing down.”"),
        rows=3,
        limit=LONG,
        error_messages={"required": _("Please say what stays in the circle.")},
    )
    confidentiality_limits = VoiceField(
        label=_("Is there anything that you would pass on? To whom?"),
        help_text=_("Leave it empty if you have not talked about it yet."),
        rows=3,
        limit=LONG,
        required=False,
    )
    crisis_call = Pick(
        label=_("Would anybody be called without a person’s agreement?"),
        choices=CrisisCall.choices,
    )
    crisis = VoiceField(
        label=_("What do you do when somebody is in a crisis?"),
        help_text=_("For example: “Two of us stay with you, and you say what you want.”"),
        rows=3,
        limit=LONG,
        required=False,
    )
