"""The desk on the admin's first page."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from community.panels.waiting import Number, WaitingPanel
from stories.desk.appeals.room import appeals_number
from stories.desk.claims.waiting import claims_number
from stories.desk.counts import numbers_for
from stories.desk.reports.room import reports_number
from stories.desk.taken_back import taken_back_number
from stories.desk.translating.waiting import translations_number


class DeskPanel(WaitingPanel):
    """What waits, what waits too long, what is mine, and how many took theirs back."""

    name = "desk"
    heading = _("Stories")

    def numbers(self) -> list[Number]:
        """The numbers as they are now."""
        rooms = (claims_number, appeals_number, reports_number, translations_number)
        beside = [*(count(self.request) for count in rooms), taken_back_number()]
        return [Number(**one) for one in (*numbers_for(self.request), *beside)]


class WelcomePanel(Component):  # type: ignore[misc]
    """For somebody's first days: above the numbers, until they took a story or put it away."""

    name = "desk-welcome"
    order = 40
    template_name = "stories/desk/care/welcome_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """It holds a form."""
        return {"csrf_token": get_token(self.request)}
