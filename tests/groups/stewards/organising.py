"""What an organiser does, as requests."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from community.lib.geo import fold
from community.models import Place, PlaceName
from tests.groups.factories import BRNO

ADDRESS = "jana@voices.example"
ANSWERS: dict[str, dict[str, Any]] = {
    "who": {
        "name": "Brno Voices",
        "text_language": "en",
        "kind": "user-led",
        "control": "majority",
        "control_as": ["board"],
        "control_words": "Five of seven on our board.",
    },
    "what": {
        "about": "We meet on Tuesdays and go along to appointments.",
        "offers": ["someone-along"],
        "audiences": ["women"],
        "languages": ["cs", "en"],
        "on_force": "We are against it.",
    },
    "where": {"scope": "town", "town": "Brno", "access": ["step-free"], "cost": "Nothing"},
    "reach": {
        "email_0": "hello@voices.example",
        "phone_0": "+420 123 456 789",
        "phone_0_shown": "on",
        "website_0": "voices.example",
        "website_0_shown": "on",
    },
    "ties": {"funder": "Nobody", "ties": "none"},
}


def make_place(name: str = "Brno", geonames_id: int = BRNO["geonames_id"], **fields: Any) -> Place:
    """A town of the gazetteer, found by its name."""
    values = {
        "country": "CZ",
        "region_name": "South Moravian",
        "latitude": 49.19522,
        "longitude": 16.60796,
        "population": 400_000,
        "timezone": "Europe/Prague",
    } | fields
    place = Place.objects.create(geonames_id=geonames_id, name=name, **values)
    PlaceName.objects.create(place=place, key=fold(name), name=name)
    return place


def newest_code() -> str:
    """The code in the newest letter."""
    found = re.search(r"^[\d-]{8,}$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found.group()


def come_in(client: Client, address: str = ADDRESS, *, wanted: str = "") -> str:
    """Sign in by a code; where that led."""
    asked = client.post("/en/find/enter/", {"address": address, "next": wanted})
    assert asked.status_code == 302
    done = client.post(asked.url, {"code": newest_code()})
    assert done.status_code == 302
    return str(done.url)


def fill_in(client: Client, **changes: dict[str, Any]) -> str:
    """Every part of adding; where the last one led."""
    onward = ""
    for name, answers in ANSWERS.items():
        sent = client.post(f"/en/find/add/{name}/", answers | changes.get(name, {}))
        assert sent.status_code == 302, sent.context["form"].errors
        onward = sent.url
    return onward
