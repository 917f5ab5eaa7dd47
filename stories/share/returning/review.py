"""A moderator took it off the page: who looks at that again, and what became of it."""

from dataclasses import replace

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from community.words import Saying, say
from stories.actions.second_look import LOOKED, waits_for_second_look
from stories.actions.show_again import may_show_again
from stories.choices import SuspendReason
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit
from stories.vault.models import State


def review(visit: Visit) -> Saying | None:
    """The words about the second look; nothing where nobody but the author has to look."""
    if visit.state == State.SUSPENDED and not may_show_again(visit.submission):
        return _while_off(visit, _last(visit, Verb.SUSPENDED))
    if visit.state == State.UNPUBLISHED:
        return _after_taken_off(visit)
    if visit.state == State.PUBLISHED:
        return _after_it(visit)
    return None


def _after_taken_off(visit: Visit) -> Saying | None:
    """A moderator took it off its page. Not its author, nor time, nor two people one by one."""
    off = _last(visit, Verb.UNPUBLISHED)
    if off is None or off.actor_id is None:
        return None
    if _last(visit, Verb.RESTORED, since=off):
        return say("review_may_return")
    looked = any(_last(visit, verb, since=off) for verb in LOOKED)
    waits = waits_for_second_look().filter(pk=visit.submission.pk).exists()
    return _while_off(visit, off) if looked or waits else None


def _while_off(visit: Visit, off: AuditEvent | None) -> Saying:
    if any(_last(visit, verb, since=off) for verb in LOOKED):
        return say("review_stays")
    opened = _last(visit, Verb.OPENED, since=off)
    if off is None or opened is None or opened.actor_id == off.actor_id:
        return say("review_waits")
    began = _("They opened it on %(day)s.") % {"day": day(localdate(opened.at))}
    return _with(say("review_begun"), began)


def _after_it(visit: Visit) -> Saying | None:
    """Put back by another person. Who put it back with their own code knows that they did."""
    off = _last(visit, Verb.SUSPENDED)
    back = _last(visit, Verb.RESTORED, since=off)
    if off is None or back is None or _last(visit, Verb.PUBLISHED, since=back):
        return None
    if off.reason == SuspendReason.AUTHOR_DOUBT and back.actor_id is None:
        return None
    since = _("It is back since %(day)s.") % {"day": day(localdate(back.at))}
    return _with(say("review_restored"), since)


def _with(saying: Saying, sentence: str) -> Saying:
    return replace(saying, body=f"{saying.body}\n\n{sentence}")


def _last(visit: Visit, verb: Verb, *, since: AuditEvent | None = None) -> AuditEvent | None:
    found = AuditEvent.objects.filter(subject=visit.submission.id, verb=verb)
    return found.filter(pk__gt=since.pk).first() if since else found.first()
