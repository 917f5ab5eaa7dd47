"""The rooms of one sort of matter and their addresses, as a viewset in Wagtail's admin."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from stories.desk.menu_numbers import menu_numbers
from stories.desk.permissions import CARE


class MattersMenuItem(MenuItem):  # type: ignore[misc]
    """A label with a number in it, never whose. `counted` is its name in `MenuNumbers`."""

    counted: ClassVar[str]

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may care for stories."""
        return bool(request.user.has_perm(CARE))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, counted now: how many wait for this person."""
        number = getattr(menu_numbers(request), self.counted)
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class MattersViewSet(ModelViewSet):  # type: ignore[misc]
    """A list to look at and rooms of our own: none of Wagtail's forms, logs or choosers."""

    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    search_fields: tuple[str, ...] = ()
    search_backend_name = None
    one: ClassVar[Any]
    rooms: ClassVar[dict[str, Any]] = {}

    @property
    def index_template_name(self) -> str:
        """The list's own."""
        return str(self.index_view_class.template_name)

    @property
    def index_results_template_name(self) -> str:
        """The same, only the rows."""
        return str(self.index_view_class.results_template_name)

    def get_urlpatterns(self) -> list[Any]:
        """Only what a moderator needs: nothing to add, copy, delete or inspect a row."""
        rooms = self.rooms.items()
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<uuid:pk>/", self.one.as_view(), name="one"),
            *(path(f"<uuid:pk>/{name}/", view.as_view(), name=name) for name, view in rooms),
        ]

    def on_register(self) -> None:
        """A menu item, and nothing that looks into rows."""
        self.register_menu_item()
