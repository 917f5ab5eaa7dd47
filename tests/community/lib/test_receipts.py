"""A code forgives what people do and catches what they get wrong."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.lib.code_alphabet import ALPHABET, passes_check
from community.lib.receipts import (
    CodeMistyped,
    find_codes,
    groups,
    new_code,
    normalise,
    parse,
    proves,
)

PEPPER = b"p" * 32


def with_check(symbols: str) -> str:
    return next(symbols + last for last in ALPHABET if passes_check(symbols + last))


codes = st.text(st.sampled_from(ALPHABET), min_size=27, max_size=27).map(with_check)


def test_a_new_code_reads_back() -> None:
    for _ in range(300):
        reads_back(new_code())


@given(codes)
def test_every_code_reads_back(code: str) -> None:
    reads_back(code)


def reads_back(code: str) -> None:
    assert len(code) == 28
    assert set(code) <= set(ALPHABET)
    assert parse(code).reveal == code
    assert parse(code).lookup_part + parse(code).proof_part == code
    assert [len(group) for group in groups(code)] == [4] * 7


@settings(max_examples=15)
@given(codes)
def test_every_single_substitution_is_caught(code: str) -> None:
    for place in range(28):
        for symbol in ALPHABET:
            changed = code[:place] + symbol + code[place + 1 :]
            assert passes_check(changed) == (symbol == code[place])


@settings(max_examples=40)
@given(codes)
def test_every_exchange_of_two_characters_is_caught(code: str) -> None:
    for left in range(28):
        for right in range(left + 1, 28):
            swapped = list(code)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            assert passes_check("".join(swapped)) == (code[left] == code[right])


SEPARATORS = [" ", "  ", "-", "\u2013", "\u2014", "\u2011", "\u2212", ".", "\u00a0", "\u202f"]
SEPARATORS += ["\u200b", "\ufeff", "\u200d", "\t", "\n", "\r\n", "_", ",", "", "\u3000", "\u00ad"]
LOOKALIKES = {"0": "0oO\uff10", "1": "1iIlL\uff11"}


@given(codes, st.data())
def test_what_people_type_is_forgiven(code: str, data: st.DataObject) -> None:
    typed = ""
    for symbol in code:
        typed += data.draw(st.sampled_from(SEPARATORS))
        wide = chr(ord(symbol) + 0xFEE0)
        typed += data.draw(st.sampled_from(LOOKALIKES.get(symbol, symbol + symbol.lower() + wide)))
    assert normalise(typed) == code
    assert parse(typed).reveal == code


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "too_short"),
        ("K7QF", "too_short"),
        ("0" * 29, "too_long"),
        ("0" * 27 + "1", "check"),
        ("0" * 27 + "U", "letter_u"),
        ("u" * 3, "letter_u"),
        ("0" * 27 + "ß", "bad_character"),
        ("0" * 27 + "?", "bad_character"),
        ("Ж" * 28, "bad_character"),
    ],
)
def test_a_mistyped_code_says_why_and_not_what(typed: str, reason: str) -> None:
    with pytest.raises(CodeMistyped) as caught:
        parse(typed)
    assert caught.value.reason == reason
    assert str(caught.value) == reason


@given(st.text())
def test_any_text_is_a_code_or_mistyped(typed: str) -> None:
    try:
        parse(typed)
    except CodeMistyped as mistyped:
        assert mistyped.reason


@given(codes, codes)
def test_only_the_same_code_proves(code: str, other: str) -> None:
    mine, theirs = parse(code).fingerprint(PEPPER), parse(other).fingerprint(PEPPER)
    assert proves(mine, parse(code.lower()).fingerprint(PEPPER).proof)
    assert proves(mine, theirs.proof) == (code == other)
    assert not proves(mine, None)
    assert not proves(mine, "")
    assert parse(code).fingerprint(b"q" * 32) != mine
    assert mine.lookup != mine.proof


def test_nothing_printed_holds_the_code() -> None:
    code = new_code()
    parsed = parse(code)
    shown = f"{parsed!r} {parsed} {parsed.fingerprint(PEPPER)!r}"
    assert code[:8] not in shown
    assert parsed.fingerprint(PEPPER).proof not in shown


def test_a_short_pepper_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        parse(new_code()).fingerprint(b"short")


JOINERS = st.sampled_from(["-", " ", "", " - ", ".", "\n", "\u2013", "\u00a0", ", "])


@given(codes, JOINERS, st.booleans(), st.sampled_from([1, 4, 7, 14, 28]))
def test_a_code_in_a_message_is_found(code: str, joiner: str, lower: bool, size: int) -> None:
    pieces = [code[at : at + size] for at in range(0, 28, size)]
    written = joiner.join(pieces).lower() if lower else joiner.join(pieces)
    text = f"My code is {written} and I was there in 2019."
    [(start, end)] = find_codes(text)
    assert parse(text[start:end]).reveal == code


def test_a_code_broken_unevenly_over_lines_is_found() -> None:
    fixed = with_check("9K7QF2X8M4T6R3VWA5B7CD9EFHJ")
    for cut in ([5, 9, 14, 20], [7, 8, 16], [3, 10, 17, 24]):
        edges = [0, *cut, 28]
        parts = " ".join(fixed[a:b] for a, b in pairwise(edges))
        assert find_codes(f"x, {parts}!") == [(3, 3 + len(parts))]


def test_two_codes_are_two_spans() -> None:
    first, second = "-".join(groups(new_code())), new_code()
    text = f"{first}; {second}"
    assert find_codes(text) == [(0, 34), (36, 64)]


PROSE = (
    "They came in at 5 in the morning of 12-05-2019 and took me to the ward. I had been on B12 "
    "since 1998. Then 3 people held me for 45 minutes and I said no 20 times to all of them. "
    "Call me on +32 2 227 27 08 or 0470 12 34 56 after 5pm. It was the 2nd time in 3 years. "
)


def test_prose_with_numbers_is_not_taken_for_a_code() -> None:
    assert find_codes(PROSE * 50) == []
    for start in range(len(PROSE)):
        assert find_codes(PROSE[start:]) == []


def test_a_story_full_of_numbers_is_not_taken_for_a_code() -> None:
    chance = random.Random(7)
    words = f"{PROSE} B12 A4 2nd 45min 101 room W3 2019 90s 3x 1st 7am".split()
    for _ in range(20):
        assert find_codes(" ".join(chance.choice(words) for _ in range(1500))) == []


@given(st.text())
def test_finding_never_fails(text: str) -> None:
    for start, end in find_codes(text):
        parse(text[start:end])
