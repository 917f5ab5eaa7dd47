"""Half a word, a plural, a whole sentence: people find things as they type."""

import pytest

from community.lib.finding import answers, found_by, nearly_answers, small_words, typed_words

SMALL = small_words({"en", "de"})


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("inj", "Forced injection"),
        ("injections", "Forced injection"),
        ("STRAPS", "a strap"),
        ("strap", "straps"),
        ("electro", "Électrochoc"),
        ("they tied me to the bed", "tied to a bed"),
        ("bed tied", "tied to a bed"),
        ("Türen", "offene Tür"),
        ("Tuer", "offene Tür"),
        ("Tur", "offene Tür"),
        ("handcuffed", "handcuff"),
        ("don't", "dont"),
        ("Spritzen", "Spritze"),
    ],
)
def test_found(typed: str, text: str) -> None:
    assert answers(typed_words(typed, SMALL), found_by(text, SMALL))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("overt", "covert"),
        ("tied floor", "tied to a bed"),
        ("bedroom", "bed"),
        ("ipsen", "ip"),
        ("restless", "rest"),
    ],
)
def test_not_found(typed: str, text: str) -> None:
    assert not answers(typed_words(typed, SMALL), found_by(text, SMALL))


def test_small_words_count_when_there_are_no_others() -> None:
    assert typed_words("they tied me", SMALL) == ["tied"]
    assert typed_words("in", SMALL) == ["in"]
    assert typed_words("?!", SMALL) == []
    assert small_words(["xx"]) == frozenset()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ils m'ont attaché au lit", "attaché au lit"),
        ("j’étais enfermée", "enfermé; enfermée"),
        ("la piqûre", "piqûre"),
    ],
)
def test_found_as_it_is_typed_in_french(typed: str, text: str) -> None:
    small = small_words({"fr", "en"})
    assert answers(typed_words(typed, small), found_by(text, small))


def test_small_words_are_written_as_they_are_compared() -> None:
    assert all(found_by(word) == {word} for word in SMALL | small_words({"fr"}))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("tide up", "tied up"),
        ("seclsion", "seclusion"),
        ("restrraint", "restraint"),
        ("injektion", "injection"),
        ("hancu", "handcuffs"),
    ],
)
def test_one_slip_is_forgiven_where_nothing_is_found(typed: str, text: str) -> None:
    words = found_by(text, SMALL)
    assert not answers(typed_words(typed, SMALL), words)
    assert nearly_answers(typed_words(typed, SMALL), words)


@pytest.mark.parametrize(("typed", "text"), [("bad", "bed"), ("tdie", "tend")])
def test_two_slips_or_one_in_a_short_word_are_not(typed: str, text: str) -> None:
    assert not nearly_answers(typed_words(typed, SMALL), found_by(text, SMALL))
