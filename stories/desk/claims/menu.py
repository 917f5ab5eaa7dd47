"""Claims in the admin's menu, with how many wait for this person."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from stories.desk.menu_numbers import menu_numbers
from stories.desk.permissions import CARE


class ClaimsMenuItem(MenuItem):  # type: ignore[misc]
    """“Claims (2)”: a number, never whose."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may care for stories."""
        return bool(request.user.has_perm(CARE))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, its label counted now."""
        number = menu_numbers(request).claims
        label = _("Claims (%(number)d)") % {"number": number} if number else _("Claims")
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)
