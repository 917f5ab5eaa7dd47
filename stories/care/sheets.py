"""A year's figures in words, for the page and the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from community.models import House
from community.templatetags.look import grouped
from stories.care.tables import ALL, CELLS, Appeal, Outcome, Table, Wait
from stories.choices import DeclineReason
from stories.models import FrozenCare, FrozenYear

Label = Promise | str
LABELS: Final[dict[Table, dict[str, Label]]] = {
    Table.DAYS: {
        Wait.FIRST_LOOK: _("until a person read it for the first time"),
        Wait.PUBLICATION: _("until it was public"),
    },
    Table.OUTCOME: {
        Outcome.UNCHANGED: _("published exactly as it was sent"),
        Outcome.CHANGED: _("published with changes that its author agreed to"),
        Outcome.KEPT: _("read, and not meant for publication"),
        Outcome.DECLINED: _("not published by us"),
    },
    Table.WHY: {reason.value: reason.label for reason in DeclineReason},
    Table.APPEAL: {
        Appeal.CHANGED: _("we changed our answer"),
        Appeal.UPHELD: _("our answer stayed as it was"),
    },
    Table.WITHDRAWN: {ALL: _("taken back by their authors")},
}
ROWS: Final = {Table.DAYS: tuple(Wait), **CELLS, Table.WITHDRAWN: (ALL,)}


@dataclass(frozen=True)
class Line:
    """One row; no figure where there are too few, or none."""

    row: str
    label: str
    figure: int | None


@dataclass(frozen=True)
class Sheet:
    """One table of one year. `of_many`: of at least how many stories the shares are."""

    table: Table
    lines: list[Line]
    of_many: int | None

    @property
    def tells(self) -> bool:
        """Whether any row says something."""
        return any(line.figure is not None for line in self.lines)


def years_to_tell(house: House) -> list[FrozenYear]:
    """Newest first, years that tell something; none while an administrator has it off."""
    if not house.tells_care:
        return []
    return list(FrozenYear.objects.filter(figures__isnull=False).distinct())


def sheets_of(years: Iterable[FrozenYear]) -> Iterator[tuple[FrozenYear, list[Sheet]]]:
    """Every table of each of these years. One query."""
    told: dict[tuple[int, str, str], int] = {
        (year, table, row): figure
        for year, table, row, figure in FrozenCare.objects.filter(year__in=list(years)).values_list(
            "year", "table", "row", "figure"
        )
    }
    for year in years:
        yield year, [_sheet(table, year, told) for table in Table]


def _sheet(table: Table, year: FrozenYear, told: dict[tuple[int, str, str], int]) -> Sheet:
    lines = [
        Line(row, str(LABELS[table][row]), told.get((year.pk, table, row))) for row in ROWS[table]
    ]
    return Sheet(table, lines, told.get((year.pk, table, ALL)))


def in_words(table: Table, figure: int | None) -> str:
    """A figure as its table means it."""
    if figure is None:
        return gettext("too few to say")
    if table == Table.DAYS:
        if not figure:
            return gettext("the same day")
        days = ngettext("%(days)s day", "%(days)s days", figure)
        return days % {"days": grouped(figure)}
    if table == Table.WITHDRAWN:
        said = ngettext("at least %(number)s", "at least %(number)s", figure)
        return said % {"number": grouped(figure)}
    return gettext("about %(share)s of 100") % {"share": figure}
