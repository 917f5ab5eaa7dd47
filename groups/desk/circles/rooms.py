"""The rooms of circles: what is not shared with those of listings."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from groups.desk import addresses
from groups.desk.circles.beside import beside
from groups.desk.circles.hints import hints_for
from groups.desk.circles.panels import EDIT_HANDLER, LABELS
from groups.desk.rooms import Rooms, Words
from groups.desk.states import OF_CIRCLES
from groups.models import Circle

COLUMNS: Final = (
    "name about text_language way place_name region_name country joining joining_words languages"
    " convenor host training training_words co_reflection co_reflection_words confidentiality"
    " confidentiality_limits crisis_call crisis audiences audience_words access access_words"
    " cost_kind cost funder ties networks logo logo_alt"
).split()

CIRCLES: Final = Rooms(
    space=addresses.CIRCLES,
    rows=lambda: Circle.objects.select_related("meeting", "host"),
    edit_handler=EDIT_HANDLER,
    columns=tuple(COLUMNS),
    labels=LABELS,
    hints_for=hints_for,
    states=OF_CIRCLES,
    words=Words(
        title=_("Circles"),
        new=_("New circle"),
        gone=_("This circle is not here any more."),
        unnamed=_("Circle without a name"),
        ask=_(
            "Not whether you like it: whether it is a circle of peers, whether it says plainly who "
            "convenes it, what stays there and whether anybody is called, and whether no private "
            "person is named who does not want it."
        ),
    ),
    beside=beside,
)
