"""Figures to check, on the admin's first page of whoever looks after them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.panels.waiting import Number, WaitingPanel
from home.evidence.desk.told import MAY
from home.models import Figure, Series

SEE_FIGURES = "home.view_figure"


class FiguresPanel(WaitingPanel):
    """Those that no reader sees: nobody could look them up, or nobody here has yet."""

    name = "figures"
    heading = gettext_lazy("Published figures")
    order = 60

    def numbers(self) -> list[Number]:
        """Two numbers, and the lists behind them."""
        told = Series.objects.to_check().count()
        unsourced = Figure.objects.unsourced().count()
        numbers = [
            Number(_("figures to check: no source yet"), unsourced, reverse("figures:index"))
        ]
        if self.request.user.has_perms(MAY):
            url = reverse("figures-told:index")
            numbers.append(Number(_("series told by organisations, to be looked at"), told, url))
        return numbers
