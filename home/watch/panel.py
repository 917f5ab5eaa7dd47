"""On the admin's first page when something is wrong, for whoever looks after the house."""

from collections.abc import Sequence
from typing import Any

from wagtail.admin.ui.components import Component


class TroublesPanel(Component):  # type: ignore[misc]
    """A line for each, and the way to the whole report."""

    name = "troubles"
    order = 20
    template_name = "home/watch/panel.html"

    def __init__(self, troubles: Sequence[str]) -> None:
        self.troubles = troubles

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """As they were found."""
        return {"troubles": self.troubles}
