"""Normal forms in a time that grows with the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.canonical import tidy
from community.lib.geo import fold
from community.lib.normal import JOINER, LONGEST_RUN, normal, stream_safe
from community.lib.receipts import normalise

SIGNS = "ae\u0301\u0328\u0344\u0f73\u3099\u1e69\ua66f\u034f"
MARKED = st.text(st.sampled_from(SIGNS), max_size=300)
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def longest_run(text: str) -> int:
    longest = run = 0
    for char in unicodedata.normalize("NFKD", text):
        run = run + 1 if unicodedata.combining(char) else 0
        longest = max(longest, run)
    return longest


@given(MARKED)
def test_no_run_of_marks_is_longer_than_thirty(text: str) -> None:
    safe = stream_safe(text)
    assert longest_run(safe) <= LONGEST_RUN
    assert stream_safe(safe) == safe
    assert safe.replace(JOINER, "") == text.replace(JOINER, "")
    if longest_run(text) <= LONGEST_RUN:
        assert safe == text


@given(MARKED, st.sampled_from(FORMS))
def test_twice_changes_nothing(text: str, form: str) -> None:
    once = normal(form, text)  # type: ignore[arg-type]
    assert normal(form, once) == once  # type: ignore[arg-type]
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("clean", [tidy, fold, normalise])
def test_thirty_thousand_marks_are_never_put_in_order_at_once(clean, monkeypatch) -> None:
    runs: list[int] = []
    honest = unicodedata.normalize

    def counting(form: str, text: str) -> str:
        marks = max((len(run) for run in text.replace("a", JOINER).split(JOINER)), default=0)
        runs.append(marks)
        return honest(form, text)

    monkeypatch.setattr(unicodedata, "normalize", counting)
    clean("a" + "\u0301\u0328" * 30_000)
    assert runs and max(runs) <= LONGEST_RUN
