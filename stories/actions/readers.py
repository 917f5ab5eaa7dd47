"""Who may read a story: not whoever stepped back, and not whom its author keeps it from."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from community.lib.organisations import is_named_in
from community.models import AuditEvent, Verb
from stories.actions.content import latest_version, version_content
from stories.actions.refusals import MayNotRead, NotForYou
from stories.document import VOICES
from stories.readers import NotReadBy
from stories.vault.models import Submission, Version
from stories.vault.safe import KeyGone, Safe

# Where an organisation can be named: everything that its author typed.
NAMED_IN = ("title", "region", "name", *VOICES)


def has_stepped_back(*, submission_id: UUID, moderator: Any) -> bool:
    """Whether this moderator said that they may know the person."""
    return AuditEvent.objects.filter(
        subject=submission_id, actor=moderator, verb=Verb.RECUSED
    ).exists()


def is_kept_from(
    submission: Submission,
    moderator: Any,
    safe: Safe | None = None,
    versions: Sequence[Version] | None = None,
) -> bool:
    """Whether its author, or the moderator's own organisation in it, keeps it from them.

    `versions`, newest first, where they are known already. Nothing is unsealed where there is no
    wish and no organisation. What cannot be opened, nobody can read: then it keeps nobody away.
    """
    organisation = moderator.organisation
    if submission.not_read_by is None and not organisation:
        return False
    try:
        safe = safe or Safe.of(submission.id)
    except KeyGone:
        return False
    wish = NotReadBy.of(safe.get(submission, "not_read_by", {}))
    if wish.keeps_away(country=moderator.country, organisation=organisation):
        return True
    return bool(organisation) and _names(submission, safe, organisation, versions)


def refuse_who_may_not_read(submission: Submission, moderator: Any) -> None:
    """Raises MayNotRead for somebody who stepped back, NotForYou for whom it is kept from."""
    if has_stepped_back(submission_id=submission.id, moderator=moderator):
        raise MayNotRead
    if is_kept_from(submission, moderator):
        raise NotForYou


def _names(
    submission: Submission, safe: Safe, organisation: str, versions: Sequence[Version] | None
) -> bool:
    """Whether the author's words, as sent or as they stand now, name it."""
    texts = [safe.get(submission, name) for name in NAMED_IN]
    known = latest_version(submission) if versions is None else next(iter(versions), None)
    if known is not None:
        content = version_content(known, safe)
        texts += [getattr(content, name) for name in NAMED_IN]
    return any(is_named_in(organisation, text) for text in texts if text)
