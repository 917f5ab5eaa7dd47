"""The top of the list, on the admin's first page of whoever can mend something on it."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.needs.gather import gather
from home.needs.page import HEADING

MOST: Final = 6


class NeedsPanel(Component):  # type: ignore[misc]
    """One of every kind, and how much there is."""

    name = "needs-you"
    order = 30
    template_name = "home/needs/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """As it is now."""
        needs = gather(self.request.user, timezone.localdate())
        return {"heading": HEADING, "needs": needs, "first": needs.first(MOST)}
