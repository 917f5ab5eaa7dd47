"""The written protocol behind the flag for the safeguarding lead, beside the flag itself.

Its words ship in `community/words` under `protocol` and stand in docs/handbooks/safeguarding.md too
(a test holds both together). The Law stands in the template: nobody can edit that away.
"""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.models import House
from community.words import sayings
from stories.desk.permissions import CareRequired

GROUP: Final = "protocol"


class SafeguardingView(CareRequired, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """What the lead may do and must not, for whoever flags and for the lead."""

    template_name = "stories/desk/safeguarding.html"
    page_title = _("If somebody may be in danger")
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The Law, its exceptions as this house names them, and the steps."""
        house = House.load(request_or_site=self.request)
        return super().get_context_data(**kwargs) | {
            "exception": house.legal_exception.strip(),
            "parts": list(sayings(GROUP).values()),
        }
