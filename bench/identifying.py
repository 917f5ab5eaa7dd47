"""Finding what identifies: recall by kind and precision, and how long the longest story takes."""

import time
from collections.abc import Callable

from stories.identifying.find import find
from stories.identifying.kinds import Kind
from stories.identifying.rules import LANGUAGES
from tests.stories.identifying.measuring import (
    FROM_PHONES,
    HELD_OUT,
    TOLD_SMALL,
    WRITTEN_WITH,
    measured,
    sentences,
)

LONGEST = 50_000
# Measured once, over the rules as they were when those sentences were written.
BLIND = (
    "recall en 79 %, fr 79 %, de 73 %, it 83 %, es 79 %; names 79, 89, 78, 84, 84;"
    " places 100, 60, 80, 100, 40; hospitals 60, 40, 17, 40, 60"
)


def identifying() -> None:
    """Print one table: all sentences, those that rules were not written with, and other sets.

    By kind alone: "a person, or a place" counts for the likelier of the two.
    """
    print("\nFinding what identifies: per cent of the labelled sentences, by kind alone")
    kinds = [kind.value for kind in Kind]
    print(f"{'':14}" + "".join(f"{kind[:8]:>9}" for kind in [*kinds, "recall", "precision"]))
    for language in LANGUAGES:
        for name, measure in {
            "all": measured(language, strict=True),
            "later": measured(language, slice(WRITTEN_WITH, None), strict=True),
            "held out": measured(language, folder=HELD_OUT, strict=True),
            "from phones": measured(language, folder=FROM_PHONES, strict=True),
            "told small": measured(language, folder=TOLD_SMALL, strict=True),
            "all, small": measured(language, strict=True, typed=str.lower),
            "ALL CAPITAL": measured(language, strict=True, typed=str.upper),
        }.items():
            shares = [measure.recall(kind) for kind in kinds]
            cells = "".join(
                f"{share:>9.0%}" for share in [*shares, measure.recall(), measure.precision]
            )
            print(f"{language} {name:11}{cells}")
    print(f"from phones, before any rule was written for it: {BLIND}")
    for language in LANGUAGES:
        took, small = _seconds(language), _seconds(language, str.lower)
        print(
            f"{language}: {LONGEST} characters in {took:.2f} s, in small letters in {small:.2f} s"
        )


def _seconds(language: str, typed: Callable[[str], str] = str) -> float:
    text = " ".join(text for text, _ in sentences(language))
    text = typed((text * (LONGEST // len(text) + 1))[:LONGEST])
    began = time.process_time()
    find(text, language)
    return time.process_time() - began
