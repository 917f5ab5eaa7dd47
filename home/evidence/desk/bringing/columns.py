"""What a column of a file of figures may be, by what headings it is known, and what is written."""

from collections.abc import Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.geo import fold
from home.models import Figure, Series

KEYS: Final = ("series", "period")
# What is the same for the whole series; what a single figure has beside its value.
OF_SERIES: Final = (
    *("country", "place", "topic", "metric", "measured_in", "definition"),
    *("licence", "retrieved_on", "notes"),
)
OF_FIGURE: Final = (
    *("coverage", "series_break", "source_title", "publisher"),
    *("source_url", "source_kind", "note"),
)
# Without these there is no figure. The value has a column also where nothing is published.
REQUIRED: Final = (*KEYS, "value")
COLUMNS: Final = ("series", *OF_SERIES, "period", "value", *OF_FIGURE)
# Two values of these are two series: what was counted before stays under its own.
DEFINING: Final = ("topic", "metric", "measured_in", "definition")
# Other headings that people have, folded.
OTHERS: Final = {"measure": "topic", "unit": "metric", "slug": "series"}
_NAMES: Final[dict[str, Promise]] = {"series": _("series"), "value": _("value")}


def match(headings: Sequence[str]) -> dict[str, int]:
    """Which field stands in which column; each once, the first that fits."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        known = fold(heading).replace(" ", "_")
        name = known if known in COLUMNS else OTHERS.get(known, "")
        if name:
            found.setdefault(name, place)
    return found


def label(name: str) -> str:
    """The field as a person calls it."""
    if name in _NAMES:
        return str(_NAMES[name])
    model = Series if name in OF_SERIES else Figure
    return str(getattr(model._meta.get_field(name), "verbose_name", name))
