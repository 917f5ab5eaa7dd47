"""What an organiser is asked about a circle, in parts: each a screen when adding, and later on."""

from typing import Final

from groups.stewards.circles.forms.more import MoreForm
from groups.stewards.circles.forms.reach import CircleReachForm
from groups.stewards.circles.forms.safe import SafeForm
from groups.stewards.circles.forms.ties import TiesForm
from groups.stewards.circles.forms.venue import VenueForm
from groups.stewards.circles.forms.when import WhenForm
from groups.stewards.circles.forms.where import WhereForm
from groups.stewards.circles.forms.who import WhoForm
from groups.stewards.forms.part import PartForm

# In the order in which they are asked: the clock is guessed from the place.
CIRCLE_PARTS: Final[dict[str, type[PartForm]]] = {
    "who": WhoForm,
    "where": WhereForm,
    "venue": VenueForm,
    "when": WhenForm,
    "safe": SafeForm,
    "reach": CircleReachForm,
    "more": MoreForm,
    "ties": TiesForm,
}
# Changed without a check.
AT_ONCE: Final = frozenset({"venue", "when", "reach"})
CAN_WAIT: Final = frozenset({"more", "ties"})
CIRCLE_CLAIM_PARTS: Final = [name for name in CIRCLE_PARTS if name not in AT_ONCE]

__all__ = [
    "AT_ONCE",
    "CAN_WAIT",
    "CIRCLE_CLAIM_PARTS",
    "CIRCLE_PARTS",
    "CircleReachForm",
    "VenueForm",
    "WhenForm",
]
