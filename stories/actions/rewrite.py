"""Rewrite: the author changes the words, the name, or what stands beside them, themselves."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from community.lib.canonical import tidy
from community.lib.receipts import holds_code
from stories.actions.content import latest_content, latest_version, version_content
from stories.actions.publish import take_off_the_page
from stories.actions.reconsider import end_the_yes
from stories.actions.redact import add_version
from stories.actions.refusals import HoldsCode, NotNow
from stories.consent import FALLBACK
from stories.document import VOICES
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

MAY_REWRITE = (
    State.WAITING,
    State.ASKED,
    State.OFFERED,
    State.APPROVED,
    State.PUBLISHED,
    State.UNPUBLISHED,
    State.DECLINED,
)
EDITABLE = ("title", "name", *VOICES)
BESIDE = ("coercion", "alternative", "country", "region", "setting", "years")


def rewrite(
    *,
    submission_id: UUID,
    today: date,
    texts: Mapping[str, str] | None = None,
    beside: Mapping[str, Any] | None = None,
    language: str = FALLBACK,
) -> Submission:
    """The author's own new words or name: the story goes back to the desk, off the page.

    `beside` are topics, place and years, by the names that `Content` has for them.

    A declined one is sent again this way, for anybody at the desk to take. Every earlier yes ends,
    also to what stood beside the words, and the ledger says so in `language`.

    Raises HoldsCode, or NotNow when the story is being decided or was suspended.
    """
    changed = _changed(texts or {}, beside or {})
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        if submission.state not in MAY_REWRITE:
            raise NotNow
        safe = Safe.of(submission.id)
        version = latest_version(submission)
        before = version_content(version, safe) if version else latest_content(submission, safe)
        add_version(
            submission, replace(before, **changed).tidied(), reasons={}, made_by=None, today=today
        )
        if take_off_the_page(submission, today=today) or submission.state == State.APPROVED:
            removals.off(submission, today=today)
        end_the_yes(submission, safe, language=language, today=today)
        if submission.state == State.DECLINED:
            submission.holder = None
        submission.edition += 1
        submission.move(State.WAITING, today=today)
        submission.save()
    return submission


def _changed(texts: Mapping[str, str], beside: Mapping[str, Any]) -> dict[str, Any]:
    """What may be changed, in storable form. Raises HoldsCode."""
    words = {name: tidy(text).strip() for name, text in texts.items() if name in EDITABLE}
    changed = words | {name: value for name, value in beside.items() if name in BESIDE}
    if any(holds_code(text) for text in changed.values() if isinstance(text, str)):
        raise HoldsCode
    return changed
