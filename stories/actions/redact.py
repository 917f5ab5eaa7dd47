"""Redact: a new version beside the original, each change with its reason."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.content import latest_version
from stories.actions.readers import refuse_who_may_not_read
from stories.actions.refusals import HoldsCode, NotNow, Overtaken
from stories.choices import Note, RedactionReason
from stories.document import VOICES, Content
from stories.vault.models import Flag, State, Submission, Version
from stories.vault.models.submission import ON_THE_DESK, TWO_MODERATORS
from stories.vault.safe import Safe

Reasons = Mapping[str, list[str]]
TYPED = ("title", "name", "region", *VOICES)
# Before the flag, as the reason of a line in the trail.
SET, TAKEN_OFF = "set-", "taken-"


def redact(
    *,
    submission_id: UUID,
    moderator: Any,
    content: Content,
    reasons: Reasons,
    flags: Iterable[str],
    edition: int,
    today: date,
) -> Version:
    """Keep a moderator's version. `reasons` gives, by section, why it was changed.

    Raises HoldsCode before anything is kept when a section holds a code, MayNotRead for somebody
    who stepped back, Overtaken when someone else changed the story since `edition`, NotNow when it
    is not on the desk. What the author sent stays as it is, and so do the flags that call for two
    moderators.
    """
    if any(holds_code(getattr(content, name)) for name in TYPED):
        raise HoldsCode
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_may_not_read(submission, moderator)
        if submission.edition != edition:
            raise Overtaken
        if submission.state not in (*ON_THE_DESK, State.ASKED):
            raise NotNow
        content = content.tidied()
        kept = {
            section: [slug for slug in slugs if slug in RedactionReason.values]
            for section, slugs in reasons.items()
        }
        version = add_version(submission, content, reasons=kept, made_by=moderator, today=today)
        submission.labels = [note for note in content.notes if note in Note.values]
        _set_flags(submission, flags, moderator)
        submission.edition += 1
        submission.save()
        _write_down_why(submission, kept, moderator)
    return version


def _write_down_why(submission: Submission, reasons: Reasons, moderator: Any) -> None:
    """One line for each reason that this version has; one without, where it has none."""
    slugs = {slug for given in reasons.values() for slug in given}
    given = [one.value for one in RedactionReason if one.value in slugs] or [""]
    AuditEvent.record_each(
        verb=Verb.REDACTED, subject=submission.id, actor=moderator, reasons=given
    )


def _set_flags(submission: Submission, flags: Iterable[str], moderator: Any) -> None:
    """Set them, and write down each that was set or taken off. The caller saves."""
    before, after = set(submission.flags), with_standing(submission, flags)
    changed = {f"{SET}{one}" for one in set(after) - before}
    changed |= {f"{TAKEN_OFF}{one}" for one in before - set(after)}
    submission.flags = after
    if changed:
        AuditEvent.record_each(
            verb=Verb.FLAGGED, subject=submission.id, actor=moderator, reasons=sorted(changed)
        )


def with_standing(submission: Submission, flags: Iterable[str]) -> list[str]:
    """These flags, and those that stand and call for two moderators.

    One person alone could otherwise take such a flag off and give the only yes.
    """
    standing = {flag for flag in submission.flags if flag in TWO_MODERATORS}
    return sorted(standing | (set(flags) & set(Flag.values)))


def add_version(
    submission: Submission, content: Content, *, reasons: Reasons, made_by: Any, today: date
) -> Version:
    """Seal and add a version; call it inside the action's transaction."""
    last = latest_version(submission)
    version = Version(
        submission=submission,
        number=(last.number if last else 0) + 1,
        made_by=made_by,
        made_on=today,
    )
    safe = Safe.of(submission.id)
    safe.put(version, "content", content.to_dict())
    safe.put(version, "reasons", {name: list(slugs) for name, slugs in reasons.items() if slugs})
    version.save(force_insert=True)
    return version


def flag(*, submission_id: UUID, moderator: Any, flags: Iterable[str]) -> None:
    """Set the flags alone, for the safeguarding lead; what calls for two moderators stays.

    Raises MayNotRead for somebody who stepped back.
    """
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        refuse_who_may_not_read(submission, moderator)
        _set_flags(submission, flags, moderator)
        submission.edition += 1
        submission.save()
