"""A seal opens with its key, for what it is bound to, and in no other way."""

import base64

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from community.lib.crypto import (
    KeyRing,
    KeyUnreadable,
    SealBroken,
    new_key,
    new_master_key,
    seal,
    unseal,
)

KEY = new_key()


@given(st.binary(max_size=300), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_what_is_sealed_opens(plaintext: bytes, bound_to: str) -> None:
    assert unseal(KEY, seal(KEY, plaintext, bound_to=bound_to), bound_to=bound_to) == plaintext


@given(st.binary(max_size=80), st.data())
def test_any_changed_bit_breaks_the_seal(plaintext: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, plaintext, bound_to="1:text"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(sealed), bound_to="1:text")


@given(st.integers(0, 40))
def test_a_cut_seal_does_not_open(length: int) -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, seal(KEY, b"twelve bytes", bound_to="a")[:length], bound_to="a")


def test_a_field_moved_to_another_row_or_column_does_not_open() -> None:
    sealed = seal(KEY, b"words", bound_to="submission 1:text")
    for other in ("submission 2:text", "submission 1:title", ""):
        with pytest.raises(SealBroken):
            unseal(KEY, sealed, bound_to=other)


def test_another_key_does_not_open() -> None:
    with pytest.raises(SealBroken):
        unseal(new_key(), seal(KEY, b"words", bound_to="a"), bound_to="a")


def test_the_same_words_never_look_the_same() -> None:
    assert len({seal(KEY, b"words", bound_to="a") for _ in range(200)}) == 200


def test_the_error_carries_no_cause_with_content() -> None:
    with pytest.raises(SealBroken) as caught:
        unseal(KEY, b"\x01" + b"x" * 60, bound_to="a")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def token_time(wrapped: bytes) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(wrapped)[1:9], "big")


def test_wrapped_keys_carry_no_time() -> None:
    old, new = new_master_key(), new_master_key()
    wrapped = KeyRing([old]).wrap(KEY)
    timed = Fernet(old).encrypt(KEY)
    ring = KeyRing([new, old])
    assert token_time(wrapped) == 0
    assert token_time(ring.rewrap(wrapped)) == 0
    assert token_time(timed) > 0
    assert token_time(ring.rewrap(timed)) == 0


def test_rotation_reads_old_and_new_until_the_old_key_is_gone() -> None:
    old, new = new_master_key(), new_master_key()
    wrapped = KeyRing([old]).wrap(KEY)
    ring = KeyRing([new, old])
    again = ring.rewrap(wrapped)
    assert ring.unwrap(wrapped) == ring.unwrap(again) == KEY
    assert not ring.wrapped_by_newest(wrapped)
    assert ring.wrapped_by_newest(again)
    assert KeyRing([new]).unwrap(again) == KEY
    with pytest.raises(KeyUnreadable):
        KeyRing([new]).unwrap(wrapped)


def test_a_ring_needs_good_keys_and_shows_none() -> None:
    with pytest.raises(ValueError, match="at least one"):
        KeyRing([])
    with pytest.raises(ValueError):
        KeyRing(["not a key"])
    key = new_master_key()
    assert key not in repr(KeyRing([key]))
