"""The rooms of appeals and their addresses."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from stories.desk.appeals import views
from stories.desk.matters.viewset import MattersMenuItem, MattersViewSet
from stories.desk.permissions import CarePolicy
from stories.vault.models import Appeal

register_permission_policy(Appeal, CarePolicy(Appeal))


class AppealsMenuItem(MattersMenuItem):
    """“Appeals (1)”."""

    counted = "appeals"


class AppealsViewSet(MattersViewSet):
    """What authors ask to have looked at again."""

    model = Appeal
    name = "desk_appeals"
    url_prefix = "appeals"
    icon = "view"
    menu_label = _("Appeals")
    menu_order = 115
    menu_item_class = AppealsMenuItem
    index_view_class = views.AppealsView
    one = views.AppealView
    rooms = {"read": views.AppealReadView, "step-back": views.AppealStepBack}
