"""Only registers: the rooms of the directory, their place in the menu, the first page's panel."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem

from groups.bring.menu import BringMenuItem
from groups.bring.urls import urlpatterns as bring_urls
from groups.desk.circles.viewset import CirclesViewSet
from groups.desk.menu import HOOK, directory_item
from groups.desk.permissions import may_check
from groups.desk.told.viewset import ToldViewSet
from groups.desk.viewset import ListingsViewSet
from groups.desk.waiting import ListingsPanel


@hooks.register("register_admin_viewset")
def listings() -> ListingsViewSet:
    """Entries."""
    return ListingsViewSet()


@hooks.register("register_admin_viewset")
def circles() -> CirclesViewSet:
    """Circles."""
    return CirclesViewSet()


@hooks.register("register_admin_viewset")
def told() -> ToldViewSet:
    """What strangers tell."""
    return ToldViewSet()


@hooks.register("register_admin_menu_item")
def directory_menu() -> SubmenuMenuItem:
    """Its place in the menu."""
    return directory_item()


@hooks.register("register_admin_urls")
def bringing_urls() -> list[Any]:
    """Bringing listings in from a file."""
    return bring_urls


@hooks.register(HOOK)
def bringing_item() -> BringMenuItem:
    """Its place in the directory's own menu."""
    return BringMenuItem()


@hooks.register("insert_global_admin_css")
def directory_css() -> SafeString:
    """How versions, lists and remarks look."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-directory.css"))


@hooks.register("construct_homepage_panels")
def listings_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What waits, for directory editors."""
    if may_check(request.user):
        panels.append(ListingsPanel(request))
