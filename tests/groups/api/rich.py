"""An entry that says everything there is to say."""

from datetime import date

from community.lib.geo import fold
from community.models.places import Place, PlaceName
from groups.choices import Kind, Scope
from groups.models import Contact, Group
from tests.groups.factories import TODAY, make_group

EVERYTHING = {
    "name": "=Okno, „Brno“; and more",
    "short_name": "Okno",
    "about": "We meet.\nCome in.",
    "control": "majority",
    "control_as": ["board", "founders"],
    "control_words": "All of us.",
    "on_rights": "The Convention,\nall of it.",
    "on_force": "-never",
    "offers": ["legal-help", "peer-support", "open-dialogue"],
    "audiences": ["lived-experience", "women"],
    "audience_words": "Everybody.",
    "languages": ["cs", "en", "so"],
    "access": ["step-free", "quiet-space"],
    "access_words": "Ring the bell.",
    "opening": "Tuesdays, 17 to 19",
    "cost": "Free",
    "online": True,
    "region_code": "78",
    "funder": "The city",
    "ties": "none",
    "source_url": "https://example.org/source",
    "source_on": date(2026, 1, 2),
    "contacts": {
        "email": "hello@example.org",
        "phone": "+420 500 000 001",
        "website": "https://okno.example.org/",
        "address": "Street 1; Brno",
        "social": "https://social.example.org/okno",
    },
    "hidden_contacts": {"email": "needle@example.org", "phone": "+420 999 999 999"},
}


def make_rich(**changes) -> Group:
    network = make_group(
        "Wide Network", kind=Kind.NETWORK, scope=Scope.INTERNATIONAL, countries=["CZ", "AT"]
    )
    group = make_group(**(EVERYTHING | {"networks": [str(network.pk)]} | changes))
    Contact.objects.create(
        group=group, channel="email", value="more@example.org", shown=True, agreed_on=TODAY
    )
    return group


def make_town(number: int, name: str, country: str, lat: float, lon: float, **fields) -> Place:
    """A town in the gazetteer, by its own name."""
    values = {"population": 100_000, "timezone": "Europe/Prague"} | fields
    place = Place.objects.create(
        geonames_id=number, name=name, country=country, latitude=lat, longitude=lon, **values
    )
    PlaceName.objects.create(place=place, key=fold(name), name=name)
    return place


def make_brno() -> Place:
    """The town of the factories."""
    return make_town(
        3078610, "Brno", "CZ", 49.19522, 16.60796, region_code="78", region_name="South Moravian"
    )
