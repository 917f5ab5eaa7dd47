"""The place of the directory in the admin's menu. Other parts of it add themselves by the hook."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

# `hooks.register(HOOK)` with a function that gives a MenuItem, or a viewset's `menu_hook`.
HOOK: Final = "register_directory_menu_item"
directory_menu: Final = Menu(register_hook_name=HOOK)


def directory_item() -> SubmenuMenuItem:
    """“Directory”, for whoever may enter one of its rooms."""
    label = _("Directory")
    return SubmenuMenuItem(label, directory_menu, name="directory", icon_name="group", order=200)
