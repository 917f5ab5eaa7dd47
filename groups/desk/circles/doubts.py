"""What in a circle's own words does not go with its answers. Pure: it is handed texts and answers.

Signs, not proofs: an editor reads the words and decides.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from groups.circles.choices import Cost, CrisisCall, Training
from groups.models import Circle
from groups.private_details import Sign, signs_in

# An amount beside a currency, or a currency beside an amount.
PRICE: Final = re.compile(
    r"(?:[€£$]|\b(?:eur|euros?|czk|kč|chf|gbp|pln|zł|sek|dkk|nok|huf|ft|ron|lei|bgn|usd))\s?\d"
    r"|\d\s?(?:[.,]-|[€£$]|(?:eur|euros?|czk|kč|chf|gbp|pln|zł|sek|dkk|nok|huf|ft|ron|lei|bgn|usd)\b)",
    re.IGNORECASE,
)
# What calls somebody, or makes somebody call: beginnings of words in the languages of most circles.
CALLS: Final = re.compile(
    r"\b(?:laws?\b|legal|oblig|duty|must report|required to|safeguarding|polic(?!y|ies)|ambulan|"
    r"emergenc|112\b|999\b|gesetz|pflicht|verpflicht|polizei|rettung|notruf|loi\b|urgences|samu\b|"
    r"ley\b|legge\b|obblig|polizia|wet\b|verplicht|politie|ustaw|obowi|zákon|povinn|záchran)",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# A link in words that wait for no question: it would be in pages, feeds and versions for ever.
LINK: Final = re.compile(r"(?:https?://|www\.)\S|\b(?:zoom\.us|meet\.google|jit\.si|teams\.)", re.I)
OWN_WORDS: Final = (
    "name about convenor joining_words training_words co_reflection_words confidentiality"
    " confidentiality_limits crisis audience_words access_words cost funder ties"
).split()


class Doubt(StrEnum):
    """What was seen."""

    NAME = "name"
    TRAINED_WHEN = "trained-when"
    PRICE = "price"
    NO_PRICE = "no-price"
    NEVER_CALLED = "never-called"
    CALLED_WHEN = "called-when"
    LINK = "link"


def doubts_about(circle: Circle) -> Iterator[Doubt]:
    """What to look at twice, in the order of the page."""
    if circle.names_ips_alone and not circle.bears_the_name:
        yield Doubt.NAME
    trained = circle.training in (Training.TRAINED, Training.SOME)
    if trained and not YEAR.search(circle.training_words):
        yield Doubt.TRAINED_WHEN
    money = _said(circle, "cost", "about", "joining_words")
    if circle.cost_kind == Cost.FREE and PRICE.search(money):
        yield Doubt.PRICE
    if circle.cost_kind == Cost.PAID and not circle.cost.strip():
        yield Doubt.NO_PRICE
    limits = _said(circle, "crisis", "confidentiality", "confidentiality_limits")
    if circle.crisis_call == CrisisCall.NEVER and CALLS.search(limits):
        yield Doubt.NEVER_CALLED
    if circle.crisis_call in (CrisisCall.LAW, CrisisCall.MIGHT) and not circle.crisis.strip():
        yield Doubt.CALLED_WHEN
    if LINK.search(own_words(circle)):
        yield Doubt.LINK


def own_words(circle: Circle) -> str:
    """All that it says in words of its own."""
    return _said(circle, *OWN_WORDS)


def signs_of(circle: Circle) -> set[Sign]:
    """What looks like a private person's details."""
    return signs_in(own_words(circle), circle.country)


def _said(circle: Circle, *names: str) -> str:
    return "\n".join(str(getattr(circle, name)) for name in names)
