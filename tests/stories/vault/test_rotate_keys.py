"""Master keys can be exchanged while people read and write, and nothing is lost."""

import base64
import io
import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from community.lib.crypto import KeyRing, KeyUnreadable, new_key, new_master_key
from stories.actions.codes.find import find
from stories.actions.upkeep.rotate import rotate
from stories.vault.models import DataKey
from stories.vault.safe import Safe, key_ring
from tests.stories.telling import ANSWERS, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def newer(settings: Any) -> str:
    """A second master key, put before the one in use."""
    key = new_master_key()
    settings.MASTER_KEYS = [key, *settings.MASTER_KEYS]
    return key


def told(*arguments: str) -> str:
    out = io.StringIO()
    call_command("rotate_keys", *arguments, stdout=out)
    return out.getvalue()


def test_every_key_is_wrapped_anew_and_opens_the_same(settings: Any) -> None:
    older, newer = tell(), new_master_key()
    settings.MASTER_KEYS = [newer, *settings.MASTER_KEYS]
    stories = [tell() for _ in range(2)]
    assert "1 keys wrapped anew, 2 were already." in told()
    settings.MASTER_KEYS = [newer]
    for story in [*stories, older]:
        assert story.safe().get(story.again(), "happened") == ANSWERS["happened"]
    assert find(typed=older.code).pk == older.id


def test_the_old_key_alone_opens_nothing_afterwards(settings: Any) -> None:
    story, old = tell(), list(settings.MASTER_KEYS)
    settings.MASTER_KEYS = [new_master_key(), *old]
    rotate()
    wrapped = bytes(DataKey.objects.get(pk=story.id).wrapped)
    assert KeyRing(settings.MASTER_KEYS[:1]).wrapped_by_newest(wrapped)
    settings.MASTER_KEYS = old
    with pytest.raises(KeyUnreadable):
        Safe.of(story.id)


def test_twice_is_the_same_as_once(newer: str) -> None:
    tell()
    rotate()
    before = list(DataKey.objects.values_list("pk", "wrapped"))
    assert "0 keys wrapped anew, 1 were already." in told()
    assert list(DataKey.objects.values_list("pk", "wrapped")) == before


def test_in_batches(settings: Any) -> None:
    for _ in range(5):
        tell("draft")
    settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
    assert rotate(batch_size=2).rewrapped == 5
    with pytest.raises(CommandError, match="at least 1"):
        told("--batch", "0")


def test_a_key_that_nothing_opens_is_reported_and_the_others_are_done(settings: Any) -> None:
    story, other = tell(), tell()
    stranger = KeyRing([new_master_key()]).wrap(new_key())
    DataKey.objects.filter(pk=other.id).update(wrapped=stranger)
    settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
    with pytest.raises(CommandError, match="1 keys open with none of HNH_MASTER_KEYS"):
        told()
    assert key_ring().wrapped_by_newest(bytes(DataKey.objects.get(pk=story.id).wrapped))
    assert bytes(DataKey.objects.get(pk=other.id).wrapped) == stranger


def test_a_wrapped_key_carries_no_time(newer: str) -> None:
    """A Fernet token's bytes 1 to 8 are its time; a moment would point at a person."""
    story = tell()
    rotate()
    token = base64.urlsafe_b64decode(bytes(DataKey.objects.get(pk=story.id).wrapped))
    assert token[1:9] == bytes(8)


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_reading_goes_on_meanwhile(settings: Any) -> None:
    stories = [tell("draft") for _ in range(8)]
    settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
    over, wrong, reads = threading.Event(), [], []

    def read() -> None:
        try:
            while not over.is_set() or not reads:
                for story in stories:
                    text = Safe.of(story.id).get(story.submission, "happened")
                    reads.append(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must say it
            wrong.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=read)
    thread.start()
    for _ in range(3):
        settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
        assert rotate(batch_size=3).rewrapped == 8
    over.set()
    thread.join(timeout=60)
    assert not wrong
    assert set(reads) == {ANSWERS["happened"]}


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_key_destroyed_on_the_way_stays_destroyed(settings: Any, monkeypatch: Any) -> None:
    story = tell()
    settings.MASTER_KEYS = [new_master_key(), *settings.MASTER_KEYS]
    rewrap = KeyRing.rewrap

    def destroyed_meanwhile(ring: KeyRing, wrapped: bytes) -> bytes:
        DataKey.objects.all().delete()
        return rewrap(ring, wrapped)

    monkeypatch.setattr(KeyRing, "rewrap", destroyed_meanwhile)
    rotate()
    assert not DataKey.objects.filter(pk=story.id).exists()
