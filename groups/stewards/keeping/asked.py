"""What is asked of the organisers of an entry now, in plain sentences, the most pressing first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.lib.schedule.expansion import has_run_out
from groups.choices import Kind
from groups.claims import Way, way_of
from groups.freshness import Freshness
from groups.models import Group, Meeting


@dataclass(frozen=True)
class Asked:
    """A sentence, and where to do something about it."""

    words: str
    url: str


def asked_of(group: Group, *, today: date) -> list[Asked]:
    """Nothing for one that is closed."""
    if group.standing.closed_on:
        return []
    found = (_way(group), _freshness(group, today), _dates(group), _mail(group), _people(group))
    return [one for asked in found for one in asked]


def _way(group: Group) -> Iterator[Asked]:
    way = way_of(group)
    if way == Way.UNSENT:
        words = _("You have not sent it yet. Look at it once more, then send it.")
        yield Asked(words, reverse("stewards:look", args=[group.slug]))
    elif way == Way.BACK:
        words = _("An editor asks you for a change. Read what they wrote.")
        yield Asked(words, reverse("stewards:remarks", args=[group.slug]))
    elif way == Way.OFF:
        words = _("An editor took it off the site. Read why, and send it again.")
        yield Asked(words, reverse("stewards:remarks", args=[group.slug]))


def _freshness(group: Group, today: date) -> Iterator[Asked]:
    standing = group.standing
    if not group.live or standing.paused_on:
        return
    here = reverse("stewards:entry", args=[group.slug])
    freshness = standing.freshness(today)
    if freshness == Freshness.HIDDEN:
        yield Asked(
            _("It is hidden, because nobody confirmed it for a long time. Is it all still so?"),
            here,
        )
    elif freshness != Freshness.FRESH and standing.confirmed_on:
        month = date_format(standing.confirmed_on, "YEAR_MONTH_FORMAT")
        words = _("It was confirmed last in %(month)s. Is it all still so?")
        yield Asked(words % {"month": month}, here)


def _dates(group: Group) -> Iterator[Asked]:
    """A circle whose dates have run out."""
    if not group.live or group.kind != Kind.CIRCLE or group.standing.paused_on:
        return
    meeting = Meeting.objects.filter(pk=group.pk).first()
    if meeting is not None and has_run_out(meeting.schedule, timezone.now()):
        words = _("It has no dates ahead. When does it meet again?")
        yield Asked(words, reverse("stewards:when", args=[group.slug]))


def _mail(group: Group) -> Iterator[Asked]:
    if group.standing.mail_failed_on:
        words = _("Our last letter did not reach all of you. Are your addresses still right?")
        yield Asked(words, reverse("stewards:people", args=[group.slug]))


def _people(group: Group) -> Iterator[Asked]:
    waiting = group.join_requests.count()
    if waiting:
        words = ngettext(
            "%(number)d person asks to look after it with you.",
            "%(number)d people ask to look after it with you.",
            waiting,
        )
        yield Asked(words % {"number": waiting}, reverse("stewards:people", args=[group.slug]))
