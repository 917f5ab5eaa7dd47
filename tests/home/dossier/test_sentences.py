"""Sentences by their place: nothing but the author's own words, and no more than a few."""

from hypothesis import given
from hypothesis import strategies as st

from home.dossier.sentences import (
    FEW,
    MOST_LETTERS,
    Sentence,
    a_few,
    check_of,
    opening,
    quoted,
    sentences,
)

TEXT = "It was night. “Let me out!” I said… Nobody came?\n\nA poem\nhas lines. The end"
texts = st.text(alphabet='aZé .!?…\n”"’ß漢\u2028', max_size=400)


def test_sentences_end_where_people_end_them() -> None:
    assert [one.of(TEXT) for one in sentences(TEXT)] == [
        "It was night.",
        "“Let me out!”",
        "I said…",
        "Nobody came?",
        "A poem",
        "has lines.",
        "The end",
    ]


def test_what_is_left_out_is_marked() -> None:
    first, _second, third, fourth = sentences(TEXT)[:4]
    assert quoted(TEXT, [first, third, fourth]) == "It was night. […] I said… Nobody came?"


def test_a_sentence_longer_than_may_be_quoted_is_cut_at_a_word() -> None:
    text = "word " * 1000
    said = quoted(text, opening(text))
    assert said.endswith(" …") and len(said) <= MOST_LETTERS + 2


@given(texts)
def test_every_word_stands_in_a_sentence_and_each_is_where_it_says(text: str) -> None:
    found = sentences(text)
    assert "".join(one.of(text) for one in found).split() == [] or found
    assert "".join("".join(one.of(text) for one in found).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(texts, st.lists(st.integers(0, 40)))
def test_a_quote_is_the_authors_words_and_a_few_sentences(text: str, numbers: list[int]) -> None:
    found = sentences(text)
    chosen = a_few(found[n] for n in numbers if n < len(found))
    assert len(chosen) <= FEW and chosen == sorted(set(chosen))
    for part in quoted(text, chosen).split(" […] "):
        assert part.removesuffix(" …") in " ".join(text.split())


def test_the_mark_of_a_text_changes_with_it() -> None:
    assert check_of(TEXT) != check_of(TEXT + ".")
    assert len(check_of(TEXT)) == 4
    assert Sentence(0, 2).of("abc") == "ab"
