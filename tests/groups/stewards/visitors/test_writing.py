"""A letter to a group that shows no address: it arrives, and leaves nothing behind."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.logs import QuietFormatter
from community.residue.needles import Needle
from community.residue.report import search
from groups.actions.suggest import suggest
from groups.models import Group
from groups.models.suggestion import SuggestionKind
from tests.groups.factories import TODAY, make_group, make_steward

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
WORDS = "Quastenflosser in the zwielicht of Brindlewick"
SENDER = "lanternfish-borrowed@example.net"
HERE = "/en/find/quiet-group/write/"
LETTER = {"text": WORDS, "contact": SENDER, "confirmed": "1"}


@pytest.fixture(autouse=True)
def group(on_that_day: None) -> Group:
    cache.clear()
    made = make_group(
        "Quiet group", slug="quiet-group", hidden_contacts={"email": "in@quiet.example"}
    )
    make_steward(made)
    return made


@pytest.fixture
def on_that_day() -> Iterator[None]:
    with time_machine.travel(f"{TODAY}T10:00:00Z"):
        yield


@pytest.fixture
def log() -> Iterator[None]:
    """Everything that is logged, down to the last detail, into a file that residue searches."""
    folder = Path(settings.LOG_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(folder / "letters.log")
    handler.setFormatter(QuietFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()
    (folder / "letters.log").unlink()


def found(*texts: str) -> list[Any]:
    return search([Needle(number, text) for number, text in enumerate(texts, 1)]).findings


def rows() -> dict[str, int]:
    """How many rows there are of everything but sessions."""
    models = [model for model in apps.get_models() if model._meta.label != "sessions.Session"]
    return {model._meta.label: model._default_manager.count() for model in models}


def test_it_arrives_plain_and_is_answered_to_its_sender(client: Client) -> None:
    assert client.post(HERE, LETTER).url == "/en/find/suggest/written/"
    (letter,) = mail.outbox
    assert letter.to == ["in@quiet.example"] and letter.reply_to == [SENDER]
    assert letter.cc == letter.bcc == [] and letter.content_subtype == "plain"
    assert WORDS in str(letter.body) and SENDER in str(letter.body)
    assert letter.subject == "A letter for you"
    headers = str(letter.message()).partition("\n\n")[0]
    assert "127.0.0.1" not in headers and "testserver" not in headers


def test_nothing_of_it_is_left(client: Client, log: None) -> None:
    before = rows()
    client.get(HERE)
    client.post(HERE, LETTER | {"contact": "no address", "text": WORDS})
    assert client.post(HERE, LETTER).status_code == 302
    client.get("/en/find/suggest/written/")
    assert len(mail.outbox) == 1
    assert rows() == before
    assert found(WORDS, SENDER) == []
    assert not client.session.keys()
    # Without this the zeros before would prove nothing.
    suggest(
        suggestion_id=Group.objects.get().pk,
        kind=SuggestionKind.NEW,
        language="en",
        today=TODAY,
        text=WORDS,
        contact=SENDER,
    )
    assert {one.number for one in found(WORDS, SENDER)} == {1, 2}


def test_a_letter_that_cannot_go_stays_in_its_box_and_in_no_log(
    client: Client, settings: Any, log: None
) -> None:
    settings.EMAIL_BACKEND = "tests.stories.broken_mail.BrokenMail"
    answer = client.post(HERE, LETTER)
    assert answer.status_code == 503 and WORDS in answer.content.decode()
    assert (
        found(WORDS, SENDER, "in@quiet.example")[1:] == []
        or {one.needle for one in found(WORDS, SENDER)} == set()
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert client.post(HERE, LETTER).status_code == 302
    assert len(mail.outbox) == 1


def test_a_second_press_sends_no_second_letter(client: Client) -> None:
    once = client.get(HERE).context["once"]
    for _press in range(2):
        client.post(HERE, LETTER | {"form_secret_once": once})
    assert len(mail.outbox) == 1


def test_without_an_address_of_its_own_its_organisers_get_it(client: Client, group: Group) -> None:
    group.contacts.all().delete()
    make_steward(group, "second@example.org")
    client.post(HERE, LETTER)
    assert [letter.to for letter in mail.outbox] == [
        ["organiser@example.org"],
        ["second@example.org"],
    ]


@pytest.mark.parametrize("address", ["a@b.example\nBcc: x@y.example", "a@b.example, c@d.example"])
def test_no_header_slips_in(client: Client, address: str) -> None:
    answer = client.post(HERE, LETTER | {"contact": address})
    assert answer.status_code == 200 and not mail.outbox


def test_a_machine_sends_nothing(client: Client) -> None:
    quick = {"text": WORDS, "contact": SENDER}
    answer = client.post(HERE, quick)
    assert "once more" in answer.content.decode() and not mail.outbox
    assert answer.context["form"]["text"].value() == WORDS
    client.post(HERE, LETTER | {"confirmed": "", "website": "http://spam.example"})
    assert not mail.outbox


def test_a_flood_is_stopped_and_the_words_stay(client: Client) -> None:
    answers = [client.post(HERE, LETTER).status_code for _letter in range(12)]
    assert answers.count(429) == 2 and len(mail.outbox) == 10
    assert WORDS in client.post(HERE, LETTER).content.decode()


@pytest.mark.parametrize(
    "state", [{"paused_on": TODAY}, {"closed_on": TODAY}, {"confirmed_on": None}]
)
def test_nobody_writes_to_what_is_not_listed(
    client: Client, group: Group, state: dict[str, Any]
) -> None:
    type(group.standing).objects.update(**state)
    assert client.get(HERE).status_code == client.post(HERE, LETTER).status_code == 404
    assert not mail.outbox


def test_a_group_that_shows_its_address_needs_no_letter_of_ours(client: Client) -> None:
    make_group("Open", slug="open", contacts={"email": "open@example.org"})
    assert client.get("/en/find/open/write/").url == "/en/find/open/"
