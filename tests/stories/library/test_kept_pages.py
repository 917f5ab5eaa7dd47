"""Pages kept in Redis, with two app servers: what was taken down is not shown by either."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings as now
from django.core.management import call_command
from django.db import connections
from django.test import Client

from community.models import House
from community.page_cache import page_store
from community.page_cache.store import HASH, SECONDS
from community.residue.needles import read_needles
from community.residue.report import search
from stories.actions.add_notes import add_notes
from stories.actions.leaving.erase import Left
from stories.actions.leaving.withdraw import withdraw
from stories.actions.show_less import show_less
from stories.actions.suspend import suspend
from stories.actions.switch import switch
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.models import Story
from tests.stories.telling import DAY, Told, a_moderator, publish_it, tell

pytestmark = [
    pytest.mark.redis,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
ROOT = Path(__file__).resolve().parents[3]
LIST = "/en/stories/"
WORD = "Zwielichtblume"


class Server:
    """One of two."""

    def __init__(self) -> None:
        places = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
        command = [sys.executable, "-m", "tests.stories.serving"]
        self.process = subprocess.Popen(
            [*command, json.dumps(places)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def say(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> Any:
        return self.process.stdout.readline().strip()

    def get(self, address: str) -> tuple[int, str, int]:
        self.say(address)
        status, page, asked = json.loads(self.hear())
        return status, page, asked

    def end(self) -> None:
        self.process.communicate(timeout=30)


@pytest.fixture
def store(redis_socket: str, settings: Any) -> str:
    settings.PAGE_CACHE_URL = redis_socket
    call_command("load_topics", verbosity=0)
    House.load()  # made on first use, which changes the frame around every page
    return redis_socket


@pytest.fixture(scope="module")
def processes(django_db_setup: None) -> Iterator[tuple[Server, Server]]:
    pair = Server(), Server()
    yield pair
    for server in pair:
        server.end()


@pytest.fixture
def servers(store: str, processes: tuple[Server, Server]) -> tuple[Server, Server]:
    for server in processes:
        server.say(f"={store}")
        server.get("/en/stories/nothing-here/")  # the first time, each drops what it may owe
    return processes


def published(**answers: Any) -> tuple[Told, str]:
    told = publish_it(tell("approved", happened=f"{WORD} stood there.", **answers), DAY)
    return told, f"{LIST}{told.submission.reference.lower()}/"


def in_redis(url: str) -> bytes:
    return b"".join(redis.Redis.from_url(url).hvals(HASH))


def suspended(told: Told) -> None:
    suspend(
        submission_id=told.id,
        moderator=a_moderator(),
        reason=SuspendReason.CHILD_NAMED,
        today=DAY,
    )


def test_two_servers_show_one_page_until_it_is_withdrawn(servers, store):
    one, other = servers
    told, address = published()
    assert one.get(address)[0] == 200
    status, page, asked = other.get(address)
    assert (status, asked) == (200, 0)  # as the first server made it
    assert WORD in page
    assert WORD in one.get(LIST)[1]
    assert other.get(LIST)[2] == 0
    withdraw(submission_id=told.id, today=DAY)
    for server in servers:
        assert server.get(address)[0] == 410
        assert WORD not in server.get(LIST)[1]
    assert WORD.encode() not in in_redis(store)


def test_a_page_begun_before_a_withdrawal_is_not_kept_after_it(servers, store):
    one, other = servers
    told, address = published()
    one.get(LIST)
    one.say("*" + address)
    assert one.hear() == "reading"
    withdraw(submission_id=told.id, today=DAY)
    one.say("go on")
    status, page, _asked = json.loads(one.hear())
    assert (status, WORD in page) == (200, True)  # asked for before it went
    assert WORD.encode() not in in_redis(store)
    assert [server.get(address)[0] for server in servers] == [410, 410]


def test_redis_dies_and_nothing_is_shown_that_went(servers, store):
    one, other = servers
    told, address = published()
    assert one.get(address)[0] == other.get(address)[0] == 200
    client = redis.Redis.from_url(store)
    assert 0 < client.ttl(HASH) <= SECONDS
    client.shutdown(nosave=True)
    removed = withdraw(submission_id=told.id, today=DAY)
    assert Left.PAGES in removed.left
    assert [server.get(address)[0] for server in servers] == [410, 410]
    assert one.get(LIST)[0] == 200


@pytest.mark.parametrize(
    "change",
    [
        suspended,
        lambda told: show_less(submission_id=told.id, shown=[], language="en", today=DAY),
        lambda told: add_notes(submission_id=told.id, notes=["violence"], today=DAY),
        lambda told: switch(
            submission_id=told.id, purpose=Purpose.QUOTE, on=True, language="en", today=DAY
        ),
        lambda _told: published(title="A second one"),
        lambda _told: Story.objects.update(quotable_by_anyone=True),
    ],
    ids=["suspended", "shows less", "a note", "a switch", "another one", "rows in one statement"],
)
def test_whatever_changes_a_page_drops_it(store, change):
    told, address = published(shown=["country"])
    before = Client().get(address).content
    assert before in in_redis(store)
    change(told)
    assert before not in in_redis(store)


def test_only_what_everybody_gets_is_kept(store):
    _told, address = published()
    Client().get(f"{LIST}?country=FI&q=&coercion=")
    Client().get(address)
    kept = redis.Redis.from_url(store).hlen(HASH)
    for path in (f"{LIST}?q=flower", f"{LIST}?colour=blue", f"{LIST}?country=XX", "/en/share/"):
        Client().get(path)
    Client().get(f"{LIST}?coercion=&country=FI")  # the same, said otherwise
    visitor = Client(headers={"cookie": "reading=large"})
    visitor.get("/de/stories/")
    assert redis.Redis.from_url(store).hlen(HASH) == kept == 3  # with the name of all


def test_a_kept_page_carries_the_headers_of_a_new_one(store):
    _told, address = published()
    new, kept = Client().get(address), Client().get(address)
    assert dict(new.items()) == dict(kept.items())
    assert "no-store" in kept["Cache-Control"]
    assert not kept.cookies
    assert b"csrfmiddlewaretoken" not in kept.content


def test_a_visitor_with_a_cookie_gets_a_page_of_their_own(store):
    told, address = published()
    Client().get(address)
    redis.Redis.from_url(store).hset(HASH, key(address), b'[["Content-Type", "text/html"]]\nkept')
    assert Client().get(address).content == b"kept"
    assert WORD in Client(headers={"cookie": "a=b"}).get(address).content.decode()


def key(address: str) -> bytes:
    client = redis.Redis.from_url(now.PAGE_CACHE_URL)
    return next(name for name in client.hkeys(HASH) if address.encode() in name)


def test_residue_sees_a_kept_page_and_nothing_after_a_withdrawal(store, settings):
    kind = "community.cache.RedisOrMemory"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": store}}
    told, address = published()
    Client().get(address)
    needles = list(read_needles([WORD]))
    assert any("cache" in finding.place for finding in search(needles).findings)
    withdraw(submission_id=told.id, today=DAY)
    assert not any("cache" in finding.place for finding in search(needles).findings)


def test_a_redis_that_hangs_is_left_alone_and_emptied_before_it_is_read_again(store, monkeypatch):
    pages = page_store()
    pages.keep("/a/", b"old", pages.find("/a/").token)
    assert pages.find("/a/").page == b"old"
    monkeypatch.setattr(pages, "_redis", redis.Redis.from_url("unix:///nowhere"))
    assert not pages.drop()
    assert pages.find("/a/") == (None, None)
    monkeypatch.undo()
    pages._try_again_at = 0.0
    assert pages.find("/a/").page is None
    assert pages.find("/a/").token is not None


def test_a_flood_of_addresses_does_not_grow_without_end(store, monkeypatch):
    monkeypatch.setattr("community.page_cache.store.MOST_PAGES", 3)
    pages = page_store()
    for number in range(9):
        found = pages.find(f"/{number}/")
        pages.keep(f"/{number}/", b"page", found.token)
    pages.keep("/large/", b"x" * 200_000, pages.find("/large/").token)
    assert redis.Redis.from_url(store).hlen(HASH) == 4
