"""Redact: a new version beside the original, each change with its reason."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.receipts import holds_code
from community.models import AuditEvent, Verb
from stories.actions.content import latest_version
from stories.actions.held import Held, hold, write_unless_stepped_back
from stories.actions.readers import is_kept_from, refuse_who_may_not_read
from stories.actions.refusals import HoldsCode, MayNotRead, NotForYou, NotNow, Overtaken
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
    with transaction.atomic():
        held = hold(Submission.objects.filter(pk=submission_id), moderator)
        return redact_held(
            held,
            Safe.of(submission_id),
            moderator=moderator,
            content=content,
            reasons=reasons,
            flags=flags,
            edition=edition,
            today=today,
        )


def redact_held(
    held: Held,
    safe: Safe,
    *,
    moderator: Any,
    content: Content,
    reasons: Reasons,
    flags: Iterable[str],
    edition: int,
    today: date,
) -> Version:
    """The same over a row that is held already, in the transaction that holds it."""
    submission = held.submission
    refuse_to_redact(held, safe, moderator, content, edition)
    content = content.tidied()
    kept = {
        section: [slug for slug in slugs if slug in RedactionReason.values]
        for section, slugs in reasons.items()
    }
    submission.labels = [note for note in content.notes if note in Note.values]
    _set_flags(submission, flags, moderator)
    submission.edition += 1
    write_unless_stepped_back(submission, moderator, "labels", "flags", "edition")
    number = held.newest.number + 1 if held.newest else 1
    by = {"reasons": kept, "made_by": moderator, "today": today}
    version = seal_version(submission, safe, content, number=number, **by)
    _write_down_why(submission, kept, moderator)
    return version


def refuse_to_redact(
    held: Held, safe: Safe, moderator: Any, content: Content, edition: int
) -> None:
    """Raises what `redact` raises, before anything is written."""
    if any(holds_code(getattr(content, name)) for name in TYPED):
        raise HoldsCode
    if held.stepped_back:
        raise MayNotRead
    if is_kept_from(held.submission, moderator, safe, held.versions):
        raise NotForYou
    if held.submission.edition != edition:
        raise Overtaken
    if held.submission.state not in (*ON_THE_DESK, State.ASKED):
        raise NotNow


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
    number = (last.number if last else 0) + 1
    by = {"reasons": reasons, "made_by": made_by, "today": today}
    return seal_version(submission, Safe.of(submission.id), content, number=number, **by)


def seal_version(
    submission: Submission,
    safe: Safe,
    content: Content,
    *,
    number: int,
    reasons: Reasons,
    made_by: Any,
    today: date,
) -> Version:
    """The same where the number and the key are known."""
    version = Version(submission=submission, number=number, made_by=made_by, made_on=today)
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
