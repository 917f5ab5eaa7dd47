"""No pattern takes the square of what it is given, or worse. ASVS 1.3.12.

Every pattern of ours is found by importing every module, taken apart, and given texts made from
its own repeats: a part that repeats, many times, and then something that fits nothing. Four times
the text may take four times the processor's time and some more; a square would take sixteen.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

APPS = ("community", "stories", "groups", "home")
LEFT_OUT = (".migrations", ".settings", "make_", "region_words", "wsgi")
LENGTH = 1_000  # signs; four times as many the second time
ENDS = ("\x00", " x", "a\x00")
GROWTH = 9.0
WORTH_MEASURING = 0.0004  # seconds: shorter than this nothing can be told from noise
# Only ever asked about a whole text (`fullmatch`), where nothing is tried from each sign on; or
# about 30 signs; or about files of our own.
WHOLE = {
    "community.where.answers._PAIR",
    "groups.likeness.HOST",
    "home.evidence.numbers._COMMA",
    "home.evidence.numbers._PLAIN",
    "home.evidence.telling.forms._LINE",
}
SHORT = {"stories.identifying.phrases._BEFORE", "stories.desk.practice.library._MARK"}
KINDS = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_WORD: " ",
    codes.CATEGORY_NOT_DIGIT: "a",
}
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module of ours holds, also in lists and tables."""
    found = {}
    for app in APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if any(part in module.name for part in LEFT_OUT):
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(held(value)):
                    if isinstance(pattern.pattern, str):
                        found.setdefault(
                            pattern, f"{module.name}.{name}" + f" {number}" * bool(number)
                        )
    return {name: pattern for pattern, name in found.items()}


def held(value: Any) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (one for inner in value.values() for one in held(inner))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (one for inner in value for one in held(inner))


def fits(items: Any) -> str:
    """A sign of a set."""
    if items and items[0][0] is codes.NEGATE:
        taken = "".join(chr(a) for op, a in items if op is codes.LITERAL)
        return next(sign for sign in "a1 .-\n_'!" if sign not in taken)
    op, said = items[0]
    return chr(said) if op is codes.LITERAL else chr(said[0]) if op is codes.RANGE else KINDS[said]


def example(tree: Any) -> str:
    """A short text that fits a pattern, or nearly."""
    text = ""
    for op, said in tree:
        if op is codes.LITERAL:
            text += chr(said)
        elif op in (codes.ANY, codes.NOT_LITERAL):
            text += "a"
        elif op is codes.IN:
            text += fits(said)
        elif op in REPEATS:
            text += example(said[2]) * max(said[0], 1)
        elif op is codes.SUBPATTERN:
            text += example(said[3])
        elif op is codes.ATOMIC_GROUP:
            text += example(said)
        elif op is codes.BRANCH:
            text += example(said[1][0])
    return text


def pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before a part that repeats, and the part; and each of its signs alone."""
    for op, said in tree:
        if op in REPEATS and said[1] > 20:
            part = example(said[2]) or "a"
            yield from ((before, part), ("", before + part))
            if len(said[2]) == 1 and said[2][0][0] is codes.IN:
                yield from (
                    (before, fits([one])) for one in said[2][0][1] if one[0] is not codes.NEGATE
                )
            yield from pumps(said[2], before)
        elif op is codes.SUBPATTERN:
            yield from pumps(said[3], before)
        elif op is codes.BRANCH:
            for branch in said[1]:
                yield from pumps(branch, before)
        before += example([(op, said)])
    yield "", before or "a"


def takes(pattern: re.Pattern[str], text: str, *, whole: bool) -> float:
    """The least of three: seconds of the processor for every find in a text."""
    times = []
    for _ in range(3):
        began = time.process_time()
        if whole:
            pattern.fullmatch(text)
        else:
            for _found in pattern.finditer(text):
                pass
        times.append(time.process_time() - began)
    return min(times)


def grows(pattern: re.Pattern[str], text: str, end: str, *, whole: bool) -> bool:
    """Whether four times the text takes far more than four times as long, twice in a row."""
    many = max(1, LENGTH // len(text))
    for _ in range(2):
        short = takes(pattern, text * many + end, whole=whole)
        if short < WORTH_MEASURING:
            return False
        if takes(pattern, text * many * 4 + end, whole=whole) / short < GROWTH:
            return False
    return True


def blowing_up(name: str, pattern: re.Pattern[str]) -> list[str]:
    """The texts that make this pattern slow, as they begin."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    whole = name in WHOLE
    return [
        f"{name}: {before + part!r}… {end!r}"
        for before, part in dict.fromkeys(pumps(tree))
        for end in ENDS
        if grows(pattern, before + part if not before else part, end, whole=whole)
    ]


def test_asvs_1_3_12_every_pattern_takes_time_in_step_with_the_text() -> None:
    """All of them, those that are only asked about short texts excepted by name."""
    found = patterns()
    assert len(found) > 80 and set(found) >= WHOLE | SHORT
    slow = [
        one
        for name, pattern in found.items()
        if name not in SHORT
        for one in blowing_up(name, pattern)
    ]
    assert slow == []


def test_asvs_1_3_12_the_measure_finds_what_it_looks_for() -> None:
    """One that is known to be bad, and the same as it should be."""
    assert blowing_up("bad", re.compile(r"\s+$"))
    assert not blowing_up("good", re.compile(r"(?<![a-z])[a-z]++!"))
