"""Where a story stands, in words for its author."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from community.models import AuditEvent, Verb
from community.words import Saying, say, sayings
from stories.actions.appeals.ask import open_appeal_of, was_looked_at_again
from stories.actions.content import latest_version
from stories.actions.lasting import ends_on, years_on
from stories.actions.leaving.take_down import was_taken_down
from stories.actions.publish import cool_on
from stories.actions.renew import chosen_years
from stories.actions.show_again import may_show_again
from stories.actions.stand_still import stands_still
from stories.choices import FOR_PUBLICATION, Choice, SuspendReason
from stories.share.returning.visit import ON_THE_FIRST_PAGE, Visit
from stories.share.waiting import waiting
from stories.vault.models import State
from stories.vault.models.submission import PUBLIC_ROW

SHIPPED = {
    State.READING: "story_being_read",
    State.ASKED: "story_asked",
    State.OFFERED: "story_offered",
    State.APPROVED: "story_approved",
    State.PUBLISHED: "story_published",
    State.SUSPENDED: "story_suspended",
    State.DECLINED: "story_declined",
}


@dataclass(frozen=True)
class Standing:
    """What the first page of a visit says."""

    saying: Saying
    reason: Saying | None
    look_again: str
    still: str


def standing(visit: Visit, *, news: bool = False) -> Standing:
    """The words, the reason when the desk decided something, and when to look again.

    Beside news that its author has not read before, it never says that nothing is to be done.
    """
    saying = _saying(visit)
    if news and visit.state in (State.WAITING, State.READING):
        saying = replace(saying, body=_("It is safe and locked. Nothing of it is public."))
    return Standing(saying, _reason(visit), _look_again(visit), still(visit))


def still(visit: Visit) -> str:
    """Why it does not move on now, though it was offered or approved; mostly nothing."""
    if not stands_still(visit.submission):
        return ""
    return _(
        "A second person here wants to look at your story before it goes on. Until then it stands "
        "still: nothing of it is published, and nothing you did is lost. You can wait, or still "
        "ask for a change, write to us, or take it away."
    )


def day(when: date) -> str:
    """A day as the language of the page writes it."""
    return date_format(when, pgettext("how a day is written, see Django’s date filter", "j F Y"))


def lapses_on(visit: Visit) -> date | None:
    """The day on which publication ends by itself."""
    return ends_on(visit.safe.get(visit.submission, "switches", {}))


def lasting(visit: Visit) -> str:
    """For how long it may be shown, as a sentence; nothing where its author set no end.

    Before publication the years have not begun, so the day is only what it would be today.
    """
    ends, years = lapses_on(visit), chosen_years(visit.submission, visit.safe)
    if ends is None:
        return ""
    if visit.state in PUBLIC_ROW or years is None:
        return _("You chose a time. It ends on %(day)s.") % {"day": day(ends)}
    soonest = max(ends, years_on(visit.today, years))
    said = ngettext(
        "You chose %(years)d year. It begins on the day your story becomes public. If that were "
        "today, it would end on %(day)s.",
        "You chose %(years)d years. They begin on the day your story becomes public. If that were "
        "today, they would end on %(day)s.",
        years,
    )
    return said % {"years": years, "day": day(soonest)}


def waits_until(visit: Visit) -> date:
    """The last day on which a question or an offer is open."""
    months = settings.PERIODS["APPROVAL_MONTHS"]
    return visit.submission.state_since + relativedelta(months=months)


def _saying(visit: Visit) -> Saying:
    if may_show_again(visit.submission):
        return say("claim_author_doubt")
    if visit.state == State.DECLINED and open_appeal_of(visit.submission) is not None:
        return say("story_declined_again")
    if visit.state == State.DECLINED and was_looked_at_again(visit.submission):
        return say("story_declined_stays")
    if visit.state in SHIPPED:
        return say(SHIPPED[visit.state])
    if visit.state == State.WAITING:
        return _while_waiting(visit)
    if visit.state == State.UNPUBLISHED:
        return _after_publication(visit)
    return _after_reading(visit)


def _while_waiting(visit: Visit) -> Saying:
    if _asked_for_change(visit):
        return say("story_changed_asked")
    if not AuditEvent.objects.filter(subject=visit.submission.id, verb=Verb.OPENED).exists():
        return say("story_waiting")
    return Saying(
        "",
        _("Your story is with us again"),
        _(
            "It is safe and locked. It has been opened before, and now it waits for a person "
            "to look at it once more. There is nothing you need to do. Nothing is public."
        ),
    )


def _asked_for_change(visit: Visit) -> bool:
    """Whether what was offered, and endorsed by enough people, came back with a wish."""
    version = latest_version(visit.submission)
    needed = 2 if visit.submission.needs_two else 1
    return version is not None and version.endorsements.count() >= needed


def _after_publication(visit: Visit) -> Saying:
    if was_taken_down(visit.submission.id):
        return say("second_code_used")
    lapses = lapses_on(visit)
    if lapses and lapses <= visit.submission.state_since:
        return say("story_lapsed")
    last = AuditEvent.objects.filter(subject=visit.submission.id, verb=Verb.UNPUBLISHED).first()
    if last is None or last.actor_id is None:
        return say("story_unpublished")
    return Saying(
        "",
        _("Your story is no longer public"),
        _(
            "A moderator has taken it off the pages of this site. The words are still here, "
            "locked, and only your code leads to them. You can ask us why, and answer, under "
            "Messages."
        ),
    )


def _after_reading(visit: Visit) -> Saying:
    counted = visit.safe.get(visit.submission, "choice") == Choice.COUNT
    wish = _("It is counted. It is not published.") if counted else _("It is not published.")
    return Saying(
        "",
        _("Someone has read your story"),
        _("A person read your words from beginning to end, as you wished.")
        + f" {wish}\n\n"
        + _("You can write to us, choose differently, or take everything away, at any time."),
    )


def _reason(visit: Visit) -> Saying | None:
    """What the desk said with what it decided, or why: kind words, never a code of ours."""
    words = said_with_decision(visit)
    if visit.state == State.OFFERED:
        return Saying("", _("From the person who read it"), words) if words else None
    verb = {State.DECLINED: Verb.DECLINED, State.SUSPENDED: Verb.SUSPENDED}.get(visit.state)
    if verb is None:
        return None
    event = AuditEvent.objects.filter(subject=visit.submission.id, verb=verb).first()
    if event is None:
        return None
    if verb == Verb.DECLINED:
        rule = sayings("decline").get(event.reason)
        return replace(rule, body=words or rule.body) if rule else None
    if event.reason in SuspendReason.values:
        return Saying("", _("The reason"), str(SuspendReason(event.reason).label) + ".")
    return None


def said_with_decision(visit: Visit) -> str:
    """The words of the moderator that came with what was decided last; "" for none."""
    came_with = ON_THE_FIRST_PAGE.get(visit.state)
    rows = visit.submission.messages.filter(came_with=came_with or "", from_author=False)
    last = rows.order_by("number").last() if came_with else None
    return str(visit.safe.get(last, "body")) if last else ""


def _look_again(visit: Visit) -> str:
    submission = visit.submission
    if visit.state in (State.WAITING, State.READING):
        # The same day as on the receipt.
        again = waiting(today=visit.today).look_again(submission.arrived_on or visit.today)
        return _("Look again after %(day)s.") % {"day": day(again)}
    if visit.state in (State.ASKED, State.OFFERED):
        return _("We wait for you until %(day)s.") % {"day": day(waits_until(visit))}
    if visit.state == State.APPROVED:
        first = cool_on(submission, visit.safe)
        return _("It will not be public before %(day)s. Look again after that day.") % {
            "day": day(first)
        }
    if visit.state == State.DECLINED and open_appeal_of(submission) is None:
        last = submission.state_since + timedelta(days=settings.PERIODS["DECLINED_DAYS"])
        return _("If you do nothing, it is deleted after %(day)s.") % {"day": day(last)}
    lapses = lapses_on(visit)
    if visit.state == State.PUBLISHED and lapses:
        return _("You asked us to show it until %(day)s.") % {"day": day(lapses)}
    return ""


def is_for_publication(visit: Visit) -> bool:
    """Whether its author lets it be published."""
    return visit.safe.get(visit.submission, "choice") in FOR_PUBLICATION
