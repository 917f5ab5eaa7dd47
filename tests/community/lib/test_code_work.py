"""How much work it is to look for codes in a text that was made to be slow."""

import pytest

from community.lib import code_finder
from community.lib.receipts import find_codes, groups, holds_code, new_code


class Counted:
    """Counts the calls of a function of the finder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls, self.honest = 0, getattr(code_finder, name)
        monkeypatch.setattr(code_finder, name, self)

    def __call__(self, *given):
        self.calls += 1
        return self.honest(*given)


def test_many_codes_in_a_row_are_found_without_asking_each_about_all_others() -> None:
    spans = find_codes("0 " * 50_000)
    assert len(spans) == 50_000 // 28
    assert spans[:2] == [(0, 55), (56, 111)]
    assert spans == sorted(spans)


def test_asking_whether_stops_at_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Counted(monkeypatch, "_looks_like_code")
    assert holds_code("0 " * 50_000)
    assert looks.calls == 1


def test_each_word_is_looked_at_once_as_the_first_of_a_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = Counted(monkeypatch, "_looks_like_code")
    assert not holds_code("1 " * 5_000)
    assert looks.calls == 5_000 - 27


def test_asking_whether_agrees_with_finding() -> None:
    code = new_code()
    for text in ("", "no code", code, "-".join(groups(code)), f"It is {code}!", "5pm B12 " * 40):
        assert holds_code(text) is bool(find_codes(text))
