"""The protocol ships with the software: beside the flag, in both languages, the Law unbent."""

from pathlib import Path

import pytest
from django.conf import settings

from community.models import House, Words
from community.words import shipped
from stories.desk.safeguarding import GROUP
from tests.stories.desk.conftest import BOTH, address
from tests.stories.telling import tell

pytestmark = BOTH
PAGE = "/admin/safeguarding/"
LAW = "We do not send police, an ambulance or any service to an author without their agreement."


def parts(language="en"):
    return [row for key, row in shipped(language).items() if key.startswith(f"{GROUP}.")]


def test_the_handbook_says_the_same_as_the_page():
    handbook = (Path(settings.ROOT) / "docs/handbooks/safeguarding.md").read_text()
    flat = " ".join(handbook.split())
    assert LAW in flat
    for part in parts():
        assert f"## {part.title}" in handbook
        for paragraph in part.paragraphs:
            assert " ".join(paragraph.split()) in flat, part.key


def test_both_languages_have_all_of_it():
    assert [part.key for part in parts()] == [part.key for part in parts("de")]
    for part in (*parts(), *parts("de")):
        assert part.title and part.body


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads"])
def test_it_stands_beside_the_flag(staff_client, role):
    client, told = staff_client("mira", role), tell("waiting")
    assert PAGE in client.get(address(told.submission)).content.decode()
    html = client.get(PAGE).content.decode()
    assert LAW in html
    for part in parts():
        assert part.title in html


def test_no_exception_is_none_and_one_that_is_named_stands_there(staff_client):
    client = staff_client()
    assert "names no legal exception, so there is none" in client.get(PAGE).content.decode()
    house = House.load()
    house.legal_exception = "Section 12 of the Example Act."
    house.save()
    html = client.get(PAGE).content.decode()
    assert "Section 12 of the Example Act." in html and LAW in html


def test_staff_may_add_to_it_and_never_edit_the_law_away(staff_client):
    Words.objects.create(key="protocol.may", language="en", title="New", body="Ours: call Ada.")
    html = staff_client().get(PAGE).content.decode()
    assert "Ours: call Ada." in html and LAW in html


@pytest.mark.parametrize("role", ["Guide editors", "Administrators"])
def test_others_do_not_need_it(staff_client, role):
    assert staff_client("eda", role).get(PAGE).url == "/admin/"


def test_a_flag_blocks_nothing(staff_client):
    client, told = staff_client(), tell("published")
    client.post(address(told.submission, "flag"))
    assert told.again().flags == ["risk"]
    assert told.submission.state == "published" and not told.submission.needs_two
