"""Help lines that nobody has called or looked up lately, or ever."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.models import Helpline
from community.models.helpline import CHECKED_DAYS
from home.needs.need import Need, Source

SOON: Final = timedelta(days=14)


def may(user: Any) -> bool:
    """Whoever may change a line."""
    return bool(user.has_perm("community.change_helpline"))


def find(user: Any | None, today: date) -> Iterator[Need]:
    """The longest ago first. A line that is known to be wrong is shown to nobody and left out."""
    lines = Helpline.objects.right().order_by(F("checked_on").asc(nulls_last=True), "country")
    for line in lines:
        ends = line.checked_on + timedelta(days=CHECKED_DAYS) if line.checked_on else None
        if ends and ends > today + SOON:
            continue
        yield Need(
            key=f"lines:{line.pk}",
            what=f"{line.name} ({line.country}), {line.number}",
            why=_why(ends, today),
            url=reverse("helplines:edit", args=[line.pk]) + "#id_checked_on",
            since=ends if ends and ends <= today else None,
        )


def _why(ends: date | None, today: date) -> str:
    if ends is None:
        return _("Nobody here has called or looked it up yet.")
    if ends > today:
        days = (ends - today).days
        says = ngettext(
            "In %(days)d day, readers are told that nobody has checked it lately.",
            "In %(days)d days, readers are told that nobody has checked it lately.",
            days,
        )
        return says % {"days": days}
    return _("Readers are told that nobody has checked it lately.")


LINES: Final = Source("lines", gettext_lazy("Help lines to check"), may, find)
