"""What somebody has read today, and whether a pause would be good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.users.models import UserProfile

from community.models import AuditEvent, Verb
from stories.choices import Note
from stories.vault.models import Flag, Submission

WELCOME: Final = "desk-welcome"
# After one of these a pause is offered at once, however few were read.
HARD: Final = frozenset({Note.SUICIDE, Note.SELF_HARM, Note.SEXUAL_VIOLENCE, Note.DEATH, Flag.RISK})


@dataclass(frozen=True)
class Day:
    """What somebody has read since midnight, the last one last; whether they ever read before."""

    read: tuple["Read", ...]
    is_first: bool


@dataclass(frozen=True)
class Read:
    """One story read today, by what is known of it in clear; a withdrawn one has nothing left."""

    marks: frozenset[str]

    @property
    def was_hard(self) -> bool:
        """Whether it mentions what weighs most on those who read."""
        return bool(self.marks & HARD)


def day_of(user: Any) -> Day:
    """Their day at the desk, each story once. One query. Claims count too: they are read as well.

    The newest opening comes along, of whatever day: without one the desk welcomes them.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    opened = AuditEvent.objects.filter(actor=user, verb=Verb.OPENED)
    newest = Subquery(opened.order_by("-pk").values("pk")[:1])
    story = Submission.objects.filter(pk=OuterRef("subject"))
    rows = (
        opened.filter(Q(at__gte=midnight) | Q(pk=newest))
        .order_by()
        .values("subject")
        .annotate(
            last=Max("pk"),
            latest=Max("at"),
            labels=Subquery(story.values("labels")[:1]),
            flags=Subquery(story.values("flags")[:1]),
        )
        .order_by("last")
    )
    found = list(rows)
    read = (row for row in found if row["latest"] >= midnight)
    marks = ((*(row["labels"] or ()), *(row["flags"] or ())) for row in read)
    return Day(tuple(Read(frozenset(each)) for each in marks), is_first=not found)


def is_new(user: Any) -> bool:
    """Whether this person never took or opened a story, and has not put the welcome away.

    One query; two for somebody new.
    """
    begun = AuditEvent.objects.filter(actor=user, verb__in=(Verb.OPENED, Verb.HELD)).exists()
    return not begun and not is_put_away(user, WELCOME)


def is_put_away(user: Any, name: str) -> bool:
    """Whether this person put something away for good: where Wagtail keeps what is dismissed."""
    profile = getattr(user, "wagtail_userprofile", None)
    return bool(profile and profile.dismissibles.get(name))


def put_away(user: Any, name: str) -> None:
    """Put it away for good."""
    profile = UserProfile.get_for_user(user)
    profile.dismissibles[name] = True
    profile.save(update_fields=["dismissibles"])


def read_today(user: Any) -> list[Read]:
    """The stories that this person opened since midnight."""
    return list(day_of(user).read)


def pause_is_due(today: Sequence[Read]) -> bool:
    """After each few of the setting, and after a hard one."""
    if not today:
        return False
    return today[-1].was_hard or len(today) % settings.PERIODS["PAUSE_STORIES"] == 0
