"""Read translating: whether stories that were public before translations existed may be translated.

Their authors answered the switch when it could do nothing yet. Their answer holds: nobody has to
press it again. Each story is read once; one whose key is gone, or whose author never said yes, is
not translated.
"""

from django.db import transaction

from community.lib.crypto import Unreadable
from stories.actions.ledger import said
from stories.consent import Purpose
from stories.ledger import says_yes
from stories.models import Story
from stories.vault.models import Submission
from stories.vault.safe import Safe


def read_translating() -> int:
    """Read every one that was not read yet; how many. One query where there are none."""
    waiting = Story.objects.filter(allows_translating=None).values_list("reference", flat=True)
    return sum(_read(reference) for reference in list(waiting))


def _read(reference: str) -> int:
    """Under the story's lock, as its author may press the switch in this moment."""
    with transaction.atomic():
        submission = Submission.objects.select_for_update().filter(reference=reference).first()
        row = Story.objects.filter(reference=reference, allows_translating=None)
        return row.update(allows_translating=submission is not None and _says_yes(submission))


def _says_yes(submission: Submission) -> bool:
    try:
        return says_yes(said(submission, Safe.of(submission.id)), Purpose.TRANSLATE)
    except Unreadable:
        return False
