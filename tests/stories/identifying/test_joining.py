"""Words in the place of a find read as people say them, in the five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.desk.found import found_in
from stories.identifying.joining import join
from stories.identifying.kinds import Kind
from stories.identifying.own import OwnWords
from stories.identifying.rules import LANGUAGES, rules_of

NO_WORDS = OwnWords()


@pytest.mark.parametrize(
    ("language", "before", "words", "kind", "expected"),
    [
        ("en", "the ward in ", "where I lived", Kind.PLACE, "the ward where I lived"),
        ("en", "the ward in ", "a town", Kind.PLACE, "the ward in a town"),
        ("en", "locked up since ", "in the 2010s", Kind.DATE, "locked up since the 2010s"),
        ("de", "die Station in ", "ein Ort", Kind.PLACE, "die Station in einem Ort"),
        ("de", "In ", "eine Stadt im Norden", Kind.PLACE, "In einer Stadt im Norden"),
        ("de", "bei uns in ", "mein Wohnort", Kind.PLACE, "bei uns in meinem Wohnort"),
        ("de", "sie fuhren nach ", "eine Stadt", Kind.PLACE, "sie fuhren in eine Stadt"),
        ("de", "allein mit ", "eine Person", Kind.NAME, "allein mit einer Person"),
        ("de", "dort seit ", "in den 2010er-Jahren", Kind.DATE, "dort seit den 2010er-Jahren"),
        ("fr", "le service à ", "un endroit", Kind.PLACE, "le service dans un endroit"),
        ("fr", "À ", "une ville dans le nord", Kind.PLACE, "Dans une ville dans le nord"),
        ("fr", "je parlais à ", "une personne", Kind.NAME, "je parlais à une personne"),
        ("fr", "le train de ", "un endroit", Kind.PLACE, "le train d’un endroit"),
        ("fr", "depuis ", "dans les années 2010", Kind.DATE, "depuis les années 2010"),
        (
            "it",
            "il reparto a ",
            "una città del nord",
            Kind.PLACE,
            "il reparto in una città del nord",
        ),
        ("it", "stavo a ", "dove abitavo", Kind.PLACE, "stavo dove abitavo"),
        ("it", "parlavo a ", "una persona", Kind.NAME, "parlavo a una persona"),
        ("it", "chiuso dal ", "negli anni 2010", Kind.DATE, "chiuso dagli anni 2010"),
        ("es", "la planta en ", "un lugar", Kind.PLACE, "la planta en un lugar"),
        ("es", "estaba en ", "donde vivía", Kind.PLACE, "estaba donde vivía"),
        ("es", "desde ", "en la década de 2010", Kind.DATE, "desde la década de 2010"),
    ],
)
def test_the_little_word_before_fits(language, before, words, kind, expected):
    assert "".join(join(before, words, kind, rules_of(language).joined)) == expected


@pytest.mark.parametrize(
    ("language", "text", "word", "option", "expected"),
    [
        (
            "en",
            "They brought me to the ward in Brindlemoor that night.",
            "Brindlemoor",
            "a town",
            "They brought me to the ward in a town that night.",
        ),
        (
            "de",
            "Sie brachten mich auf die Station in Quellbrunnstadt, nachts.",
            "Quellbrunnstadt",
            "ein Ort",
            "Sie brachten mich auf die Station in einem Ort, nachts.",
        ),
        # Of a person or of a place, nobody can tell: the little word goes by what is put in.
        (
            "fr",
            "On a parlé à Brindlemour, et puis plus rien.",
            "Brindlemour",
            "un endroit",
            "On a parlé dans un endroit, et puis plus rien.",
        ),
        (
            "fr",
            "On a parlé à Brindlemour, et puis plus rien.",
            "Brindlemour",
            "une personne",
            "On a parlé à une personne, et puis plus rien.",
        ),
        (
            "it",
            "Poi ho telefonato a Brindelmora, due volte.",
            "Brindelmora",
            "un posto",
            "Poi ho telefonato in un posto, due volte.",
        ),
        (
            "it",
            "Poi ho telefonato a Brindelmora, due volte.",
            "Brindelmora",
            "una persona",
            "Poi ho telefonato a una persona, due volte.",
        ),
    ],
)
def test_one_press_leaves_a_sentence_that_reads_well(language, text, word, option, expected):
    found = found_in(text, language, NO_WORDS)
    (row,) = [row for row in found.rows() if row["word"] == word]
    after, _gone = found.put(word, list(row["instead"]).index(option))
    assert after == expected


@pytest.mark.parametrize("word", ["town", "city", "village", "county"])
def test_what_was_put_in_is_not_found_again_with_the_next_sentence(word):
    text = f"They brought me to the ward in a {word}. A nurse held me."
    assert found_in(text, "en", NO_WORDS).rows() == []


def test_both_of_two_in_one_sentence_are_joined():
    text = "Von Quellbrunnstadt und in Quellbrunnstadt habe ich erzählt."
    found = found_in(text, "de", NO_WORDS)
    (row,) = [row for row in found.rows() if row["word"] == "Quellbrunnstadt"]
    after, gone = found.put("Quellbrunnstadt", list(row["instead"]).index("ein Ort"))
    assert len(gone) == 2
    assert after == "Von einem Ort und in einem Ort habe ich erzählt."


@given(
    st.text(max_size=30),
    st.text(min_size=1, max_size=30),
    st.sampled_from(list(Kind)),
    st.sampled_from(LANGUAGES),
)
def test_nothing_before_the_little_word_is_ever_touched(before, words, kind, language):
    said, put = join(before, words, kind, rules_of(language).joined)
    assert before.startswith(said)
    assert (said, put) == (before, words) or len(before) - len(said) <= 12
