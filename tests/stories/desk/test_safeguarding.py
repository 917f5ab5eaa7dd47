"""The protocol ships with the software: beside the flag, in both languages, the Law unbent."""

from pathlib import Path

import pytest
from django.conf import settings

from community.models import House, Words
from community.words import shipped
from stories.desk.safeguarding import GROUP
from tests.stories.desk.conftest import BOTH, address, open_it
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


READY = "Are you safe tonight?"


def words(language="en"):
    return shipped(language)["write.safe-tonight"].body


def test_the_lead_puts_ready_words_into_the_box_and_sends_them_changed(staff_client):
    lead, told = staff_client("lea", "Safeguarding leads"), tell("waiting")
    open_it(lead, told.submission, "safeguarding")
    room = address(told.submission, "messages")
    assert READY in lead.get(room).content.decode()
    page = lead.post(room, {"ready": "safe-tonight", "body": "Dear you,"})
    box = page.context["form"]["body"].value()
    assert box == f"Dear you,\n\n{words()}"
    # Nothing is sent by it, and no address of it stays in the browser's list.
    assert not told.submission.messages.exists()
    assert "?" not in page.request["PATH_INFO"] and not page.request["QUERY_STRING"]
    lead.post(room, {"body": box})
    assert told.submission.messages.count() == 1


def test_made_up_ready_words_lose_nothing_and_a_moderator_finds_none(staff_client):
    lead, mira, told = (
        staff_client("lea", "Safeguarding leads"),
        staff_client("mira"),
        tell("waiting"),
    )
    for client in (lead, mira):
        open_it(client, told.submission, "safeguarding")
    room = address(told.submission, "messages")
    page = lead.post(room, {"ready": "no such words", "body": "Dear you,"})
    assert page.context["form"]["body"].value() == "Dear you,"
    assert READY not in mira.get(room).content.decode()
    page = mira.post(room, {"ready": "safe-tonight", "body": "Dear you,"})
    assert page.context["form"]["body"].value() == "Dear you,"


def test_they_come_in_the_author_s_language_and_staff_may_reword_them(staff_client):
    lead, told = staff_client("lea", "Safeguarding leads"), tell("waiting", language="de")
    open_it(lead, told.submission, "safeguarding")
    room = address(told.submission, "messages")
    page = lead.post(room, {"ready": "safe-tonight", "body": ""})
    expected = words("de") if told.submission.language == "de" else words()
    assert page.context["form"]["body"].value() == expected
    Words.objects.create(
        key="write.safe-tonight", language=told.submission.language, title="T", body="Ours."
    )
    page = lead.post(room, {"ready": "safe-tonight", "body": ""})
    assert page.context["form"]["body"].value() == "Ours."


@pytest.mark.parametrize(
    ("language", "sends", "asks"),
    [
        ("en", "We send nobody to you, unless you ask us to.", "are you safe tonight?"),
        ("de", "Wir schicken niemanden zu Ihnen, außer", "Sind Sie heute Nacht sicher?"),
    ],
)
def test_they_keep_the_law_and_do_not_read_like_a_form(language, sends, asks):
    text = words(language)
    assert sends in text and asks in text
    # A person speaks, and asks one thing: no list, no figure, no second question mark.
    assert text.count("?") == 1 and not any(sign.isdigit() for sign in text)
    assert "- " not in text and ":\n" not in text


def test_where_the_house_names_an_exception_the_lead_is_told_to_say_it(staff_client):
    lead, told = staff_client("lea", "Safeguarding leads"), tell("waiting")
    open_it(lead, told.submission, "safeguarding")
    room = address(told.submission, "messages")
    hint = "Your house names a legal exception."
    assert hint not in lead.get(room).content.decode()
    house = House.load()
    house.legal_exception = "Section 12 of the Example Act."
    house.save()
    assert hint in lead.get(room).content.decode()
