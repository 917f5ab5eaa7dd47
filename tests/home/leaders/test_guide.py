"""The guide's page on leaders has a door to each tool, and each door opens."""

import html
import re

import pytest
from django.test import Client

from home.prepare.guide import guide_texts

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_door_opens(client: Client, language: str) -> None:
    (page,) = [one for one in guide_texts(language) if one.path.endswith("talk-to-leaders")]
    text = str(dict(page.body)["text"])
    doors = [html.unescape(door) for door in re.findall(r'href="([^"]+)"', text)]
    tools = ("who-decides/", "", "meeting/", "record/")
    assert doors[:4] == [f"/{language}/dossier/letters/{tool}" for tool in tools]
    for door in doors:
        assert client.get(door).status_code == 200, door
