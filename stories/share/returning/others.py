"""What others did to a story, and the author's answer to it: a claim, a doubt, a second code."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.words import Saying, say
from stories.actions.claims.contest import contest_claims, granted
from stories.actions.claims.decide import ready_on
from stories.actions.leaving.take_down import was_taken_down
from stories.actions.show_again import may_show_again, show_again
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit, for_author
from stories.vault.models import State


@dataclass(frozen=True)
class Others:
    """What the first page of a visit says about it; empty where nothing happened."""

    claimed: Saying | None
    first_day: str
    may_show_again: bool
    stopped: Saying | None


def what_others_did(visit: Visit) -> Others:
    """A claim that will give out a new code, a doubt that hid the story, a second code in use."""
    submission = visit.submission
    claims = list(granted(submission.id))
    # Off the page it is what the page says first; before that it is said beside.
    before = visit.state not in (State.PUBLISHED, State.UNPUBLISHED)
    return Others(
        claimed=say("claim_author_granted") if claims else None,
        first_day=day(min(map(ready_on, claims))) if claims else "",
        may_show_again=may_show_again(submission),
        stopped=say("second_code_used") if before and was_taken_down(submission.id) else None,
    )


@require_POST
@for_author
def not_me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """“That was not me”: nobody gets a new code."""
    contest_claims(submission_id=visit.submission.id, today=visit.today)
    messages.success(request, _("It is over. Nobody gets a new code, and yours stays as it is."))
    return redirect("share:story")


@require_POST
@for_author
def show_it_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The code answers the doubt: back on the page at once."""
    show_again(submission_id=visit.submission.id, today=visit.today)
    messages.success(request, _("Your story is on its page again."))
    return redirect("share:story")
