"""Whose roles changed lately, on the first page of everybody who may read the audit trail.

One administrator alone could otherwise give a second mailbox of their own what they may not have
themselves, and nobody would look. Seven days, and not since Monday: what was done on a Sunday
evening is seen too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from community.models import AuditEvent, Verb
from community.panels.roles import accounts_of
from stories.desk.trail import role_in_words, when, who

DAYS: Final = 7
MOST: Final = 20


@dataclass(frozen=True)
class Change:
    """One role that was given or taken, in words."""

    when: str
    who: str
    whose: str
    what: str


def roles_changed() -> list[Change]:
    """Newest first, at most one more than is shown. Two queries where there are any."""
    since = timezone.now() - timedelta(days=DAYS)
    events = AuditEvent.objects.filter(verb=Verb.ROLES_CHANGED, at__gte=since)
    found = list(events.select_related("actor")[: MOST + 1])
    accounts = accounts_of({event.subject for event in found})
    gone = _("an account that is gone")
    return [
        Change(
            when(event),
            who(event),
            accounts.get(event.subject, gone),
            role_in_words(event.reason),
        )
        for event in found
    ]


class RolesPanel(Component):  # type: ignore[misc]
    """A line for each change, and the way to the whole trail."""

    name = "roles-changed"
    order = 60
    template_name = "stories/desk/roles_panel.html"

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The newest of them."""
        trail = f"{reverse('desk_audit')}?verb={Verb.ROLES_CHANGED.value}"
        more = len(self.changes) > MOST
        return {"changes": self.changes[:MOST], "more": more, "trail": trail}
