"""Figures to check, on the admin's first page of whoever looks after them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.panels.waiting import Number, WaitingPanel
from home.models import Figure

SEE_FIGURES = "home.view_figure"


class FiguresPanel(WaitingPanel):
    """Those that no reader sees, since nobody could look them up."""

    name = "figures"
    heading = gettext_lazy("Published figures")
    order = 60

    def numbers(self) -> list[Number]:
        """One number, and the list that says of each why."""
        unsourced = Figure.objects.unsourced().count()
        return [Number(_("figures to check: no source yet"), unsourced, reverse("figures:index"))]
