"""Between giving a reason and reading: a session may read for a while, then asks again.

The session holds a random id and a time, and nothing of the story.
"""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.http import HttpRequest

from stories.actions.readers import has_stepped_back

SESSION_KEY = "desk"
OPEN_FOR = timedelta(minutes=30)
A_MINUTE = timedelta(minutes=1)


class Sealed(Protocol):
    """What is opened: a story, or a claim about one. Only its random id counts here."""

    @property
    def id(self) -> UUID:
        """The random id."""


def open_gate(request: HttpRequest, sealed: Sealed, *, now: datetime) -> None:
    """Let this session read it from now on, for `OPEN_FOR`."""
    fresh = {key: since for key, since in _opened(request).items() if _lasts(since, now)}
    request.session[SESSION_KEY] = fresh | {str(sealed.id): now.isoformat()}


def close_gate(request: HttpRequest, sealed: Sealed) -> None:
    """This session must give a reason before it reads it again."""
    opened = _opened(request)
    opened.pop(str(sealed.id), None)
    request.session[SESSION_KEY] = opened


def may_read(
    request: HttpRequest, sealed: Sealed, *, now: datetime, stepped_back: bool | None = None
) -> bool:
    """Whether a reason was given in this session, not long ago, by somebody who may still read.

    `stepped_back`: where it is known already whether they did.
    """
    since = _opened(request).get(str(sealed.id), "")
    if not since or not _lasts(since, now):
        return False
    if stepped_back is None:
        stepped_back = has_stepped_back(submission_id=sealed.id, moderator=request.user)
    if stepped_back:
        close_gate(request, sealed)
    return not stepped_back


def read_on(request: HttpRequest, sealed: Sealed, *, now: datetime) -> None:
    """Keep an open gate open: who works for an hour is not thrown out in the middle.

    Written down once a minute at most, as the session itself is.
    """
    since = _opened(request).get(str(sealed.id), "")
    if since and now - datetime.fromisoformat(since) >= A_MINUTE:
        open_gate(request, sealed, now=now)


def _opened(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(SESSION_KEY, {}))


def _lasts(since: str, now: datetime) -> bool:
    return now - datetime.fromisoformat(since) < OPEN_FOR
