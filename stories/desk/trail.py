"""What was done to a story, by whom and why: never what it said."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import AuditEvent, Verb
from community.panels.role_names import slug_in_words
from community.panels.roles import GIVEN, TAKEN
from community.subjects import reason_in_words
from stories.actions.hold import HANDED_OVER, LAPSED
from stories.actions.redact import SET, TAKEN_OFF
from stories.actions.unflag import ASKED, DONE
from stories.choices import (
    AppealOutcome,
    AskReason,
    ClaimKind,
    Decided,
    DeclineReason,
    OpeningReason,
    PublishReason,
    RedactionReason,
    ReportOutcome,
    ReportReason,
    SecondCode,
    SuspendReason,
)
from stories.reading import language_name
from stories.vault.models import ClaimState, Flag, Submission

REASONS = {
    reason.value: reason.label
    for reasons in (
        Decided,
        ReportOutcome,
        AppealOutcome,
        ReportReason,
        AskReason,
        PublishReason,
        OpeningReason,
        DeclineReason,
        SuspendReason,
        SecondCode,
        ClaimKind,
        ClaimState,
    )
    for reason in reasons
}


# Their reason is the language.
TRANSLATING = (
    Verb.TRANSLATED,
    Verb.CHECKED,
    Verb.SENT_BACK,
    Verb.TRANSLATION_UP,
    Verb.TRANSLATION_DOWN,
)

FLAGS = {
    SET: gettext_lazy("set: %(flag)s"),
    TAKEN_OFF: gettext_lazy("taken off: %(flag)s"),
    ASKED: gettext_lazy("asked to take off: %(flag)s"),
    DONE: gettext_lazy("taken off by two people: %(flag)s"),
}


BY_VISITORS = (Verb.GROUP_SUGGESTED, Verb.GROUP_REPORTED)
PUT_DOWN = (Verb.RELEASED, Verb.RECUSED)
TAKEN_UP = (Verb.OPENED, Verb.HELD)


@dataclass(frozen=True)
class Line:
    """One line of the trail, in words."""

    at: datetime
    who: str
    verb: str
    reason: str
    by_staff: bool


def lines_of(submission_id: UUID) -> list[Line]:
    """The whole trail of one story, newest first. One query."""
    events = AuditEvent.objects.filter(subject=submission_id).select_related("actor")
    return [line_of(event) for event in by_day(events)]


def by_day(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """Newest first. What has its day alone stands at the start of it, in no telling order.

    Between lines with their hour, its place would give away the hour at which an author came by.
    """
    has_hour = Case(When(actor=None, then=Value(0)), default=Value(1))
    return events.alias(has_hour=has_hour).order_by("-at__date", "-has_hour", "-pk")


def when(event: AuditEvent) -> str:
    """The day, and the hour only where somebody of the staff did it."""
    at = timezone.localtime(event.at)
    return date_format(at, "DATETIME_FORMAT" if event.actor_id else "DATE_FORMAT")


def last_of_others(submission_id: UUID, user: Any) -> Line | None:
    """What somebody else did last; nothing when nobody did but this person."""
    events = AuditEvent.objects.filter(subject=submission_id).select_related("actor")
    event = events.exclude(actor=user).first()
    return line_of(event) if event else None


def line_of(event: AuditEvent) -> Line:
    """An event in words."""
    did = str(Verb(event.verb).label)
    return Line(event.at, who(event), did, reason_of(event), by_staff=bool(event.actor))


def held_since(submission: Submission) -> date | None:
    """The day on which whoever holds it took it or was given it; nothing when nobody does.

    One query.
    """
    if submission.holder_id is None:
        return None
    found = AuditEvent.objects.filter(subject=submission.id, verb__in=(*PUT_DOWN, *TAKEN_UP))
    opened: AuditEvent | None = None
    first: AuditEvent | None = None
    for event in found:  # newest first
        if event.verb in PUT_DOWN:
            first = event if event.reason == HANDED_OVER else None
            break
        if event.actor_id == submission.holder_id:
            opened = event
    first = first or opened
    return timezone.localdate(first.at) if first else submission.state_since


def who(event: AuditEvent) -> str:
    """The person; nobody when the site did it by itself or the author did."""
    if event.actor:
        return str(event.actor)
    if event.verb in BY_VISITORS:
        return _("a visitor")
    return _("the author") if event.verb == Verb.WITHDRAWN else _("the site")


def reason_of(event: AuditEvent) -> str:
    """The reason in words; the slug itself for one that is no longer on any list."""
    if event.reason == HANDED_OVER:
        return _("handed over")
    if event.reason == LAPSED:
        return _("back on the list by itself")
    if event.verb == Verb.FLAGGED and event.reason:
        return flag_in_words(event.reason)
    if event.verb == Verb.REDACTED and event.reason in RedactionReason.values:
        # By its own list: other lists have the same slugs for other words.
        return str(RedactionReason(event.reason).label)
    if event.verb in TRANSLATING:
        return language_name(event.reason)
    if event.verb == Verb.ROLES_CHANGED:
        return role_in_words(event.reason)
    of_its_app = reason_in_words(event.verb, event.reason)
    return of_its_app or str(REASONS.get(event.reason, event.reason))


def flag_in_words(reason: str) -> str:
    """Which flag was set or taken off, and how."""
    for begins, words in FLAGS.items():
        flag = reason.removeprefix(begins)
        if flag != reason:
            return str(words) % {"flag": Flag(flag).label if flag in Flag.values else flag}
    return reason


def role_in_words(reason: str) -> str:
    """Which role was given or taken."""
    if reason.startswith(TAKEN):
        return _("taken: %(role)s") % {"role": slug_in_words(reason.removeprefix(TAKEN))}
    return _("given: %(role)s") % {"role": slug_in_words(reason.removeprefix(GIVEN))}
