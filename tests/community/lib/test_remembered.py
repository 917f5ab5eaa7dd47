"""What a process remembers: the same answer for a while, and none once something has changed."""

import pytest

from community.lib import remembered as memory


def test_the_same_for_a_while_and_anew_after(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(memory, "monotonic", lambda: now[0])
    asked: list[str] = []

    @memory.remembered(10)
    def name(of: str) -> str:
        asked.append(of)
        return of.upper()

    assert [name("a"), name("a"), name("b")] == ["A", "A", "B"]
    assert asked == ["a", "b"]
    now[0] += 11
    name("a")
    memory.forget()
    name("a")
    assert asked == ["a", "b", "a", "a"]


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 3)
    asked: list[int] = []

    @memory.remembered(1_000)
    def twice(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [twice(number) for number in (1, 2, 3, 4, 1)] == [2, 4, 6, 8, 2]
    assert asked == [1, 2, 3, 4, 1]


def test_a_generation_goes_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(memory, "monotonic", lambda: now[0])
    pages: memory.Generation[str] = memory.Generation(3)
    assert pages.get("a") is None
    assert pages.keep("a", "A") == "A"
    now[0] += memory.LASTS - 1
    pages.keep("b", "B")
    assert (pages.get("a"), pages.get("b")) == ("A", "B")
    now[0] += 2  # the first is a minute old: what came later goes with it
    assert pages.get("b") is None and pages.get("a") is None
    for number in range(4):
        pages.keep(number, "x")
    assert pages.get(0) is None and pages.get(3) == "x"
    memory.forget()
    assert pages.get(3) is None
