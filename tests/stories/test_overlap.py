"""A claim held against the page: what everybody can read counts for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.overlap import carries, weigh

PUBLIC = "A doctor tied me to the bed in a room. Nobody came for hours."
SEALED = "Doctor Hahnemann tied me to the bed in room 14. Nobody came for hours."


def one(told, public=PUBLIC, sealed=SEALED, language="en"):
    (sentence,) = weigh(told, public=public, sealed=sealed, language=language)
    return sentence


def test_what_repeats_the_page_in_another_order_or_form_is_public():
    for told in (
        "Nobody came for hours!",
        "I was in a room, tied to beds, by doctors",
        "for HOURS",
    ):
        assert one(told).is_public or one(told).elsewhere == ("was",), told
        assert not one(told).holds_sealed


def test_what_only_the_sealed_text_holds_is_named():
    assert one("His name was Hahnemann.").sealed == ("hahnemann",)
    assert one("It was room 14").sealed == ("14",)


def test_what_is_in_neither_proves_nothing():
    told = one("My uncle drove me.")
    assert told.elsewhere == ("uncle", "drove") and not told.holds_sealed and not told.is_public


def test_other_forms_of_a_word_and_accents_are_the_same_word():
    assert one("Doctors, hour, beds").is_public
    assert one("les PORTES fermées", "une porte fermée", "", "fr").elsewhere == ("les",)


def test_sentences_are_parted_by_their_ends_and_lines():
    told = weigh("One here. Two!\nThree\n\n", public="", sealed="", language="en")
    assert [sentence.text for sentence in told] == ["One here.", "Two!", "Three"]


def test_before_anything_was_public_everything_is_sealed():
    assert one("Nobody came", public="").sealed == ("nobody", "came")


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        ("Hahnemann. It was room 14.", True),
        ("Hahnemann, Hahnemann! HAHNEMANN", False),
        ("In room 14, was it?", False),
        ("Hahnemann, and I sent it in March or April or May.", False),
        ("Hahnemann in room 14, and I sent it in March.", True),
    ],
)
def test_one_word_or_what_stands_on_a_short_list_carries_nothing(told, enough):
    sentences = weigh(told, public=PUBLIC, sealed=SEALED, listed="2 March 2026", language="en")
    assert carries(sentences) == enough
    assert not carries(sentence for sentence in sentences if sentence.is_public)


def test_a_date_is_shown_as_fitting_all_the_same():
    (sentence,) = weigh("In March", public="", sealed="x", listed="2 March 2026", language="en")
    assert sentence.sealed == sentence.listed == ("march",)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_weighed_and_the_page_itself_is_never_beyond_the_page(told, sealed):
    for sentence in weigh(told, public=told, sealed=sealed, language="en"):
        assert sentence.is_public
