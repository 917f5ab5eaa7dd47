"""Figures without a source, series that ended long ago, sources that nobody has looked at again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.evidence.periods import year_of
from home.models import Figure, Series
from home.needs.need import Need, Source

# Publishers are slow: a series is called ended when its last time began so many years ago.
ENDED_YEARS: Final = 4
LOOKED_DAYS: Final = 365


def may(user: Any) -> bool:
    """Whoever may change series and figures."""
    return bool(user.has_perms(("home.change_series", "home.change_figure")))


def find(user: Any | None, today: date) -> Iterator[Need]:
    """Three queries."""
    for figure in Figure.objects.unsourced().select_related("series"):
        yield Need(
            key=f"figures:{figure.pk}:source",
            what=f"{figure.series.slug}, {figure.period}",
            why=_("It has no source to look up, so nobody sees it."),
            url=reverse("figures:edit", args=[figure.pk]) + "#id_source_url",
        )
    for series in Series.objects.with_figures().order_by("slug"):
        yield from _of_series(series, today)


def _of_series(series: Series, today: date) -> Iterator[Need]:
    years = [year_of(figure.period) for figure in series.shown]  # type: ignore[attr-defined]
    last = max((year for year in years if year), default=None)
    edit = reverse("series:edit", args=[series.pk])
    if last is not None and last <= today.year - ENDED_YEARS:
        says = _("Its last figure is for %(year)d. Is there a newer one?") % {"year": last}
        add = f"{reverse('figures:add')}?series={series.pk}"
        yield Need(f"figures:{series.pk}:ended", series.slug, says, add, date(last, 12, 31))
    looked = series.retrieved_on
    if looked is None:
        why = _("Nobody here has written down when they looked at its source.")
        yield Need(f"figures:{series.pk}:looked", series.slug, why, f"{edit}#id_retrieved_on")
    elif looked <= today - timedelta(days=LOOKED_DAYS):
        why = _("Nobody has looked at its source for a year. Does it still say so?")
        due = looked + timedelta(days=LOOKED_DAYS)
        yield Need(f"figures:{series.pk}:looked", series.slug, why, f"{edit}#id_retrieved_on", due)


FIGURES: Final = Source("figures", gettext_lazy("Figures to look at again"), may, find)
