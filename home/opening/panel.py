"""On the first page of those who work here: what keeps the door shut, or soon will."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from community.closing import closing_now
from community.opening import ask_all, is_gated
from home.opening.page import HEADING, LOOK_AFTER
from stories.desk.permissions import CARE


def shows(user: Any) -> bool:
    """Whether there is something to say to this person."""
    if not (user.has_perm(LOOK_AFTER) or user.has_perm(CARE)):
        return False
    if closing_now():
        return True
    return is_gated() and any(not one.answer.met or one.answer.soon for one in ask_all())


class OpeningPanel(Component):  # type: ignore[misc]
    """What is missing and what is due; the way to the list for whoever can mend it."""

    name = "opening"
    order = 10
    template_name = "home/opening/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """As it is now."""
        asked = ask_all() if is_gated() else []
        closing = closing_now()
        return {
            "heading": _("Closing down") if closing else HEADING,
            "missing": [one for one in asked if not one.answer.met],
            "soon": [line for one in asked for line in one.answer.soon],
            "closing": closing,
            "may_mend": self.request.user.has_perm(LOOK_AFTER),
        }
