"""Zones as an organiser says them: by towns. A list of IANA names comes out."""

from functools import lru_cache
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from community.lib.geo import fold
from community.lib.zones import known
from community.where import find_where
from groups.actions.meet import MOST_ZONES
from groups.circles.zones import countries_of_zones
from groups.stewards.forms.fields import QUIET

LONGEST: Final = 200


class ZonesField(forms.CharField):
    """Up to three towns with commas between them: their time is printed beside the circle's."""

    widget = forms.TextInput(attrs=dict(QUIET))

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=LONGEST, **options)

    def prepare_value(self, value: Any) -> Any:
        """By the towns that the zones are called after."""
        return ", ".join(typed(name) for name in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Raises ``ValidationError`` that names the town that is not known."""
        parts = [part.strip() for part in str(super().to_python(value)).split(",")]
        found = {part: zone_of(part) for part in parts if part}
        unknown = [part for part, zone in found.items() if not zone]
        if unknown:
            message = gettext("We do not know this town: %(names)s. Please try a larger one.")
            raise ValidationError(message % {"names": ", ".join(unknown)})
        zones = list(dict.fromkeys(found.values()))
        if len(zones) > MOST_ZONES:
            raise ValidationError(gettext("There is room for three."))
        return zones


def zone_of(town: str) -> str:
    """The zone that a town lies in; "" for one that is not known."""
    if town in known():
        return town
    if named := _called().get(fold(town)):
        return named
    where = find_where(town)
    spots = [spot for spot in (where.spot, *where.choices) if spot]
    place = next((spot.place for spot in spots if hasattr(spot, "place")), None)
    return place.timezone if place and place.timezone in known() else ""


def typed(name: str) -> str:
    """What somebody could type to mean this zone."""
    town = _town(name)
    return town if _called().get(fold(town)) == name else name


@lru_cache(maxsize=1)
def _called() -> dict[str, str]:
    """Zones by the towns that they are called after; a name of today before an older one."""
    older = {fold(_town(name)): name for name in sorted(known()) if "/" in name or name == "UTC"}
    return older | {fold(_town(name)): name for name in sorted(countries_of_zones())}


def _town(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")
