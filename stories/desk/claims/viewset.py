"""The rooms of claims and their addresses."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from stories.desk.claims.case import ClaimView
from stories.desk.claims.queue import ClaimsView
from stories.desk.claims.steps import ClaimStepBack, SuspendNow
from stories.desk.claims.weigh import WeighView
from stories.desk.matters.viewset import MattersMenuItem, MattersViewSet
from stories.desk.permissions import CarePolicy
from stories.vault.models import Claim

register_permission_policy(Claim, CarePolicy(Claim))


class ClaimsMenuItem(MattersMenuItem):
    """“Claims (2)”."""

    counted = "claims"


class ClaimsViewSet(MattersViewSet):
    """What people ask who lost a code, or who are in a story."""

    model = Claim
    name = "desk_claims"
    url_prefix = "claims"
    icon = "key"
    menu_label = _("Claims")
    menu_order = 110
    menu_item_class = ClaimsMenuItem
    index_view_class = ClaimsView
    one = ClaimView
    rooms = {"read": WeighView, "step-back": ClaimStepBack, "suspend": SuspendNow}
