"""A chart of one series, as places on a canvas. Pure; a template draws it as SVG.

The scale begins at zero, so that a small change looks small. A value that is not published leaves a
gap, never a zero; a break in the series is a break in the line.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from home.evidence.periods import year_of

# Narrow, so that its words can still be read on a phone, where it is drawn at three quarters.
WIDTH: Final = 420
HEIGHT: Final = 280
LEFT, RIGHT, TOP, BOTTOM = 70, 36, 24, 64
ROWS: Final = (HEIGHT - 40.0, HEIGHT - 18.0)
A_SIGN: Final = 7.7  # how wide a sign is, at most
BETWEEN: Final = 3
LONGEST_PERIOD: Final = 9  # signs; a longer one is its year, and stands in the table

Value = tuple[str, Decimal | None, bool]


@dataclass(frozen=True)
class Point:
    """One value in its place."""

    x: float
    y: float
    period: str
    value: str
    # Of two rows, where the one before it would be in the way; 0 where there is room in neither.
    period_y: float
    has_room: bool  # for its value; the table has every value


@dataclass(frozen=True)
class Mark:
    """A line of the scale."""

    y: float
    value: str


@dataclass(frozen=True)
class Chart:
    """Lines between the points of one way of counting, and where a break stands."""

    width: int
    height: int
    lines: list[str]
    points: list[Point]
    breaks: list[float]
    marks: list[Mark]


@dataclass(frozen=True)
class Strand:
    """One of several series in a picture; its dashes and the form of its points are its own."""

    name: str
    lines: list[str]
    points: list[Point]
    breaks: list[float]


@dataclass(frozen=True)
class Many:
    """Several series on one scale: only where `home.evidence.together` has nothing against it."""

    width: int
    height: int
    strands: list[Strand]
    marks: list[Mark]


def why_no_chart(values: Iterable[Value]) -> str:
    """Why these values are no picture; "" where they are one."""
    told = list(values)
    years = [year_of(period) for period, _value, _broken in told]
    numbers = [value for _period, value, _broken in told if value is not None]
    if len(numbers) < 2:
        return _("One value makes no line, so there is no picture.")
    if None in years:
        return _("It is not clear in which year each value begins, so there is no picture.")
    if len(set(years)) < len(years):
        return _("Two values begin in one year, so there is no picture.")
    if min(numbers) < 0:
        return _("A change is no amount, so there is no picture.")
    return ""


def plain(value: Decimal) -> str:
    """With no digit that was not published, in no language."""
    return f"{value.normalize():f}"


def chart(values: Iterable[Value], write: Callable[[Decimal], str] = plain) -> Chart | None:
    """The chart; None where `why_no_chart` says why. `write` says how values are written."""
    told = list(values)
    if why_no_chart(told):
        return None
    scale = Scale([told], write)
    strand = scale.strand("", told)
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        lines=strand.lines,
        points=strand.points,
        breaks=strand.breaks,
        marks=scale.marks,
    )


def together(
    named: Sequence[tuple[str, list[Value]]], write: Callable[[Decimal], str] = plain
) -> Many | None:
    """All of them on one scale; None where one of them is no picture by itself."""
    if any(why_no_chart(values) for _name, values in named):
        return None
    scale = Scale([values for _name, values in named], write)
    strands = [scale.strand(name, values) for name, values in named]
    return Many(WIDTH, HEIGHT, strands, scale.marks)


class Scale:
    """The years from left to right, and from zero up to a round number above the largest."""

    def __init__(self, every: Sequence[list[Value]], write: Callable[[Decimal], str]) -> None:
        values = [one for values in every for one in values]
        years = [year for period, _value, _broken in values if (year := year_of(period))]
        self._first, self._span = min(years), max(years) - min(years)
        self._top = _round_up(max(float(value) for _p, value, _b in values if value is not None))
        self._write = write
        self.marks = [_mark(self._top, part) for part in (0, 0.5, 1)]

    def strand(self, name: str, values: list[Value]) -> Strand:
        """One series on it: a gap where nothing is published, another line after a break."""
        lines: list[list[Point]] = [[]]
        breaks: list[float] = []
        room = Room()
        before: int | None = None
        for period, value, broken in values:
            year = year_of(period) or self._first
            if before is not None and broken:
                # Between the two that cannot be compared, so that it hides neither.
                breaks.append(round(self._x((before + year) / 2), 1))
            if broken or value is None or (before is not None and year - before > 1):
                lines.append([])
            before = year
            if value is not None:
                lines[-1].append(self._point(period, year, value, room))
        drawn = [" ".join(f"{p.x},{p.y}" for p in line) for line in lines if len(line) > 1]
        return Strand(name, drawn, [point for line in lines for point in line], breaks)

    def _point(self, period: str, year: int, value: Decimal, room: "Room") -> Point:
        x = self._x(year)
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float(value) / self._top
        short = period if len(period) <= LONGEST_PERIOD else str(year)
        written = self._write(value)
        return Point(
            x=round(x, 1),
            y=round(y, 1),
            period=short,
            value=written,
            period_y=next((row for row in ROWS if room.take(row, x, short)), 0),
            has_room=room.take(0, x, written),
        )

    def _x(self, year: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (year - self._first) / self._span


class Room:
    """What is written already, by row: words never lie on each other."""

    def __init__(self) -> None:
        self._ends: dict[float, float] = {}

    def take(self, row: float, x: float, text: str) -> bool:
        """Whether there is room for a text around x; then it is taken."""
        half = len(text) * A_SIGN / 2
        if x - half < self._ends.get(row, 0) + BETWEEN * (row in self._ends):
            return False
        self._ends[row] = x + half
        return True


def _mark(top: float, part: float) -> Mark:
    y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part
    return Mark(round(y, 1), f"{top * part:g}" if top < 10_000 else f"{top * part:,.0f}")


def _round_up(most: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    step = 1.0
    while step * 10 <= most:
        step *= 10
    while step > most and step > 0.0001:
        step /= 10
    return next((step * part for part in (1, 2, 5, 10) if step * part >= most), step * 10)
