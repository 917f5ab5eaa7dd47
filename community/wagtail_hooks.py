"""Only registers: what the house says, its look in the admin, and no door to elsewhere."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from community.panels.group import HouseWords
from community.panels.users import (
    AssignRole,
    SetActive,
    keep_who_decided,
    refuse_at_once,
    refuse_to_raise,
)


@hooks.register("register_admin_viewset")
def house_words() -> HouseWords:
    """Words, help lines, topics."""
    return HouseWords()


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    """The admin in the colours of the house."""
    return format_html(
        '<link rel="stylesheet" href="{}"><noscript><link rel="stylesheet" href="{}"></noscript>',
        static("css/admin.css"),
        static("css/admin-without-scripts.css"),
    )


@hooks.register("construct_help_menu")
def stay_in_the_house(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's help leads to other hosts, which would learn who works here."""
    items[:] = [item for item in items if not str(item.url).startswith("http")]


for moment in ("before_create_user", "before_edit_user", "before_delete_user"):
    hooks.register(moment, refuse_to_raise)
hooks.register("before_delete_user", keep_who_decided)
hooks.register("before_bulk_action", refuse_at_once)

# After Wagtail's own, which has the same name and is replaced by it.
hooks.register("register_bulk_action", AssignRole, order=1)
hooks.register("register_bulk_action", SetActive, order=1)
