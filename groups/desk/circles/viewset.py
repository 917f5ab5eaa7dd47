"""The rooms of circles and their addresses."""

from django.utils.translation import gettext_lazy as _

from groups.desk.circles.listing import CirclesView
from groups.desk.circles.meets import MeetsView
from groups.desk.circles.rooms import CIRCLES
from groups.desk.viewset import STEPS, EntriesMenuItem, EntriesViewSet
from groups.models import Circle


class CirclesMenuItem(EntriesMenuItem):
    """“Circles (3)”."""

    rooms = CIRCLES


class CirclesViewSet(EntriesViewSet):
    """Circles. When one meets has a room of its own: it is in no version."""

    model = Circle
    rooms = CIRCLES
    steps = {**STEPS, "meets": MeetsView}
    base_url_path = "directory/circles"
    admin_url_namespace = CIRCLES.space
    icon = "calendar-alt"
    menu_label = _("Circles")
    menu_name = "circles"
    menu_order = 110
    menu_item_class = CirclesMenuItem
    edit_handler = CIRCLES.edit_handler
    index_view_class = CirclesView
    index_results_template_name = CirclesView.results_template_name
