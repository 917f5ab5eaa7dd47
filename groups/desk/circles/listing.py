"""The list of circles."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from groups.desk.circles.filters import CircleFilters
from groups.desk.listing import MINOR, ListingsView
from groups.models import Circle


class CirclesView(ListingsView):
    """As the list of listings; how people meet stands in the place of the kind."""

    model = Circle
    filterset_class = CircleFilters
    results_template_name = "groups/admin/circles/list_results.html"

    @cached_property
    def columns(self) -> list[Column]:
        """What one needs to choose."""
        name, _kind, *rest = super().columns
        return [name, Column("way", label=_("Meets"), accessor="get_way_display", **MINOR), *rest]
