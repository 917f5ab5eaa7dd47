"""Showing the page for longer: one press, before the chosen time is over."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.words import Saying, say
from stories.actions.lasting import years_on
from stories.actions.renew import chosen_years, renew
from stories.share.returning.standing import day, lapses_on
from stories.share.returning.visit import Visit, for_author
from stories.vault.models.submission import PUBLIC_ROW


@dataclass(frozen=True)
class Renewal:
    """What the button offers, and whether the end is near enough to speak of it first."""

    ends: str
    until: str
    is_soon: bool
    saying: Saying


def renewal(visit: Visit) -> Renewal | None:
    """Nothing for a story that is not on the page, or where a press would give no more time."""
    lapses, years = lapses_on(visit), chosen_years(visit.submission, visit.safe)
    if visit.state not in PUBLIC_ROW or lapses is None or years is None:
        return None
    until = years_on(visit.today, years)
    if until <= lapses:
        return None
    ahead = timedelta(days=settings.PERIODS["REMIND_DAYS"])
    return Renewal(
        ends=day(lapses),
        until=day(until),
        is_soon=lapses <= visit.today + ahead,
        saying=say("story_lapses_soon"),
    )


@require_POST
@for_author
def renew_time(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same time once more, from today; the new day is said."""
    renew(submission_id=visit.submission.id, language=visit.language, today=visit.today)
    lapses = lapses_on(visit.again())
    if lapses:
        said = _("Done. Your story may be shown until %(day)s.") % {"day": day(lapses)}
        messages.success(request, said)
    return redirect("share:story")
