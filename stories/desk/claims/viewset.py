"""The rooms of claims and their addresses, as one viewset in Wagtail's admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from stories.desk.claims import steps
from stories.desk.claims.case import ClaimView
from stories.desk.claims.menu import ClaimsMenuItem
from stories.desk.claims.queue import ClaimsView
from stories.desk.claims.weigh import WeighView
from stories.desk.permissions import CarePolicy
from stories.vault.models import Claim

register_permission_policy(Claim, CarePolicy(Claim))

CLAIM = "<uuid:claim_id>/"
ROOMS = {
    "weigh": WeighView,
    "step-back": steps.StepBack,
    "suspend": steps.SuspendNow,
}


class ClaimsViewSet(ModelViewSet):  # type: ignore[misc]
    """A list to look at and rooms of our own: none of Wagtail's forms, logs or choosers."""

    model = Claim
    name = "desk_claims"
    url_prefix = "claims"
    icon = "key"
    menu_label = _("Claims")
    menu_order = 110
    menu_item_class = ClaimsMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ClaimsView
    search_fields: tuple[str, ...] = ()
    search_backend_name = None
    index_template_name = ClaimsView.template_name
    index_results_template_name = ClaimsView.results_template_name

    def get_urlpatterns(self) -> list[Any]:
        """Only what a moderator needs: nothing to add, copy, delete or inspect a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(CLAIM, ClaimView.as_view(), name="claim"),
            *(path(f"{CLAIM}{name}/", view.as_view(), name=name) for name, view in ROOMS.items()),
        ]

    def on_register(self) -> None:
        """A menu item, and nothing that looks into rows."""
        self.register_menu_item()
