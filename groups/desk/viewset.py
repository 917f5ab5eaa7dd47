"""The rooms of entries and their addresses, as snippets in Wagtail's admin."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.snippets.views.snippets import SnippetViewSet

from groups.desk import steps
from groups.desk.edit import BeginView, ChangeView
from groups.desk.listing import ListingsView
from groups.desk.menu import HOOK
from groups.desk.one import OneListing, Room
from groups.desk.permissions import may_check
from groups.desk.reach import ReachView
from groups.desk.rooms import LISTINGS, Rooms, of_their_own
from groups.desk.versions import CompareView
from groups.models import Group

# Of Wagtail's own rooms, those that an editor needs. There is no copy, no schedule, no lock, no
# deleting or unpublishing without a reason, and no yes beside the one that looks at both versions.
KEPT: Final = (
    "list",
    "list_results",
    "add",
    "edit",
    "history",
    "history_results",
    "preview_on_add",
    "preview_on_edit",
    "revisions_view",
    "revisions_revert",
    "revisions_compare",
    # Wagtail’s report on workflows leads here.
    "workflow_history",
    "workflow_history_detail",
)
ABSENT: Final = ("usage", "delete", "unpublish", "revisions_unschedule", "lock", "unlock")
# What one does with any entry.
STEPS: Final[Mapping[str, type[Room]]] = {
    "check": steps.Check,
    "send-back": steps.SendBack,
    "remark": steps.WriteRemark,
    "take-off": steps.TakeOff,
    "remove": steps.Remove,
    "reach": ReachView,
}


class EntriesMenuItem(MenuItem):  # type: ignore[misc]
    """“Listings (3)”: how many wait for a check."""

    rooms: Rooms = LISTINGS

    def is_shown(self, request: HttpRequest) -> bool:
        """For directory editors."""
        return may_check(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, counted now."""
        number = self.rooms.how_many("waiting")
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class EntriesViewSet(SnippetViewSet):  # type: ignore[misc]
    """What listings and circles share."""

    rooms: Rooms = LISTINGS
    steps: ClassVar[Mapping[str, type[Room]]] = STEPS
    menu_hook = HOOK
    menu_item_class = EntriesMenuItem
    copy_view_enabled = False
    index_view_class = ListingsView
    add_view_class = BeginView
    edit_view_class = ChangeView
    revisions_compare_view_class = CompareView
    index_template_name = ListingsView.template_name
    index_results_template_name = ListingsView.results_template_name
    search_fields: tuple[str, ...] = ("name",)
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Whose rooms these are; and no addresses for what cannot be done."""
        names = {f"{name}_url_name": None for name in ABSENT}
        common = super().get_common_view_kwargs(**kwargs)
        return {**common, **names, "rooms": self.rooms}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """What was sent and answered stands on the entry's own page."""
        own = {"workflow_history_url_name": None, "confirm_workflow_cancellation_url_name": None}
        found: dict[str, Any] = super().get_edit_view_kwargs(**kwargs) | own
        return found

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's rooms that are kept, the page of one entry, and what one does there."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in KEPT]
        own: dict[str, type[Room]] = {"one": OneListing, **self.steps}
        rooms = [
            *kept,
            *(
                path(
                    "<uuid:pk>/" if name == "one" else f"<uuid:pk>/{name}/",
                    view.as_view(rooms=self.rooms),
                    name=name,
                )
                for name, view in own.items()
            ),
        ]
        for pattern in rooms:
            pattern.callback = of_their_own(pattern.callback, self.rooms.space)
        return rooms

    def register_chooser_viewset(self) -> None:
        """Nobody chooses a listing in a form; a chooser would name drafts to all who work here."""


class ListingsViewSet(EntriesViewSet):
    """Groups, allies and offices."""

    model = Group
    base_url_path = "directory/listings"
    admin_url_namespace = LISTINGS.space
    icon = "group"
    menu_label = _("Listings")
    menu_name = "listings"
    menu_order = 100
    edit_handler = LISTINGS.edit_handler
    steps = {**STEPS, "look-up": steps.LookUp, "contest": steps.Contest}
