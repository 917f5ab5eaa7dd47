"""A visit by an author: the story their code opened, for as long as the session lasts.

The session holds the story's random id and which code opened it. It ends after 30 idle minutes;
what was typed meanwhile is handed back beside the field for the code, and goes on from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from community.closing import closing
from community.language import page_language
from community.words import say
from stories.actions.refusals import NotNow
from stories.share.opened import is_of_another, of_another
from stories.share.returning.forms import CodeForm
from stories.share.returning.keeping import kept_texts
from stories.vault.models import Message, State, Submission, With
from stories.vault.safe import KeyGone, Safe

SESSION = "return"
# Enough of the fingerprint to tell one code from another.
MARK = 16
# The words that came with such a decision stand on the first page: nobody has to look for them.
ON_THE_FIRST_PAGE = {State.OFFERED: With.OFFERED, State.DECLINED: With.DECLINED}


@dataclass(frozen=True)
class Visit:
    """An author's own story, open."""

    submission: Submission
    safe: Safe
    today: date
    language: str

    @property
    def state(self) -> State:
        """Where the story stands."""
        return State(self.submission.state)

    def again(self) -> "Visit":
        """The same after an action changed it."""
        return open_visit(str(self.submission.id))


AuthorView = Callable[..., HttpResponse]


def open_visit(submission_id: str) -> Visit:
    """Raises Submission.DoesNotExist or KeyGone when nothing is left of it."""
    submission = Submission.objects.sent().get(pk=submission_id)
    return Visit(
        submission=submission,
        safe=Safe.of(submission.id),
        today=timezone.now().date(),
        language=page_language(),
    )


def for_author(view: AuthorView) -> AuthorView:
    """Hand the view its `Visit`, or say kindly that the page closed itself or the story is gone.

    An action that comes too late (`NotNow`) leads back to where the story stands.
    """

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        held = request.session.get(SESSION)
        if not held:
            return ended(request)
        if is_of_another(request, held["submission"]):
            return of_another(request)
        request.session.modified = True  # 30 idle minutes are counted from the last page
        try:
            visit = open_visit(held["submission"])
            if held.get("mark") != _mark(visit.submission):
                request.session.pop(SESSION, None)
                return ended(request)
            return view(request, visit, **kwargs)
        except (Submission.DoesNotExist, KeyGone):
            return gone(request)
        except NotNow:
            messages.warning(
                request,
                _("Your story has moved on since you opened that page, so nothing was changed."),
            )
            return redirect("share:story")

    return inner


def enter_session(request: HttpRequest, submission: Submission) -> None:
    """Open a session for this story under a fresh key, so that no earlier one can be used."""
    request.session.cycle_key()
    request.session.pop("share", None)
    request.session[SESSION] = {"submission": str(submission.id), "mark": _mark(submission)}


def _mark(submission: Submission) -> str:
    """Which code opened the visit: one that was replaced since leaves no visit open."""
    return str(submission.code_lookup)[:MARK]


def ended(request: HttpRequest) -> HttpResponse:
    """The session is over: kind words, the field for the code, and whatever was just typed."""
    context = {
        "saying": say("session_ended"),
        "form": CodeForm(),
        "kept": kept_texts(request),
    }
    return render(request, "stories/return/ended.html", context)


def gone(request: HttpRequest) -> HttpResponse:
    """The story was taken back meanwhile, in another window or by its time."""
    request.session.pop(SESSION, None)
    context = {"kept": kept_texts(request)}
    return render(request, "stories/return/gone.html", context, status=410)


def unseen(visit: Visit) -> QuerySet[Message]:
    """What the desk wrote and its author has not read, beside what the first page says anyway."""
    waiting = visit.submission.messages.filter(from_author=False, read_on__isnull=True)
    return waiting.exclude(came_with=ON_THE_FIRST_PAGE.get(visit.state, "-"))


def page(
    request: HttpRequest, visit: Visit, name: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """One page of the return side, with the ways to the others."""
    submission = visit.submission
    unread = unseen(visit).count()
    shared: dict[str, Any] = {"submission": submission, "state": visit.state, "here": name}
    shared["unread"] = unread
    if closing():
        shared["ends"] = say("your_story_closing")
    return render(request, f"stories/return/{name}.html", shared | context, status=status)
