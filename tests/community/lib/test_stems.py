"""Stems meet across forms of a word, and no text makes them fail."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.paragraphs import paragraphs
from community.lib.stems import ALGORITHMS, MOST_WORDS, query_words, stem, words

AWKWARD = [
    '"',
    "'",
    '"open',
    "a AND",
    "NEAR(",
    "*",
    "-",
    "x OR OR y",
    "a:b",
    "\x00",
    "(((",
    "^",
    "''",
]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "restrained", "restraining"),
        ("de", "Fixierungen", "fixierung"),
        ("fr", "l\u2019hôpital", "HOPITAL"),
        ("it", "dell'ospedale", "ospedale"),
        ("es", "atadas", "atado"),
        ("en-GB", "wards", "ward"),
        ("pt-br", "amarrados", "amarrado"),
    ],
)
def test_forms_of_a_word_meet(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language) != ""


def test_without_a_stemmer_words_are_folded() -> None:
    assert stem("Ward, LOCKED ñ", "xx") == stem("Ward, LOCKED ñ", "") == "ward locked n"


@given(st.text(), st.sampled_from([*ALGORITHMS, "xx", ""]))
def test_any_text_gives_plain_words(text: str, language: str) -> None:
    assert all(word.isalnum() for word in stem(text, language).replace(" ", ""))


@given(st.text())
def test_any_query_is_safe(text: str) -> None:
    found = query_words(text)
    assert len(found) <= MOST_WORDS
    assert len(set(found)) == len(found)
    assert not {'"', "*", "(", ":", "\x00"} & set("".join(found))


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_queries(text: str) -> None:
    assert set("".join(query_words(text))) <= set("abxyopnandorer")
    stem(text, "en")


def test_a_long_query_is_cut() -> None:
    assert len(query_words(" ".join(f"word{n}" for n in range(5000)))) == MOST_WORDS
    assert words("Don't stop") == ["don't", "stop"]


def test_threads_do_not_mix() -> None:
    texts = [" ".join(f"restrained{n} locking hopping{n}" for _ in range(60)) for n in range(40)]
    alone = [stem(text, "en") for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: stem(text, "en"), texts)) == alone


def test_paragraphs_keep_single_lines() -> None:
    assert paragraphs("\n\na\nb\n \n\nc  \n\n") == ["a\nb", "c  "]
    assert paragraphs(" \n ") == []


@given(st.text(st.sampled_from("ab \n\t")))
def test_paragraphs_lose_no_word(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
