"""The order of the share journey. Pure: it knows no request and no database."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from stories.choices import Perspective
from stories.someone_else import ABOUT_SOMEONE

START: Final = "start"
WHOSE: Final = "whose"
ABOUT: Final = "about"
WORDS: Final = "words"
HELPED: Final = "helped"
CHOICE: Final = "choice"
CODE: Final = "code"
MORE: Final = "more"
PAUSE: Final = "pause"
BACK: Final = "back"

SHORT: Final = (WHOSE, ABOUT, WORDS, HELPED, CHOICE, CODE)
# The longer road: offered from one page, in any order, each of them back to that page.
LONGER: Final = ("title", "topics", "place", "name", "your-wish", "readers", "contact")
# What is asked about the person stands under the first question, so it is the same step.
NUMBER: Final = {WHOSE: 1, ABOUT: 1, WORDS: 2, HELPED: 3, CHOICE: 4, CODE: 5}
TOTAL: Final = 5


def road(perspective: str) -> tuple[str, ...]:
    """The short road for this answer: who tells their own story skips the page about others."""
    if perspective in (*ABOUT_SOMEONE, Perspective.STAFF):
        return SHORT
    return tuple(step for step in SHORT if step != ABOUT)


def after(step: str, perspective: str) -> str:
    """The step that follows."""
    if step in LONGER:
        return MORE
    if step == MORE:
        return CODE
    order = SHORT[SHORT.index(step) + 1 :]
    return next(name for name in order if name in road(perspective))


def before(step: str, perspective: str) -> str:
    """The step that the link “Back” leads to."""
    if step in LONGER:
        return MORE
    if step == MORE:
        return CHOICE
    if step == WHOSE:
        return START
    order = SHORT[: SHORT.index(step)]
    return next(name for name in reversed(order) if name in road(perspective))


def progress(step: str) -> dict[str, Any] | None:
    """Which step of how many; None on the longer road, which has no length."""
    if step not in NUMBER:
        return None
    place = {"now": NUMBER[step], "total": TOTAL}
    second = _("Step %(now)s of %(total)s, second part") % place if step == ABOUT else ""
    return place | {"label": second}


def _fits(text: str | None) -> bool:
    """Not longer than a text may be; “Back” keeps a longer one, so that nothing is lost."""
    return len(text or "") <= settings.VOICE_LIMIT


def missing(answers: Mapping[str, Any]) -> list[str]:
    """The steps that must still be answered, or mended, before a code is shown, in order."""
    perspective = answers.get("perspective", "")
    needed = [
        (WHOSE, perspective),
        (ABOUT, answers.get("agreement") or perspective not in ABOUT_SOMEONE),
        (WORDS, answers.get("happened") and _fits(answers["happened"])),
        (HELPED, _fits(answers.get("helped"))),
        (CHOICE, answers.get("choice")),
        ("your-wish", _fits(answers.get("wish"))),
    ]
    return [step for step, answer in needed if not answer]
