"""Finding what identifies: recall by kind and precision, and how long the longest story takes."""

import time

from stories.identifying.find import find
from stories.identifying.kinds import Kind
from stories.identifying.rules import LANGUAGES
from tests.stories.identifying.measuring import HELD_OUT, WRITTEN_WITH, measured, sentences

LONGEST = 50_000


def identifying() -> None:
    """Print one table: all sentences, those that rules were not written with, and another set."""
    print("\nFinding what identifies: per cent of the labelled sentences")
    kinds = [kind.value for kind in Kind]
    print(f"{'':14}" + "".join(f"{kind[:8]:>9}" for kind in [*kinds, "recall", "precision"]))
    for language in LANGUAGES:
        for name, measure in {
            "all": measured(language),
            "later": measured(language, slice(WRITTEN_WITH, None)),
            "held out": measured(language, folder=HELD_OUT),
        }.items():
            shares = [measure.recall(kind) for kind in kinds]
            cells = "".join(
                f"{share:>9.0%}" for share in [*shares, measure.recall(), measure.precision]
            )
            print(f"{language} {name:11}{cells}")
    for language in LANGUAGES:
        took = _seconds(language)
        print(f"{language}: {LONGEST} characters in {took:.2f} s")


def _seconds(language: str) -> float:
    text = " ".join(text for text, _ in sentences(language))
    text = (text * (LONGEST // len(text) + 1))[:LONGEST]
    began = time.perf_counter()
    find(text, language)
    return time.perf_counter() - began
