"""What was done to a story without its author, as lines among the messages.

Whoever comes back reads it where everything else stands that was said to them.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from stories.choices import SuspendReason
from stories.share.returning.visit import Visit

TOLD = (Verb.SUSPENDED, Verb.RESTORED, Verb.UNPUBLISHED)


@dataclass(frozen=True)
class Happened:
    """One thing, in a sentence or two, and its day."""

    day: date
    says: str


def happened(visit: Visit) -> list[Happened]:
    """Taken off for a time, put back, taken off for good; oldest first."""
    trail = AuditEvent.objects.filter(subject=visit.submission.id, verb__in=TOLD).order_by("pk")
    found, before = [], None
    for event in trail:
        if says := _says(event, before):
            found.append(Happened(localdate(event.at), says))
        before = event
    return found


def _says(event: AuditEvent, before: AuditEvent | None) -> str:
    if event.verb == Verb.SUSPENDED:
        return _suspended(event.reason)
    if event.verb == Verb.RESTORED and event.actor_id is not None:
        if before is not None and before.verb == Verb.UNPUBLISHED:
            return _("Another person looked at it again. You can bring your story back now.")
        return _("Another person looked at it again and put your story back on its page.")
    if event.verb == Verb.UNPUBLISHED and event.actor_id is not None:
        return _("A moderator took your story off the pages of this site. The words are kept here.")
    return ""


def _suspended(reason: str) -> str:
    taken = _("Your story was taken off its page for a time. It is not deleted.")
    if reason not in SuspendReason.values:
        return taken
    why = _("The reason: %(reason)s.") % {"reason": SuspendReason(reason).label}
    if reason == SuspendReason.AUTHOR_DOUBT:
        return f"{taken} {why}"
    again = _("Another person looks at the decision again.")
    return f"{taken} {why} {again}"
