"""Receive a file of figures: its cells are kept until it is brought in, the file itself is not."""

from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from community.sheets.spreadsheets import read_csv
from community.sheets.table import Unreadable
from home.evidence.desk.bringing.columns import REQUIRED, match
from home.models import FigureFile

MOST_FIGURES: Final = 5_000
KEPT_DAYS: Final = 7


def receive(*, content: bytes, editor: Any) -> FigureFile:
    """The file. Raises Unreadable. What this editor began before is let go: one at a time."""
    table = read_csv(content)
    missing = [name for name in REQUIRED if name not in match(table.columns)]
    if missing:
        told = _("This file has no column called %(names)s. The first row has to name the columns.")
        raise Unreadable(told % {"names": ", ".join(missing)})
    if not table.rows:
        raise Unreadable(_("This file has headings, and no row below them."))
    if table.longer:
        told = _(
            "Row %(number)s has more cells than the first row has names. Is there a comma in a "
            "cell that stands in no quotation marks?"
        )
        raise Unreadable(told % {"number": table.longer[0]})
    if len(table.rows) > MOST_FIGURES:
        told = _("This file has %(rows)s rows. Please bring in at most %(most)s at once.")
        raise Unreadable(told % {"rows": len(table.rows), "most": MOST_FIGURES})
    with transaction.atomic():
        FigureFile.objects.filter(editor=editor).delete()
        return FigureFile.objects.create(
            editor=editor,
            how=table.how,
            columns=table.columns,
            rows=[[number, cells] for number, cells in table.numbered()],
        )


def let_go_old(*, today: date) -> int:
    """Forget what was not carried out within some days; how many files."""
    old = FigureFile.objects.filter(brought_on__lte=today - timedelta(days=KEPT_DAYS))
    return old.delete()[0]
