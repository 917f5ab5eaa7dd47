"""The figures in the admin: every series and every value, each with its source."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from home.evidence.desk.bringing.viewset import BringFiguresViewSet
from home.evidence.desk.forms import FigureForm, SeriesForm, changed
from home.evidence.desk.notes import CountryNoteViewSet
from home.evidence.desk.told import ToldViewSet
from home.evidence.shipped import shipped_slugs
from home.models import Figure, Series


def shown(figure: Figure) -> str:
    """Whether readers see it, and if not, why."""
    if not (figure.source_url and figure.source_title):
        return gettext("no: it has no link to its source")
    if figure.series.state != "public":
        return gettext("no: its series is %(state)s") % {"state": figure.series.get_state_display()}
    return gettext("yes")


class DeleteSeries(DeleteView):  # type: ignore[misc]
    """Not what came with the software: the next update would bring it back."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse with the way that does work."""
        if not self.user_has_permission("delete"):
            raise PermissionDenied
        if self.object.slug in shipped_slugs():
            told = gettext(
                "This series came with the software and would come back. Please choose “off the "
                "site” here instead."
            )
            messages.error(request, told)
            answer: HttpResponse = redirect(reverse("series:edit", args=[self.object.pk]))
            return answer
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered


class SeriesViewSet(ModelViewSet):  # type: ignore[misc]
    """What is counted, where, and by whose definition."""

    model = Series
    name = "series"
    icon = "table"
    menu_label = _("Series of figures")
    list_display = [
        "slug",
        "place",
        "topic",
        Column("metric_label", label=_("Way of counting")),
        Column("get_state_display", label=_("Who sees it")),
    ]
    list_filter = ["country", "topic", "state"]
    search_fields = ["slug", "place", "told_by"]
    ordering = ["position", "slug"]
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    delete_view_class = DeleteSeries
    inspect_view_fields = [
        *("slug", "country", "place", "topic", "metric", "measured_in", "definition"),
        *("licence", "retrieved_on", "notes", "state", "told_by"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new series and for an old one."""
        return SeriesForm


class AddFigure(CreateView):  # type: ignore[misc]
    """With the series that it was begun from."""

    def get_initial(self) -> dict[str, Any]:
        """The series of the address, where it has one."""
        wanted = self.request.GET.get("series", "")
        initial: dict[str, Any] = super().get_initial()
        return initial | ({"series": wanted} if wanted.isdecimal() else {})


class DeleteFigure(DeleteView):  # type: ignore[misc]
    """The file that came with the software must not bring it back."""

    def delete_action(self) -> None:
        """Gone, and its series kept here."""
        with transaction.atomic():
            series = self.object.series
            super().delete_action()
            changed(series)


class FigureViewSet(ModelViewSet):  # type: ignore[misc]
    """Every value with its source, and whether readers see it."""

    model = Figure
    name = "figures"
    icon = "list-ol"
    menu_label = _("Figures")
    list_display = [
        "period",
        Column("series", label=_("Series")),
        "value",
        "coverage",
        "source_title",
        Column("shown", label=_("Shown to readers"), accessor=shown),
    ]
    list_filter = ["series"]
    search_fields = ["period", "coverage", "source_title"]
    ordering = ["series__position", "position"]
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    add_view_class = AddFigure
    delete_view_class = DeleteFigure

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new figure and for an old one."""
        return FigureForm


class Evidence(ViewSetGroup):  # type: ignore[misc]
    """One place of the menu for all of it."""

    menu_label = _("Published figures")
    menu_icon = "table"
    menu_order = 310
    items = (
        SeriesViewSet,
        FigureViewSet,
        BringFiguresViewSet,
        ToldViewSet,
        CountryNoteViewSet,
    )
