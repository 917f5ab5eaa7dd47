"""Who did what to which story or listing, and why: never what it said."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """Everything that is written into the audit trail."""

    OPENED = "opened", _("opened")
    REDACTED = "redacted", _("redacted")
    WROTE = "wrote", _("wrote to the author")
    ASKED = "asked", _("asked the author")
    OFFERED = "offered", _("offered to the author")
    FIRST_YES = "first-yes", _("said the first yes")
    SECOND_YES = "second-yes", _("said the second yes")
    FIRST_NO = "first-no", _("said the first no")
    DECLINED = "declined", _("declined")
    KEPT = "kept", _("kept without publishing")
    HELD = "held", _("took it")
    RELEASED = "released", _("released")
    RECUSED = "recused", _("stepped back: may know this person")
    FLAGGED = "flagged", _("changed the flags")
    SUSPENDED = "suspended", _("suspended")
    RESTORED = "restored", _("restored")
    STAYS_HIDDEN = "stays-hidden", _("looked too: it stays out of sight")
    UNPUBLISHED = "unpublished", _("unpublished")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn by the author")
    EXPIRED = "expired", _("removed when its time was over")
    CLAIMED = "claimed", _("claimed without its code")
    CLAIM_ANSWERED = "claim-answered", _("answered a claim")
    CLAIM_SETTLED = "claim-settled", _("settled a claim")
    SECOND_CODE = "second-code", _("second code")
    SECOND_ASKED = "second-asked", _("asked for a second person")
    APPEALED = "appealed", _("asked for another look")
    APPEAL_SETTLED = "appeal-settled", _("looked again")
    REPORTED = "reported", _("reported by a visitor")
    REPORT_SETTLED = "report-settled", _("settled a report")
    TRANSLATED = "translated", _("wrote a translation")
    CHECKED = "checked", _("checked a translation")
    SENT_BACK = "sent-back", _("gave a translation back")
    TRANSLATION_UP = "translation-up", _("translation published")
    TRANSLATION_DOWN = "translation-down", _("translation taken down")
    GROUP_ADDED = "group-added", _("added a listing")
    GROUP_SENT = "group-sent", _("sent changes of a listing to be checked")
    GROUP_CHECKED = "group-checked", _("checked a listing: public")
    GROUP_SENT_BACK = "group-sent-back", _("sent a listing back with remarks")
    GROUP_CONTACT = "group-contact", _("changed the contact of a listing")
    GROUP_CONFIRMED = "group-confirmed", _("confirmed a listing")
    GROUP_PAUSED = "group-paused", _("paused a listing")
    GROUP_RESUMED = "group-resumed", _("took a listing out of its pause")
    GROUP_CLOSED = "group-closed", _("closed a listing for good")
    GROUP_CONTESTED = "group-contested", _("“who decides” of a listing is contested")
    GROUP_OFF = "group-off", _("took a listing off the site")
    GROUP_REMOVED = "group-removed", _("removed a listing")
    GROUP_REPORTED = "group-reported", _("a visitor reported a listing")
    GROUP_SUGGESTED = "group-suggested", _("a visitor suggested a listing or a change")
    GROUP_SETTLED = "group-settled", _("settled what a visitor told of a listing")
    GROUP_IMPORTED = "group-imported", _("brought listings in from a file")
    CIRCLE_MEETING = "circle-meeting", _("changed when and where a circle meets")
    CIRCLE_OFF = "circle-off", _("called a meeting of a circle off")
    CIRCLE_ON = "circle-on", _("a meeting of a circle happens after all")
    STEWARD_JOINED = "steward-joined", _("became an organiser of a listing")
    STEWARD_LEFT = "steward-left", _("is no organiser of a listing any more")
    ROLES_CHANGED = "roles-changed", _("roles changed")


class AuditEvent(models.Model):
    """One line of the audit trail. `subject` is a random id, `reason` a slug of a closed list.

    What nobody of the staff did carries its day alone: the hour at which an author came by would be
    worth something to whoever watched them. The order of the lines is that of their numbers.

    What an app calls its subjects, it says in `community.subjects`.
    Where roles changed, `subject` is made from the account by `community.panels.roles.subject_of`.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(max_length=16, choices=Verb)
    subject = models.UUIDField(db_index=True)
    reason = models.SlugField(blank=True)

    class Meta:
        verbose_name = _("line of the audit trail")
        verbose_name_plural = _("lines of the audit trail")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"

    @classmethod
    def record(cls, *, verb: Verb, subject: UUID, actor: Any = None, reason: str = "") -> None:
        """Add one line; call it inside the transaction of what it tells about."""
        cls.record_each(verb=verb, subject=subject, actor=actor, reasons=[reason])

    @classmethod
    def record_each(
        cls, *, verb: Verb, subject: UUID, reasons: Iterable[str], actor: Any = None
    ) -> None:
        """Add a line for each of these reasons of one deed, in one query."""
        now = timezone.localtime()
        at = now if actor else now.replace(hour=0, minute=0, second=0, microsecond=0)
        lines = (
            cls(verb=verb, subject=subject, actor=actor, reason=reason, at=at) for reason in reasons
        )
        cls.objects.bulk_create(lines)

    @classmethod
    def record_subjects(cls, *, verb: Verb, subjects: Iterable[UUID], actor: Any) -> None:
        """Add a line for each of these subjects of one deed of the staff, in one query."""
        now = timezone.localtime()
        cls.objects.bulk_create(
            cls(verb=verb, subject=subject, actor=actor, at=now) for subject in subjects
        )
