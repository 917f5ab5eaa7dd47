"""Without Redis limits still limit, staff still sign in, and nothing waits for it."""

import pickle
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, RequestFactory
from django.urls import reverse

from community import cache as module
from community.limits import allowed
from community.watch import counters

NOWHERE = "unix:///nowhere/r.sock"


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not asked Redis yet."""
    monkeypatch.setattr(module._Redis, "is_away", False)
    monkeypatch.setattr(module._Redis, "try_again_at", 0.0)


def at(settings: Any, address: str) -> Any:
    settings.CACHES = {"default": {"BACKEND": "community.cache.RedisOrMemory", "LOCATION": address}}
    caches["default"].memory.clear()
    return caches["default"]


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[str]:
    """A Redis that takes every connection and says nothing."""
    path = str(tmp_path / "silent.sock")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen(50)
        yield f"unix://{path}"


def test_limits_still_limit(settings: Any) -> None:
    at(settings, NOWHERE)
    request = RequestFactory().get("/")
    answers = [allowed(request, "try", limit=3, seconds=60) for _ in range(5)]
    assert answers == [True, True, True, False, False]


def test_every_verb_answers_from_memory(settings: Any) -> None:
    cache = at(settings, NOWHERE)
    assert cache.add("a", 1) and not cache.add("a", 2)
    assert cache.incr("a") == 2
    cache.set("b", "word")
    cache.set_many({"c": 3})
    assert cache.get_many(["a", "b", "c"]) == {"a": 2, "b": "word", "c": 3}
    assert cache.has_key("b") and cache.touch("b", 10)
    cache.delete("a")
    cache.delete_many(["b"])
    assert cache.get("a", "none") == cache.get("b", "none") == "none"
    with pytest.raises(ValueError):
        cache.incr("a")


def test_a_redis_that_hangs_is_asked_once_and_left_alone(settings: Any, silent: str) -> None:
    cache = at(settings, silent)
    before = counters.cache_failures._value.get()
    for number in range(20):
        cache.add(f"key {number}".replace(" ", "-"), 1)
    assert counters.cache_failures._value.get() == before + 1


@pytest.mark.django_db
def test_a_wrong_code_is_still_counted_and_a_page_still_opens(settings: Any) -> None:
    at(settings, NOWHERE)
    settings.PAGE_CACHE_URL = ""
    client, door = Client(), reverse("share:return")
    wrong = "0000 0000 0000 0000 0000 0000 0000"
    statuses = [client.post(door, {"code": wrong}).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]


@pytest.mark.redis
def test_when_it_is_back_it_is_asked_and_memory_is_forgotten(
    settings: Any, redis_socket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = at(settings, redis_socket)
    cache.note_away()
    cache.set("word", "old")
    assert cache.memory.get("word") == "old"
    monkeypatch.setattr(module._Redis, "try_again_at", 0.0)
    assert cache.get("word") is None, "Redis never heard of it"
    assert cache.memory.get("word") is None
    cache.set("word", "new")
    assert pickle.loads(cache._cache.get_client().get(":1:word")) == "new"
