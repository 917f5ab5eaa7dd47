"""The figures in the admin: to look at. They come from a file, each with its source."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from home.models import Figure, Series

LOOKING = ("index", "index_results", "inspect")


def shown(figure: Figure) -> str:
    """Whether readers see it, and if not, why."""
    if figure.source_url:
        return gettext("yes")
    return gettext("no: it has no link to its source")


class ReadOnly(ModelViewSet):  # type: ignore[misc]
    """A list and a page a row; no address changes anything."""

    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    # There is no form; Wagtail asks for one all the same.
    form_fields: tuple[str, ...] = ()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No addresses for what cannot be done."""
        absent = dict.fromkeys(("add", "edit", "delete", "usage", "history"))
        names = {f"{name}_url_name": None for name in absent}
        found: dict[str, Any] = super().get_common_view_kwargs(**kwargs) | names
        return found

    def get_urlpatterns(self) -> list[Any]:
        """The list and the page of one."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in LOOKING]


class SeriesViewSet(ReadOnly):
    """What is counted, where, and by whose definition."""

    model = Series
    name = "series"
    icon = "table"
    menu_label = _("Series of figures")
    list_display = ["slug", "place", "topic", Column("metric_label", label=_("Way of counting"))]
    list_filter = ["country", "topic"]
    search_fields = ["slug", "place"]
    ordering = ["position"]
    inspect_view_fields = [
        "slug",
        "country",
        "place",
        "topic",
        "metric",
        "definition",
        "licence",
        "retrieved_on",
        "notes",
    ]


class FigureViewSet(ReadOnly):
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


class Evidence(ViewSetGroup):  # type: ignore[misc]
    """One place of the menu for both."""

    menu_label = _("Published figures")
    menu_icon = "table"
    menu_order = 310
    items = (SeriesViewSet, FigureViewSet)
