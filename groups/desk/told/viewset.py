"""The rooms of what strangers tell, and their addresses."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from groups.desk.menu import HOOK
from groups.desk.permissions import DirectoryPolicy, may_check
from groups.desk.told.listing import ToldView
from groups.desk.told.one import ToldOne
from groups.models import Suggestion

register_permission_policy(Suggestion, DirectoryPolicy(Suggestion))


class ToldMenuItem(MenuItem):  # type: ignore[misc]
    """“What visitors tell (2)”."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For directory editors."""
        return may_check(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, counted now."""
        number = Suggestion.objects.open().count()
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class ToldViewSet(ModelViewSet):  # type: ignore[misc]
    """A list and a page: none of Wagtail's forms, logs or choosers."""

    model = Suggestion
    name = "told"
    url_prefix = "directory/told"
    icon = "comment"
    menu_label = _("What visitors tell")
    menu_name = "told"
    menu_order = 200
    menu_hook = HOOK
    menu_item_class = ToldMenuItem
    add_to_reference_index = False
    copy_view_enabled = False
    search_fields: tuple[str, ...] = ()
    search_backend_name = None
    index_view_class = ToldView
    index_template_name = ToldView.template_name
    index_results_template_name = ToldView.results_template_name

    def get_urlpatterns(self) -> list[Any]:
        """Nothing to add, copy, delete or inspect a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<uuid:pk>/", ToldOne.as_view(), name="one"),
        ]

    def on_register(self) -> None:
        """A menu item, and nothing that looks into rows."""
        self.register_menu_item()
