"""The next story for one moderator: the one that has waited longest of those that suit them.

Keys are fetched and wishes read by the machine alone; whoever asks learns only what they are given.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from community.models import AuditEvent, Coercion, Verb
from community.models.merged_topic import now_called
from stories.actions.deciders import was_changed_on_appeal
from stories.actions.readers import is_kept_from
from stories.desk.queue_filters import in_list
from stories.desk.queue_order import by_target
from stories.desk.targets import with_days
from stories.desk.yeses import with_first_yes
from stories.vault.models import Endorsement, ReadingCare, State, Submission
from stories.vault.safe import Safe

# So many keys are fetched in one query.
AT_ONCE: Final = 20


def care_of(user: Any) -> ReadingCare:
    """What this person wants to be spared; nothing where they have not said."""
    return ReadingCare.objects.filter(user=user).first() or ReadingCare(user=user)


def suitable_for(user: Any, care: ReadingCare) -> Iterator[Submission]:
    """Stories that nobody holds and that may be given to this person, the most urgent first."""
    rows, spared = _candidates(user, care), with_narrower(care.topics)
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        chunk = ids[start : start + AT_ONCE]
        safes, found = Safe.of_many(chunk), _sealed_parts(user).in_bulk(chunk)
        for pk in chunk:
            story, safe = found.get(pk), safes.get(pk)
            if story is None or safe is None or is_kept_from(story, user, safe):
                continue
            if not spared & _topics(story, safe) and not was_changed_on_appeal(pk, user):
                yield story


def with_narrower(slugs: Sequence[str]) -> frozenset[str]:
    """These kinds of coercion and all that are part of them."""
    if not slugs:
        return frozenset()
    chosen = Coercion.objects.filter(slug__in=now_called(slugs)).with_descendants()
    return frozenset(chosen.values_list("slug", flat=True))


def _candidates(user: Any, care: ReadingCare) -> QuerySet[Submission]:
    """By the clear columns: waiting, free, not stepped back from, and not twice by one person."""
    stepped_back = AuditEvent.objects.filter(subject=OuterRef("pk"), actor=user, verb=Verb.RECUSED)
    mine = Endorsement.objects.filter(version=OuterRef("newest"), moderator=user)
    rows = Submission.objects.filter(state=State.WAITING, holder=None).alias(**with_days())
    rows = with_first_yes(rows).exclude(Exists(stepped_back)).exclude(Exists(mine))
    if care.seen_only:
        looked = AuditEvent.objects.filter(subject=OuterRef("pk"), verb=Verb.OPENED)
        rows = rows.filter(Exists(looked))
    for slug in care.notes:
        rows = rows.exclude(in_list("labels", slug))
    return by_target(rows)


def _sealed_parts(user: Any) -> QuerySet[Submission]:
    """Only what is looked at: whole stories, where the person's organisation may stand in one."""
    rows = Submission.objects.all()
    return rows if user.organisation else rows.only("id", "reference", "not_read_by", "topics")


def _topics(story: Submission, safe: Safe) -> frozenset[str]:
    """What its author said it is about."""
    return frozenset(now_called(safe.get(story, "topics", {}).get("coercion", ())))
