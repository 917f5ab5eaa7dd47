"""The desk in the admin's menu, with how many stories wait."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from stories.desk.menu_numbers import menu_numbers
from stories.desk.permissions import CARE, SEE_AUDIT, may_see_reports


class StoriesMenuItem(MenuItem):  # type: ignore[misc]
    """“Stories (3)”: a number, never a title."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may care for stories."""
        return bool(request.user.has_perm(CARE))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, its label counted now."""
        number = menu_numbers(request).stories
        label = _("Stories (%(number)d)") % {"number": number} if number else _("Stories")
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class AuditMenuItem(MenuItem):  # type: ignore[misc]
    """The audit trail, under Reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may see it."""
        return bool(request.user.has_perm(SEE_AUDIT))


class ReportMenuItem(MenuItem):  # type: ignore[misc]
    """A report of counts, under Reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may see it."""
        return may_see_reports(request.user)
