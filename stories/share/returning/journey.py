"""The way of a story as a row of steps: what is done, what is now, what may come."""

from django.utils.translation import gettext as _

from stories.actions.decide import agreed_when_sending
from stories.actions.publish import cool_on
from stories.share.coming import waits
from stories.share.returning.standing import day, is_for_publication
from stories.share.returning.visit import Visit
from stories.vault.models import State

Step = dict[str, str]
YOUR_YES = 2
# How far along the way each state is: sent, read, your yes, time to think, public.
PLACE = {
    State.WAITING: 1,
    State.READING: 1,
    State.ASKED: 1,
    State.KEPT: 2,
    State.DECLINED: 1,
    State.OFFERED: 2,
    State.APPROVED: 3,
    State.PUBLISHED: 4,
    State.SUSPENDED: 4,
    State.UNPUBLISHED: 4,
}


def journey(visit: Visit) -> list[Step]:
    """The steps for the timeline."""
    titles = [_("You sent it"), _("We read it with care")]
    if visit.state == State.WAITING:
        titles[1] = waits(two=visit.submission.needs_two)
    if visit.state == State.DECLINED:
        titles[1] = _("We read it and will not publish it")
    elif visit.state != State.KEPT and is_for_publication(visit):
        titles += [
            _("You see the page and say yes, or no"),
            _("Time for you to think again"),
            _last(visit),
        ]
    place = PLACE[visit.state]
    steps = _steps(visit, titles, place)
    if len(steps) > YOUR_YES and _said_yes_when_sending(visit):
        del steps[YOUR_YES]
    return steps


def _said_yes_when_sending(visit: Visit) -> bool:
    """“Publish exactly this”, and nothing was changed: no other yes was asked or will be."""
    offered = visit.state == State.OFFERED
    return not offered and agreed_when_sending(visit.submission, visit.safe)


def _steps(visit: Visit, titles: list[str], place: int) -> list[Step]:
    return [
        {"title": title, "state": _state(number, place), "when": _when(visit, number, place)}
        for number, title in enumerate(titles)
    ]


def _last(visit: Visit) -> str:
    if visit.state == State.SUSPENDED:
        return _("It was public, and is not shown for now")
    if visit.state == State.UNPUBLISHED:
        return _("It was public, and is no longer")
    return _("It is public")


def _state(number: int, place: int) -> str:
    if number == place:
        return "now"
    return "done" if number < place else "next"


def _when(visit: Visit, number: int, place: int) -> str:
    submission = visit.submission
    if number == 0 and submission.arrived_on:
        return day(submission.arrived_on)
    if number == place == 3:
        return _("until %(day)s") % {"day": day(cool_on(submission, visit.safe))}
    if number == place and number > 1:
        return _("since %(day)s") % {"day": day(submission.state_since)}
    return ""
