"""What somebody looked for among the topics: kept for that screen alone, so that it can be shown
again by a plain address that browsers go back to.

A word of theirs may stand in no address and in no session. So it is sealed with the draft's own
key, in the form of a row that is never saved: whoever reads the sessions reads nothing, and it
is dust as soon as the draft is gone.
"""

from base64 import b64decode, b64encode
from typing import Final

from django.http import HttpRequest

from community.lib.crypto import SealBroken
from stories.share.draft import Draft
from stories.share.session import NAME
from stories.vault.models import Submission
from stories.vault.safe import KeyGone, Safe

HELD: Final = "sought"
FIELD: Final = "topics"
LONGEST: Final = 100


def remember(request: HttpRequest, draft: Draft, text: str) -> None:
    """Seal what was typed into the session; an empty text forgets what was there."""
    row = Submission(pk=draft.id)
    try:
        Safe.of(draft.id).put(row, FIELD, text.strip()[:LONGEST])
    except KeyGone:
        return
    held = {name: value for name, value in request.session[NAME].items() if name != HELD}
    if row.topics is not None:
        held[HELD] = b64encode(row.topics).decode("ascii")
    request.session[NAME] = held


def sought(request: HttpRequest, draft: Draft) -> str:
    """What was looked for last in this draft; empty when nothing was."""
    held = request.session.get(NAME, {}).get(HELD, "")
    if not held:
        return ""
    row = Submission(pk=draft.id, topics=b64decode(held))
    try:
        return str(Safe.of(draft.id).get(row, FIELD))
    except (KeyGone, SealBroken):
        return ""
