"""Erase: destroy the key of what was deleted, and every trace, until nothing is left."""

from enum import StrEnum
from uuid import UUID

from django.db import Error

from community.page_cache import drop_pages
from stories.actions.leaving.scrub import scrub_search
from stories.vault import removals
from stories.vault.models import DataKey, Erasure


class Left(StrEnum):
    """What may still be to do when the answer is sent. Housekeeping does it, again and again."""

    RECORD = "record"
    KEY = "key"
    TRACES = "traces"
    PAGES = "pages"


def erase(*, submission_id: UUID) -> tuple[Left, ...]:
    """Destroy the key and scrub what the databases keep of deleted rows; what is left to do.

    For a story or a claim whose rows are gone. Safe to run again at any point: each step is the
    same done twice. The `Erasure` goes last, so whatever fails, or is cut off, is taken up again.
    """
    left = [] if removals.whole(submission_id) else [Left.RECORD]
    try:
        DataKey.objects.filter(submission_id=submission_id).delete()
    except Error:
        left.append(Left.KEY)
    if not scrub_search():
        left.append(Left.TRACES)
    if not drop_pages():
        left.append(Left.PAGES)
    if not left:
        Erasure.objects.filter(submission_id=submission_id).delete()
    return tuple(left)
