"""What an entry says, in words: every column that an editor looks at, lists as labels."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.columns import column_label
from groups.languages import language_name
from groups.lists import country_name, labels_of
from groups.models import Group
from groups.models.group import LISTS

COLUMNS: Final = (
    "name short_name kind about text_language source_url source_on control control_as"
    " control_words run_by_service on_rights on_force offers audiences audience_words languages"
    " scope online place_name region_name country countries access access_words opening cost"
    " funder ties networks logo logo_alt"
).split()
NO_LABELS: Final[Mapping[str, Any]] = {}


def said_by(
    group: Group, columns: Iterable[str] = COLUMNS, labels: Mapping[str, Any] = NO_LABELS
) -> list[dict[str, Any]]:
    """Label and words of each column that is filled, in the order of the form.

    `labels` are those of columns that are not called as in other places.
    """
    found = []
    for name in columns:
        words = _words(group, name)
        if words:
            label = str(labels.get(name) or column_label(name))
            found.append({"label": capfirst(label), "words": words})
    return found


def _words(group: Group, name: str) -> list[str]:
    value = getattr(group, name)
    if name in LISTS or name == "control_as":
        return labels_of(name, value or [])
    if isinstance(value, bool):
        return [_("yes")] if value else []
    if isinstance(value, date):
        return [date_format(value, "DATE_FORMAT")]
    if name == "country":
        return [country_name(value)] if value else []
    if name == "text_language":
        return [language_name(value)]
    if hasattr(group, f"get_{name}_display"):
        value = getattr(group, f"get_{name}_display")()
    return [str(value)] if value else []
