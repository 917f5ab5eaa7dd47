"""Letters to a circle: with the words that fit, with nothing left, and not from everybody."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client

from groups.actions.block import block_token, is_blocked, sender_of
from groups.actions.upkeep.sweep import sweep_blocks
from groups.models import BlockedSender, Circle, Group
from tests.groups.factories import TODAY, make_circle, make_group, make_steward
from tests.groups.stewards.visitors.test_writing import LETTER as TO_A_GROUP
from tests.groups.stewards.visitors.test_writing import found, rows

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
HERE = "/en/find/a-circle/write/"
# Of its own: what another file plants, and deletes, may stay in an index until it is swept.
WORDS = "Mondkalbin beneath Schilfrohrung near Larkenfellow"
SENDER = "heronsbill-borrowed@example.net"
LETTER = TO_A_GROUP | {"text": WORDS, "contact": SENDER}


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(f"{TODAY}T10:00:00Z"):
        yield


@pytest.fixture
def circle() -> Circle:
    return made()


def made(joining: str = "ask", **fields: Any) -> Circle:
    cache.clear()
    circle = make_circle("A circle", slug="a-circle", joining=joining, **fields)
    make_steward(circle)
    return circle


def block_link() -> str:
    link = re.search(r"http://testserver(\S+/find/block/\S+)", str(mail.outbox[-1].body))
    assert link
    return link.group(1)


@pytest.mark.parametrize(
    ("joining", "page", "letter"),
    [
        ("ask", "before you come", "asks people to write"),
        ("full", "waiting list", "waiting list"),
        ("open", "before you come", "never tell anybody"),
    ],
)
def test_the_words_fit(client: Client, joining: str, page: str, letter: str) -> None:
    made(joining)
    assert page in client.get(HERE).content.decode()
    assert client.post(HERE, LETTER).status_code == 302
    (sent,) = mail.outbox
    body = str(sent.body)
    assert sent.to == ["organiser@example.org"] and sent.reply_to == [SENDER]
    assert letter in body and "Please never tell anybody who comes" in body and WORDS in body


def test_nothing_of_it_is_left(client: Client, circle: Circle) -> None:
    before = rows()
    client.get(HERE)
    client.post(HERE, LETTER | {"contact": "no address"})
    assert client.post(HERE, LETTER).status_code == 302
    assert len(mail.outbox) == 1 and rows() == before
    assert found(WORDS, SENDER) == [] and not client.session.keys()


def test_blocking_leaves_no_address(client: Client, circle: Circle) -> None:
    client.post(HERE, LETTER)
    link = block_link()
    assert SENDER not in link
    client.post(link)
    assert BlockedSender.objects.count() == 1 and found(WORDS, SENDER) == []
    # The row of another circle cannot be compared with this one.
    other = make_circle("Other", slug="other")
    assert sender_of(SENDER, other.pk) != BlockedSender.objects.get().digest


def test_a_blocked_sender_sees_what_everybody_sees(client: Client, circle: Circle) -> None:
    client.post(HERE, LETTER)
    first = Client().post(HERE, LETTER | {"contact": "other@example.net"})
    client.post(block_link().replace("x", "x"))
    assert is_blocked("other@example.net", circle, TODAY) and not is_blocked(SENDER, circle, TODAY)
    number = len(mail.outbox)
    for address in ("other@example.net", " Other+again@Example.NET "):
        second = Client().post(HERE, LETTER | {"contact": address})
        assert (second.status_code, second.url) == (first.status_code, first.url)
        assert second.headers.keys() == first.headers.keys()
    assert len(mail.outbox) == number
    Client().post(HERE, LETTER)
    assert len(mail.outbox) == number + 1
    make_steward(make_circle("Other", slug="other"), "second@example.org")
    Client().post("/en/find/other/write/", LETTER | {"contact": "other@example.net"})
    assert len(mail.outbox) == number + 2, "at another circle they are nobody"


def test_opening_the_link_blocks_nobody(client: Client, circle: Circle) -> None:
    client.post(HERE, LETTER)
    link = block_link()
    scanner = Client(enforce_csrf_checks=True)
    page = scanner.get(link)
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    assert "noindex" in page.content.decode() and SENDER not in page.content.decode()
    assert scanner.head(link).status_code == 200
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    assert not BlockedSender.objects.exists()


def test_whoever_was_sent_the_link_back_learns_nothing(client: Client, circle: Circle) -> None:
    client.post(HERE, LETTER)
    link = block_link()
    before = Client().get(link).content
    client.post(link)
    strip = re.compile(rb'value="\w{64}"')
    assert strip.sub(b"", Client().get(link).content) == strip.sub(b"", before)


def test_pressing_twice_is_once_and_it_ends_after_a_year(client: Client, circle: Circle) -> None:
    client.post(HERE, LETTER)
    link = block_link()
    for _press in range(2):
        assert client.post(link).status_code == 302
    (one,) = BlockedSender.objects.all()
    assert (one.since, one.ends_on) == (TODAY, TODAY.replace(year=2027))
    assert sweep_blocks(today=one.ends_on) == 0
    assert sweep_blocks(today=one.ends_on + timedelta(days=1)) == 1
    with time_machine.travel(f"{one.ends_on + timedelta(days=1)}T10:00:00Z"):
        assert not is_blocked(SENDER, circle, one.ends_on + timedelta(days=1))


def test_the_link_ends_and_no_other_text_works(client: Client, circle: Circle) -> None:
    link = f"/en/find/block/{block_token(SENDER, circle)}/"
    for wrong in (link[:-3] + "/", "/en/find/block/x/", "/en/find/block/a:b:c/"):
        assert client.get(wrong).status_code == client.post(wrong).status_code == 410
    with time_machine.travel(f"{TODAY + timedelta(days=91)}T10:00:00Z"):
        assert client.post(link).status_code == 410
    assert not BlockedSender.objects.exists()


def test_a_secret_that_was_replaced_still_knows_them(
    client: Client, circle: Circle, settings: Any
) -> None:
    client.post(f"/en/find/block/{block_token(SENDER, circle)}/")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"  # noqa: S105
    assert is_blocked(SENDER, circle, TODAY)


def test_they_may_write_again(client: Client, circle: Circle) -> None:
    client.post(f"/en/find/block/{block_token(SENDER, circle)}/")
    (one,) = BlockedSender.objects.all()
    mine = "/en/find/mine/a-circle/blocked/"
    other = make_steward(make_group("Voices", slug="voices"), "other@example.org")
    client.force_login(other)
    assert client.post(mine, {"number": one.pk}).status_code == 404
    client.post("/en/find/mine/voices/blocked/", {"number": one.pk})
    assert BlockedSender.objects.exists(), "only those who look after the circle"
    client.force_login(circle.stewards.get().user)
    assert "One sender" in client.get(mine).content.decode()
    client.post(mine, {"number": one.pk})
    assert not BlockedSender.objects.exists()
    for nonsense in ("x", "", "9" * 40, "-1"):
        assert client.post(mine, {"number": nonsense}).status_code in (200, 302)


@pytest.mark.parametrize(
    "address", ["a@b.example\nBcc: x@y.example", "a@b.example\r\nTo: x@y.example"]
)
def test_no_header_slips_in(client: Client, circle: Circle, address: str) -> None:
    answer = client.post(HERE, LETTER | {"contact": address})
    assert answer.status_code == 200 and not mail.outbox


def test_words_make_no_header_either(client: Client, circle: Circle) -> None:
    Group.objects.update(name="A circle\r\nBcc: x@y.example")
    client.post(HERE, LETTER | {"text": "Hello\r\nBcc: x@y.example\r\n.\r\nMAIL FROM: a@b.example"})
    (letter,) = mail.outbox
    head = str(letter.message()).partition("\n\n")[0]
    assert "y.example" not in head and letter.recipients() == ["organiser@example.org"]


def test_a_flood_is_stopped_and_the_words_stay(client: Client, circle: Circle) -> None:
    answers = [client.post(HERE, LETTER).status_code for _letter in range(12)]
    assert answers.count(429) == 2 and len(mail.outbox) == 10
    assert WORDS in client.post(HERE, LETTER).content.decode()


@pytest.mark.parametrize("days", [182, 190])
def test_nobody_writes_to_a_circle_that_is_hidden(client: Client, days: int) -> None:
    """Half a year without a word; a group would still be listed."""
    made(confirmed_on=TODAY - timedelta(days=days + 5))
    make_group("Voices", slug="voices", confirmed_on=TODAY - timedelta(days=days + 5))
    assert client.get(HERE).status_code == 404
    assert client.get("/en/find/voices/write/").status_code == 200


def test_report_and_correction_speak_of_a_circle(client: Client, circle: Circle) -> None:
    report = client.get("/en/find/a-circle/report/").content.decode()
    assert "those who convene the circle are never told" in report
    assert "my office" not in report and "This circle did harm" in report
    assert "/circles/a-circle/" in report
    change = client.get("/en/find/a-circle/change/").content.decode()
    assert "asks those who convene the circle" in change
    told = {"kind": "harm", "text": "It is not so.", "confirmed": "1"}
    assert client.post("/en/find/a-circle/report/", told).status_code == 302
    assert client.post("/en/find/a-circle/report/", told | {"kind": "removal"}).status_code == 200
    assert circle.suggestions.get().kind == "harm"
