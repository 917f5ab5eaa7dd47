"""Begin a draft: a key first, then an empty submission."""

from uuid import uuid4

from community.lib.references import new_reference
from stories.vault.models import Submission
from stories.vault.safe import Safe


def begin(*, language: str, example: bool = False) -> Submission:
    """A new, empty draft in this language, with a data key of its own.

    The key commits first, so that nothing is ever sealed without one; a key whose draft never
    came to be is swept by housekeeping.
    """
    submission = Submission(id=uuid4(), language=language, example=example)
    # Among many, one will be drawn twice some day; nobody's first page may fail for it. Two at the
    # same moment are still the database's to refuse.
    while Submission.objects.filter(reference=submission.reference).exists():
        submission.reference = new_reference()
    Safe.make(submission.id)
    submission.save(force_insert=True)
    return submission
