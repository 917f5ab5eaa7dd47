"""Promises whose day has come, and those that somebody told and nobody here has looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.models import Promise
from home.needs.need import Need, Source


def may(user: Any) -> bool:
    """Whoever may change them."""
    return bool(user.has_perm("home.change_promise"))


def find(user: Any | None, today: date) -> Iterator[Need]:
    """Two queries."""
    days = timedelta(days=settings.PERIODS["REPORT_OPEN_DAYS"])
    for one in Promise.objects.to_check():
        ends = date_format(one.told_on + days) if one.told_on else ""
        says = _("Compare it with its source. If nobody does, it is deleted on %(day)s.")
        why, place = says % {"day": ends}, "id_state"
        yield _need(one, f"promises:{one.pk}:told", why, place, one.told_on)
    for one in Promise.objects.due(today):
        why = _("Its day has come. What came of it?")
        yield _need(one, f"promises:{one.pk}:due:{one.due_on}", why, "id_outcome", one.due_on)


def _need(one: Promise, key: str, why: str, place: str, since: date | None) -> Need:
    edit = reverse("promises:edit", args=[one.pk])
    what = f"{one.office}, {one.where}"
    return Need(key=key, what=what, why=why, url=f"{edit}#{place}", since=since)


PROMISES: Final = Source("promises", gettext_lazy("Promises of leaders"), may, find)
