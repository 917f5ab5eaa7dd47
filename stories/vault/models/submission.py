"""A submission: everything an author told us, sealed, and the little that is not."""

from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.lib.references import new_reference
from stories.vault.fields import SealedField


class State(models.TextChoices):
    """Where a submission stands. The words the author reads are in `community/words`."""

    DRAFT = "draft", _("being written")
    WAITING = "waiting", _("waiting to be read")
    READING = "reading", _("being read")
    ASKED = "asked", _("the author was asked something")
    OFFERED = "offered", _("waiting for the author’s yes")
    APPROVED = "approved", _("approved, cooling off")
    PUBLISHED = "published", _("published")
    SUSPENDED = "suspended", _("suspended")
    UNPUBLISHED = "unpublished", _("not public any more")
    DECLINED = "declined", _("declined")
    KEPT = "kept", _("read, not for publication")


ON_THE_DESK = (State.WAITING, State.READING)
WITH_THE_AUTHOR = (State.ASKED, State.OFFERED)
PUBLIC_ROW = (State.PUBLISHED, State.SUSPENDED)
SENT = tuple(state for state in State if state != State.DRAFT)


class Flag(models.TextChoices):
    """What makes a submission need more care. All but the last need two moderators."""

    SOMEONE_ELSE = "someone-else", _("about someone else")
    MINOR = "minor", _("about a child")
    ALLEGED_CRIME = "alleged-crime", _("an alleged crime")
    DETAINED = "detained", _("the person may still be detained")
    SECOND = "second", _("a moderator asked for a second person")
    RISK = "risk", _("for the safeguarding lead")


TWO_MODERATORS = {
    Flag.SOMEONE_ELSE,
    Flag.MINOR,
    Flag.ALLEGED_CRIME,
    Flag.DETAINED,
    Flag.SECOND,
}


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Reading verbs."""

    def sent(self) -> "SubmissionQuerySet":
        """Everything but drafts."""
        return self.exclude(state=State.DRAFT)

    def on_the_desk(self) -> "SubmissionQuerySet":
        """What waits for a moderator, oldest first."""
        return self.filter(state__in=ON_THE_DESK).order_by("arrived_on", "reference")

    def locked(self, submission_id: UUID) -> "Submission":
        """The row, held until the transaction ends. Raises Submission.DoesNotExist."""
        return self.select_for_update().get(pk=submission_id)


class Submission(models.Model):
    """One story as its author gave it. `str()` says nothing but a random reference."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT, db_index=True)
    state_since = models.DateField(default=date.today, db_index=True)
    arrived_on = models.DateField(null=True, db_index=True)
    language = models.CharField(max_length=10)
    labels = models.JSONField(default=list)
    flags = models.JSONField(default=list)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Days by which the desk keeps its own word: since when it waits for us, when it was looked at
    # first, and when whoever holds it took or opened it last.
    desk_since = models.DateField(null=True, db_index=True)
    looked_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=0)
    code_lookup = models.CharField(max_length=64, unique=True, null=True)
    code_proof = models.CharField(max_length=64, blank=True)
    second_lookup = models.CharField(max_length=64, unique=True, null=True)
    second_proof = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)

    # The author's words.
    title = SealedField()
    happened = SealedField()
    helped = SealedField()
    wish = SealedField()
    # Who tells it, and about whom.
    perspective = SealedField()
    agreement = SealedField()
    name = SealedField()
    topics = SealedField()
    country = SealedField()
    region = SealedField()
    setting = SealedField()
    years = SealedField()
    # What they want done with it.
    choice = SealedField()
    sent_hash = SealedField()
    shown = SealedField()
    switches = SealedField()
    pace = SealedField()
    contact = SealedField()
    # Who must not read it: countries and organisations.
    not_read_by = SealedField()
    # The code, until its receipt was read: at most an hour after sending.
    receipt = SealedField()
    # The second code, for as long as it may be on the screen.
    second_slip = SealedField()

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("story at the desk")
        verbose_name_plural = _("stories at the desk")
        default_permissions = ()
        permissions = [
            ("care_for_stories", _("Can read and decide about stories")),
            ("safeguard", _("Can act on flagged stories as safeguarding lead")),
        ]
        # All that the list of the desk filters and orders by: it reads no sealed word for that.
        indexes = [
            models.Index(
                fields=[
                    "state",
                    "desk_since",
                    "arrived_on",
                    "reference",
                    "looked_on",
                    "language",
                    "holder",
                    "flags",
                    "labels",
                    "id",
                ],
                name="submission_at_the_desk",
            )
        ]

    def __str__(self) -> str:
        return f"Story {self.reference}"

    @property
    def needs_two(self) -> bool:
        """Whether two moderators must agree before it is offered or published."""
        return bool(TWO_MODERATORS & set(self.flags))

    def move(self, state: State, *, today: date) -> None:
        """Enter a state; the caller saves. What comes to the desk is new there."""
        if state in ON_THE_DESK and self.state not in ON_THE_DESK:
            self.desk_since, self.looked_on = today, None
        self.state = state
        self.state_since = today
