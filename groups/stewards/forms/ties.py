"""Who pays, which ties there are, which networks it belongs to."""

from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.choices import Kind
from groups.models import Group
from groups.models.group import SHORT
from groups.stewards.forms.fields import Ticks
from groups.stewards.forms.part import PartForm


def network_choices() -> list[tuple[str, str]]:
    """The networks on the list, by name."""
    networks = Group.objects.filter(kind=Kind.NETWORK, live=True).by_name()
    return [(str(key), name) for key, name in networks.values_list("pk", "name")]


class TiesForm(PartForm):
    """Money and ties, so that whoever looks for help can judge for themselves."""

    title = _("Who pays, and whom you belong to")
    lead = _("People ask about this first. “Nobody, we do it for free” is a good answer too.")

    funder = LineField(label=_("Who pays for it?"), limit=SHORT, required=False)
    ties = LineField(
        label=_("Ties to hospitals, clinics or companies"),
        help_text=_("Say “none” if there are none."),
        limit=SHORT,
        required=False,
    )
    networks = Ticks(label=_("Which of these networks do you belong to?"), choices=network_choices)
