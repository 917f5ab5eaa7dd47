"""A story in somebody's hands: its row locked, its versions, and whether they stepped back."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from community.models import AuditEvent, Verb
from stories.actions.refusals import MayNotRead
from stories.vault.models import Submission, Version

COLUMNS = tuple(field.attname for field in Version._meta.concrete_fields)


@dataclass
class Held:
    """Locked until the transaction ends. The versions, newest first, are those that stood when the
    lock was asked for: whoever writes compares the edition, which every new version moves.
    """

    submission: Submission
    versions: list[Version]
    stepped_back: bool

    @property
    def newest(self) -> Version | None:
        """The newest version, if there is one beside what was sent."""
        return self.versions[0] if self.versions else None


def stepped_back(moderator: Any) -> Exists:
    """Whether this moderator stepped back from a story, as a column of its row."""
    return Exists(
        AuditEvent.objects.filter(subject=OuterRef("pk"), actor=moderator, verb=Verb.RECUSED)
    )


def hold(rows: QuerySet[Submission], moderator: Any) -> Held:
    """Lock the one story of these rows; call it inside a transaction. One query.

    Raises Submission.DoesNotExist.
    """
    beside: dict[str, Any] = {f"its_{name}": F(f"versions__{name}") for name in COLUMNS}
    asked = rows.select_related("holder").annotate(gone=stepped_back(moderator), **beside)
    found: list[Any] = list(asked.order_by("-versions__number").select_for_update(of=("self",)))
    if not found:
        raise Submission.DoesNotExist
    submission: Submission = found[0]
    return Held(
        submission, [_version(row, submission) for row in found if row.its_id], found[0].gone
    )


def write_unless_stepped_back(submission: Submission, moderator: Any, *fields: str) -> None:
    """Write these columns of a locked row; raises MayNotRead for somebody who stepped back.

    What `hold` knew of that was from before the lock: this looks again, in the writing itself.
    """
    rows = Submission.objects.filter(~stepped_back(moderator), pk=submission.pk)
    if not rows.update(**{name: getattr(submission, name) for name in fields}):
        raise MayNotRead


def _version(row: Any, submission: Submission) -> Version:
    """The version that came along in the story's row."""
    version = Version.from_db(
        row._state.db, COLUMNS, [getattr(row, f"its_{name}") for name in COLUMNS]
    )
    version.submission = submission
    return version
