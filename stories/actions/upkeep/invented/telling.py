"""What an invented story says, with the skew of a real library.

A few topics, countries and languages hold most of the stories; half are shorter than a page, and
a few are very long. Each is marked as an example.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Any, Final

from stories.actions.upkeep.invented.sentences import sentences, text
from stories.choices import DECADES, Detail, Note, Perspective, Setting
from stories.document import Content, Shown

MIDDLE, SPREAD, SHORTEST, LONGEST = 1_600, 0.85, 200, 30_000  # letters; log-normal
LANGUAGES: Final = {"en": 52, "de": 24, "fr": 11, "es": 8, "it": 5}
COUNTRIES: Final = (
    "DE", "GB", "IE", "FR", "ES", "IT", "AT", "FI", "NL", "SE", "PL", "CZ", "NO", "BE", "PT", "GR",
    "DK", "CH", "HU", "RO", "EE", "LV", "LT", "SI", "HR", "MT", "IS", "LU", "CY", "BG", "SK", "RS",
)  # fmt: skip
PERSPECTIVES: Final = {
    Perspective.ME: 78,
    Perspective.CLOSE: 13,
    Perspective.SAW: 5,
    Perspective.STAFF: 4,
}
# How often an author shows each of the details that they gave.
SHOWN: Final = {Detail.COUNTRY: 0.7, Detail.SETTING: 0.5, Detail.YEARS: 0.4, Detail.NAME: 0.15}
NAMES: Final = ("Ada", "Bo", "Kit", "Mara", "Noor", "Sol", "Toni", "Wren")


@dataclass(frozen=True)
class Topics:
    """The slugs of the two vocabularies."""

    coercion: Sequence[str]
    alternative: Sequence[str]


def tell(dice: random.Random, topics: Topics) -> tuple[Content, Shown, str]:
    """One story, what of it is shown, and the stems of its words."""
    language = _one(dice, LANGUAGES)
    letters = min(max(SHORTEST, int(dice.lognormvariate(log(MIDDLE), SPREAD))), LONGEST)
    happened, stems = text(language, letters, dice)
    helped, helped_stems = text(language, letters // 5, dice) if dice.random() < 0.55 else ("", "")
    wish, wish_stems = text(language, letters // 8, dice) if dice.random() < 0.35 else ("", "")
    title = dice.choice(sentences(language)).rstrip(".") if dice.random() < 0.7 else ""
    first = dice.randrange(1975, 2026)
    content = Content(
        language=language,
        perspective=_one(dice, PERSPECTIVES),
        title=title,
        happened=happened,
        helped=helped,
        wish=wish,
        agreement="yes",
        coercion=_skewed(dice, topics.coercion, most=4),
        alternative=_skewed(dice, topics.alternative, most=3) if helped else (),
        notes=_skewed(dice, Note.values, most=4) if dice.random() < 0.8 else (),
        name=dice.choice(NAMES),
        country=_skewed(dice, COUNTRIES, most=1)[0],
        setting=_skewed(dice, Setting.values, most=1)[0],
        years=(first, min(first + dice.randrange(4), 2026)),
        example=True,
    )
    shown = {detail.value for detail, share in SHOWN.items() if dice.random() < share}
    if Detail.YEARS in shown and dice.random() < 0.3:
        shown.add(DECADES)
    return content, Shown.of(shown), f"{stems} {helped_stems} {wish_stems}"


def _one(dice: random.Random, weights: Mapping[Any, int]) -> str:
    return str(dice.choices(list(weights), list(weights.values()))[0])


def _skewed(dice: random.Random, among: Sequence[str], *, most: int) -> tuple[str, ...]:
    """Between one and `most` of these; the first is twice as frequent as the second, and so on."""
    weights = list(accumulate(1 / rank for rank in range(1, len(among) + 1)))
    chosen = dice.choices(among, cum_weights=weights, k=dice.randint(1, most))
    return tuple(sorted(set(chosen)))
