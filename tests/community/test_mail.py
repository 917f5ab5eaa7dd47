"""A letter that no server takes is seen, and nobody learns whose it was."""

import logging
import socketserver
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage, send_mail
from django.test import Client
from django.utils import timezone

from community.mail import WATCHED
from community.models import Undelivered
from community.residue.databases import search_databases
from community.residue.needles import Needle
from home.watch.duties import LETTERS_KEPT, forget_letters
from stories.actions.notify import send_note
from tests.community.staff import staff
from tests.ports import free_port

pytestmark = pytest.mark.django_db
ADDRESS = "quastenflosser@author.example"
WORDS = "Quastenflosser am Fjord"


class Refusing(socketserver.StreamRequestHandler):
    """Says no to every recipient, and repeats the address when it does (RFC 5321, 4.2)."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                self.wfile.write(b"550 5.1.1 no mailbox %s\r\n" % line[8:].strip())
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


@pytest.fixture
def refused(settings: Any) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        settings.EMAIL_BACKEND = WATCHED
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield
        server.shutdown()
        thread.join()


@pytest.fixture
def nobody_listens(settings: Any) -> None:
    settings.EMAIL_BACKEND = WATCHED
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def rows() -> list[tuple[Any, ...]]:
    return list(Undelivered.objects.values_list("day", "reason", "letters"))


def findings() -> list[str]:
    needles = [Needle(1, ADDRESS), Needle(2, WORDS)]
    return [str(finding) for finding in search_databases(needles)]


@pytest.mark.usefixtures("refused")
@pytest.mark.django_db(databases=["default", "keys"])
def test_a_refusal_is_counted_by_day_and_kind(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("community").addHandler(caplog.handler)
    try:
        assert not send_note(ADDRESS, language="en")
        assert not send_note(ADDRESS, language="de")
    finally:
        logging.getLogger("community").removeHandler(caplog.handler)
    today = timezone.now().date()
    assert rows() == [(today, "SMTPRecipientsRefused 550", 2)]
    assert not findings()
    assert caplog.text and ADDRESS not in caplog.text


@pytest.mark.usefixtures("nobody_listens")
@pytest.mark.django_db(databases=["default", "keys"])
def test_whoever_sends_gets_the_error_as_ever() -> None:
    with pytest.raises(ConnectionRefusedError):
        EmailMessage("News", WORDS, "post@example.org", [ADDRESS]).send()
    assert [row[1:] for row in rows()] == [("ConnectionRefusedError", 1)]
    assert not findings()


@pytest.mark.usefixtures("nobody_listens")
def test_a_letter_that_may_fail_in_silence_is_not_lost_in_it() -> None:
    """Wagtail sends its notes so."""
    assert not send_mail("News", WORDS, "post@example.org", [ADDRESS], fail_silently=True)
    assert [row[1:] for row in rows()] == [("ConnectionRefusedError", 1)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("nobody_listens")
def test_a_code_that_could_not_be_sent_is_seen_and_the_answer_is_the_same() -> None:
    staff("mod@example.org")
    assert Client().post("/accounts/login/code/", {"email": "mod@example.org"}).status_code == 302
    deadline = time.monotonic() + 10
    while not rows() and time.monotonic() < deadline:  # a courier carries it
        time.sleep(0.02)
    assert [row[1:] for row in rows()] == [("ConnectionRefusedError", 1)]


def test_counts_of_letters_go_after_a_month() -> None:
    today = timezone.now().date()
    Undelivered.note("SMTPException", 1, today - LETTERS_KEPT - timedelta(days=1))
    Undelivered.note("SMTPException", 1, today - LETTERS_KEPT)
    assert forget_letters(today) == 1
    assert Undelivered.objects.count() == 1
