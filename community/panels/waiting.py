"""A panel of numbers on the admin's first page. Every app brings its own for those it concerns.

An app makes a subclass and hands it to Wagtail's hook `construct_homepage_panels` when the person
may do the work behind it. What has no panel is not there.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class Number:
    """How much of something waits, and where; no address where there is only the number."""

    label: str
    number: int
    url: str = ""


class WaitingPanel(Component):  # type: ignore[misc]
    """A few numbers with the lists behind them: never a title, never a text."""

    name = "waiting"
    heading: str | Promise = ""
    order = 50
    template_name = "community/panels/waiting.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def numbers(self) -> list[Number]:
        """What to show, as it is now."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The numbers under their heading."""
        return {"name": self.name, "heading": self.heading, "numbers": self.numbers()}
