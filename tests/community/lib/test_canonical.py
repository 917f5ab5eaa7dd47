"""One document has one text, and one text one hash."""

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.canonical import NotCanonical, canonical, digest, tidy

tidied = st.text().map(tidy)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | tidied,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(tidied, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(tidied, values, max_size=6)
any_text = st.text(st.characters(codec=None, exclude_categories=[]))


@given(documents)
def test_reading_and_writing_again_changes_nothing(document: dict[str, object]) -> None:
    text = canonical(document)
    assert canonical(json.loads(text)) == text
    assert json.loads(text) == document
    assert unicodedata.is_normalized("NFC", text)
    assert digest(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()


@given(documents)
def test_the_order_of_keys_does_not_matter(document: dict[str, object]) -> None:
    assert canonical(dict(reversed(document.items()))) == canonical(document)


def test_the_form_is_fixed() -> None:
    assert canonical({"b": [1, True, None], "a": 'Zu\u0308rich\n"x"'}) == (
        '{"a":"Z\u00fcrich\\n\\"x\\"","b":[1,true,null]}'
    )


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), float("inf"), b"x", {1}, object(), "\x00", "\r", "\x85", "\ud800", {1: 2}],
)
def test_what_has_no_single_form_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical({"a": [{"b": value}]})


def test_keys_that_become_equal_are_refused() -> None:
    with pytest.raises(NotCanonical):
        canonical({"\u00e9": 1, "e\u0301": 2})


@given(any_text)
def test_tidy_is_idempotent_and_always_storable(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    canonical({"text": once})
    once.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_tidy_keeps_every_word_as_written(text: str) -> None:
    assert tidy(text) == unicodedata.normalize("NFC", text)


def test_tidy_line_ends_and_controls() -> None:
    assert tidy("a\r\nb\rc\u2028d\x85e \n\n\tf\x00\x07\ud800") == "a\nb\nc\nd\ne \n\n\tf"
    assert tidy("\u0645\u200c\u0646 \U0001f469\u200d\U0001f9bd \u200f") == (
        "\u0645\u200c\u0646 \U0001f469\u200d\U0001f9bd \u200f"
    )
