"""The one thread between a browser and a draft: a random id in the session, and never a word.

A session ends after 30 idle minutes. What was kept stays on the server, and what is still on the
screen must survive it: a posted text whose session is gone begins a new draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from community.language import page_language
from community.limits import allowed
from community.models import House
from stories.actions.sending.begin import begin
from stories.actions.sending.keep import keep
from stories.share.door import why_closed
from stories.share.draft import Draft, open_draft
from stories.vault.models import Submission
from stories.vault.safe import KeyGone

NAME = "share"
# Wards and workshops share one address: many may begin in the same ten minutes.
BEGINS, SENDS, WINDOW = 60, 60, 600


class SharingPaused(Exception):
    """No new story may be begun now."""


class TooManyBegun(Exception):
    """Too many drafts were begun from this connection in a short time."""


@dataclass(frozen=True)
class Kept:
    """Where the answers went, and whether a new draft was begun for them."""

    draft_id: UUID
    begun: bool


def start(request: HttpRequest, *, own_device: bool) -> None:
    """Remember that the first page was read. A draft is begun with the first answer."""
    request.session.cycle_key()
    request.session[NAME] = {"draft": None, "own_device": own_device}


def has_started(request: HttpRequest) -> bool:
    """Whether the first page was passed in this session."""
    return NAME in request.session


def own_device(request: HttpRequest) -> bool:
    """Whether the phone or computer is the author's own; no, when we do not know."""
    return bool(request.session.get(NAME, {}).get("own_device"))


def draft_of(request: HttpRequest) -> Draft | None:
    """This session's draft, and 30 minutes more of it; None when there is none."""
    held = request.session.get(NAME, {})
    if not held.get("draft"):
        return None
    request.session.modified = True
    draft = open_draft(held["draft"])
    if draft is None:
        let_go(request)
    return draft


def let_go(request: HttpRequest) -> None:
    """Forget which draft it was, not that somebody is here."""
    request.session[NAME] = {"draft": None, "own_device": own_device(request)}


def remember_lapse(request: HttpRequest) -> None:
    """A later screen began this draft: what was written before it is in one nobody can open."""
    request.session[NAME] = request.session[NAME] | {"lapsed": True}


def lapsed(request: HttpRequest) -> bool:
    """Whether this draft was begun because an earlier one could not be opened."""
    return bool(request.session.get(NAME, {}).get("lapsed"))


def keep_answers(
    request: HttpRequest, answers: Mapping[str, Any], *, story_language: str | None = None
) -> Kept:
    """Seal the answers into this session's draft, beginning one where there is none.

    Raises SharingPaused or TooManyBegun when a draft would have to be begun, and NotNow when
    this session's draft was sent meanwhile.
    """
    draft = draft_of(request)
    if draft is not None and _seal(draft.id, answers, story_language):
        return Kept(draft_id=draft.id, begun=False)
    draft_id = _begin(request, story_language)
    _seal(draft_id, answers, story_language)
    request.session[NAME] = {"draft": str(draft_id), "own_device": own_device(request)}
    return Kept(draft_id=draft_id, begun=True)


def _seal(draft_id: UUID, answers: Mapping[str, Any], language: str | None) -> bool:
    """Whether there still was a draft: another window may have thrown it away just now."""
    today = timezone.now().date()
    try:
        keep(submission_id=draft_id, answers=answers, today=today, language=language)
    except (Submission.DoesNotExist, KeyGone):
        return False
    return True


def _begin(request: HttpRequest, story_language: str | None) -> UUID:
    if why_closed(House.load(request_or_site=request)):
        raise SharingPaused
    if not allowed(request, "share-begin", limit=BEGINS, seconds=WINDOW):
        raise TooManyBegun
    return begin(language=story_language or page_language()).id
