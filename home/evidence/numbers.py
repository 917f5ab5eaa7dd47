"""What a value and a period may be. Pure: no database.

Blank is not published, and never zero. A number is taken as it was published or refused with the
reason: nothing is guessed, since a misread comma makes a thousandfold figure.
"""

import re
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

# Ways of counting whole things, out of a hundred, and what may fall below zero.
WHOLE: Final = frozenset(
    "episode-count people-count long-duration-count orders-granted orders-in-force".split()
)
OF_HUNDRED: Final = frozenset("share-of-cases share-of-involuntary-stays".split())
MAY_FALL: Final = frozenset({"percent-change"})
NEEDS_UNIT: Final = frozenset({"mean-duration"})
DIGITS_BEFORE: Final = 10
DIGITS_AFTER: Final = 4
_PLAIN: Final = re.compile(r"-?\d+(\.\d+)?")
_COMMA: Final = re.compile(r"-?\d+,\d+")
_THOUSANDS: Final = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_BLANK_WORDS: Final = frozenset("- – — . .. : n/a na none null unknown".split())
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SPAN: Final = re.compile(r"(?<!\d)(\d{4})\s*[-–/]\s*(\d{2}|\d{4})(?!\d)")
_FIRST_YEAR: Final = 1800


class Wrong(Exception):
    """What was written cannot be kept; `str()` says why, in plain words."""


def value_of(text: str) -> Decimal | None:
    """The number; None where nothing is published. Raises Wrong."""
    said = text.strip().replace("\u2212", "-")
    if not said:
        return None
    if said.casefold() in _BLANK_WORDS:
        raise Wrong(_("If nothing is published, leave it empty. An empty value is not zero."))
    if _THOUSANDS.fullmatch(said):
        raise Wrong(_("Is this comma a decimal sign? Please write 1234 or 1.234."))
    if _COMMA.fullmatch(said):
        said = said.replace(",", ".")
    if not _PLAIN.fullmatch(said):
        raise Wrong(
            _("“%(text)s” is no number. Please write it with digits and one point, such as 13.9.")
            % {"text": text.strip()[:60]}
        )
    return _short_enough(Decimal(said))


def _short_enough(value: Decimal) -> Decimal:
    whole, _point, rest = f"{abs(value):f}".partition(".")
    if len(whole) > DIGITS_BEFORE or len(rest.rstrip("0")) > DIGITS_AFTER:
        raise Wrong(
            _("There is room for %(before)s digits before the point and %(after)s after it.")
            % {"before": DIGITS_BEFORE, "after": DIGITS_AFTER}
        )
    return value


def check_value(value: Decimal | None, metric: str) -> None:
    """Whether a value can be of this way of counting. Raises Wrong."""
    if value is None:
        return
    if value < 0 and metric not in MAY_FALL:
        raise Wrong(_("This way of counting cannot be less than zero."))
    if value < -100 and metric in MAY_FALL:
        raise Wrong(_("Nothing can fall by more than 100 percent."))
    if metric in WHOLE and value != value.to_integral_value():
        raise Wrong(_("This counts whole things, so it cannot have a part after the point."))
    if metric in OF_HUNDRED and value > 100:
        raise Wrong(_("This is out of 100, so it cannot be more than 100."))


def check_unit(measured_in: str, metric: str) -> None:
    """A duration without its unit says nothing. Raises Wrong."""
    if metric in NEEDS_UNIT and not measured_in.strip():
        raise Wrong(_("Please say whether these are minutes, hours or days."))


def check_period(text: str, this_year: int) -> None:
    """Whether a time can be the one a figure is for, as its publisher says it. Raises Wrong."""
    said = text.strip()
    if not said:
        raise Wrong(_("Please write the time that it is for, as the publisher says it."))
    years = [int(found) for found in _YEAR.findall(said)]
    if said.isdecimal() and len(said) != 4:
        raise Wrong(_("Please write the year with four digits, such as 2023."))
    if any(year < _FIRST_YEAR for year in years):
        raise Wrong(_("Is this year right? It was more than two hundred years ago."))
    if any(year > this_year for year in years):
        raise Wrong(_("This time has not come yet. Nobody can have counted it."))
    if (span := _SPAN.search(said)) and _ends(span) < int(span[1]):
        raise Wrong(_("This ends before it begins."))


def _ends(span: re.Match[str]) -> int:
    """The year in which 2019-20, 1999-00 or 2019–2020 ends."""
    begins, end = int(span[1]), span[2]
    if len(end) == 4:
        return int(end)
    century = begins // 100 * 100
    ends = century + int(end)
    # Only at the turn of a century does a smaller number come later.
    return ends + 100 if begins % 100 == 99 and end == "00" else ends
