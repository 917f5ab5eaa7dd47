"""Figures that an organisation told, and that nobody here has looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.evidence.desk.told import MAY
from home.models import Series
from home.needs.need import Need, Source


def may(user: Any) -> bool:
    """Whoever may show or remove them."""
    return bool(user.has_perms(MAY))


def find(user: Any | None, today: date) -> Iterator[Need]:
    """Each with the day on which it ends by itself."""
    days = timedelta(days=settings.PERIODS["REPORT_OPEN_DAYS"])
    for series in Series.objects.to_check().select_related("topic"):
        ends = date_format(series.told_on + days) if series.told_on else ""
        says = _("Compare it with its source. If nobody does, it is deleted on %(day)s.")
        yield Need(
            key=f"told:{series.pk}",
            what=f"{series.told_by}: {series.topic.label}, {series.place}",
            why=says % {"day": ends},
            url=reverse("figures-told:one", args=[series.pk]),
            since=series.told_on,
        )


TOLD: Final = Source("told", gettext_lazy("Figures that organisations told"), may, find)
