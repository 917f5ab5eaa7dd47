"""The town of an entry, as it is in the gazetteer: what an entry keeps of it, and back."""

from typing import Final

from community.models import Place
from groups.lists import country_name
from groups.models import Group

# More towns of one name than this are no help in a list; "Neustadt, Saxony" narrows.
MOST_CHOICES: Final = 20


def towns_named(text: str) -> list[Place]:
    """Towns that somebody may mean, the largest first."""
    return list(Place.objects.named(text.strip())[:MOST_CHOICES])


def town_label(place: Place) -> str:
    """Enough to tell it from the others of its name."""
    parts = [place.name, place.region_name, country_name(place.country)]
    return ", ".join(part for part in parts if part)


def typed_town(group: Group) -> str:
    """The town of this entry as somebody could type it again; "" for none."""
    where = country_name(group.country)
    return f"{group.place_name}, {where}" if group.place_name and where else group.place_name


def put_in(group: Group, place: Place) -> None:
    """Let the entry stand in this town. Nothing is saved."""
    group.geonames_id, group.place_name = place.pk, place.name
    group.country, group.region_code = place.country, place.region_code
    group.region_name = place.region_name
    group.latitude, group.longitude = place.latitude, place.longitude


def take_out(group: Group) -> None:
    """Let it stand nowhere. The country stays. Nothing is saved."""
    group.geonames_id = group.latitude = group.longitude = None
    group.place_name = group.region_code = group.region_name = ""
