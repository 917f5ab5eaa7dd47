"""What an organiser is asked about an entry, in parts: each a screen when adding, and later on."""

from typing import Final

from groups.stewards.forms.part import PartForm
from groups.stewards.forms.reach import ReachForm
from groups.stewards.forms.ties import TiesForm
from groups.stewards.forms.what import WhatForm
from groups.stewards.forms.where import WhereForm
from groups.stewards.forms.who import WhoForm

# In the order in which they are asked. `reach` is no claim: it is changed without a check.
PARTS: Final[dict[str, type[PartForm]]] = {
    "who": WhoForm,
    "what": WhatForm,
    "where": WhereForm,
    "reach": ReachForm,
    "ties": TiesForm,
}
CLAIM_PARTS: Final = [name for name in PARTS if name != "reach"]

__all__ = ["CLAIM_PARTS", "PARTS", "PartForm", "ReachForm"]
