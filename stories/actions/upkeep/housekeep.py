"""What time does to stories: drafts are swept, waits end, erasures are finished."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings

from community.closing import closing_now
from community.duties import carry_out
from community.lib.crypto import Unreadable
from stories.actions.claims.end import end_old_claims
from stories.actions.claims.end_unanswered import end_unanswered
from stories.actions.codes.slip import drop_slips
from stories.actions.leaving.discard import discard
from stories.actions.leaving.erase import erase
from stories.actions.leaving.lapse import lapse
from stories.actions.publish import publish_due
from stories.actions.refusals import NotNow
from stories.actions.reports.end import end_old_reports
from stories.actions.reports.end_unsettled import end_unsettled
from stories.actions.restoring.replay import finish_withdrawals, keyless
from stories.actions.sending.show_code import receipt_is_over
from stories.actions.translating.publish import publish_translations_due
from stories.actions.upkeep.anchor import anchor
from stories.actions.upkeep.count import count
from stories.actions.upkeep.forget_trail import forget_trail
from stories.actions.upkeep.lapse_claims import lapse_claims
from stories.actions.upkeep.read_translating import read_translating
from stories.actions.upkeep.remind import remind
from stories.actions.upkeep.tell_care import tell_care
from stories.models import Story
from stories.vault.models import Claim, DataKey, Erasure, Report, State, Submission
from stories.vault.models.submission import WITH_THE_AUTHOR, SubmissionQuerySet
from stories.vault.safe import Safe


def housekeep(*, now: datetime) -> dict[str, int]:
    """Do everything that is due, and say how much of each. Safe to run as often as one likes."""
    return carry_out(_duties(now))


def _duties(now: datetime) -> Iterator[tuple[str, Callable[[], int]]]:
    today, periods = now.date(), settings.PERIODS
    yield "erasures finished", lambda: finish_erasures() + finish_withdrawals(today=today)
    yield "stories without a key (see the handbook)", lambda: len(keyless())
    yield "drafts swept", lambda: _discard_older(State.DRAFT, today, periods["DRAFT_DAYS"])
    yield (
        "declined texts destroyed",
        lambda: _discard_older(State.DECLINED, today, periods["DECLINED_DAYS"]),
    )
    yield "waits ended", lambda: _end_waits(today)
    yield "publications lapsed", lambda: lapse_due(today=today)
    yield "notes about a lapse sent", lambda: remind(today=today)
    yield "contacts forgotten", lambda: _forget_contacts(today)
    yield "receipts forgotten", lambda: _forget_receipts(now)
    yield "other codes forgotten", lambda: drop_slips(now=now)
    yield "claims over without an answer", lambda: end_unanswered(today=today)
    yield "stories back on the list", lambda: lapse_claims(today=today)
    yield "claims ended", lambda: end_old_claims(today=today)
    yield "reports over without a look", lambda: end_unsettled(today=today)
    yield "reports ended", lambda: end_old_reports(today=today)
    # Before the trail that it reads is forgotten.
    yield "years told", lambda: int(tell_care(today=today) is not None)
    yield "audit lines forgotten", lambda: forget_trail(today=today)
    yield "orphan keys swept", lambda: sweep_orphan_keys(today=today)
    yield "quarters counted", lambda: int(count(today=today) is not None)
    yield "answers about translating read", read_translating
    if not closing_now().takes_nothing:
        yield "stories published", lambda: len(publish_due(today=today))
        yield "translations published", lambda: publish_translations_due(today=today)
    yield "consent ledgers anchored", lambda: anchor(today=today)


def finish_erasures() -> int:
    """Take up every erasure that was cut off."""
    rows = Erasure.objects.order_by("began_at")
    return sum(not erase(submission_id=row.submission_id) for row in rows)


def _discard_older(state: State, today: date, days: int) -> int:
    return _discard((state,), since=today - timedelta(days=days), today=today)


def _end_waits(today: date) -> int:
    """A wait for the author's yes ends after the time they were told when sending."""
    since = today - relativedelta(months=settings.PERIODS["APPROVAL_MONTHS"])
    return _discard(WITH_THE_AUTHOR, since=since, today=today)


def _discard(states: Iterable[State], *, since: date, today: date) -> int:
    old = Submission.objects.filter(state__in=states, state_since__lte=since)
    discards = partial(discard, today=today, untouched_since=since)
    return _each(old, lambda row: discards(submission_id=row))


def lapse_due(*, today: date) -> int:
    """Take stories off the page whose author wanted to be asked again by now."""
    over = Story.objects.filter(lapses_on__lte=today).values_list("reference", flat=True)
    submissions = Submission.objects.filter(reference__in=list(over))
    return _each(submissions, lambda row: lapse(submission_id=row, today=today))


def _each(submissions: SubmissionQuerySet, do: Callable[[UUID], bool]) -> int:
    """Do it to each; how many it was done to. One that went meanwhile keeps no other waiting."""
    done = 0
    for row in list(submissions.values_list("id", flat=True)):
        with suppress(Submission.DoesNotExist, NotNow):
            done += do(row)
    return done


def _forget_contacts(today: date) -> int:
    """An address is kept until some days after the story left the desk, unless wanted longer."""
    settled = (State.DECLINED, State.KEPT, State.UNPUBLISHED, State.PUBLISHED)
    old = Submission.objects.filter(
        state__in=settled,
        state_since__lte=today - timedelta(days=settings.PERIODS["CONTACT_DAYS"]),
    )
    return _forget("contact", old, lambda s, safe: not safe.get(s, "switches", {}).get("contact"))


def _forget_receipts(now: datetime) -> int:
    """A code's own text is kept only while its receipt may still be on the screen."""
    sent = Submission.objects.sent()
    return _forget("receipt", sent, lambda s, safe: receipt_is_over(s, safe, now=now))


def _forget(
    field: str, submissions: SubmissionQuerySet, is_over: Callable[[Submission, Safe], bool]
) -> int:
    """Empty this field where it is over. One that cannot be opened keeps no other from its care."""
    forgotten = 0
    for submission in submissions.filter(**{f"{field}__isnull": False}):
        with suppress(Unreadable):
            if is_over(submission, Safe.of(submission.id)):
                # Only what was read: its author may have given a new one in this moment.
                read = {"pk": submission.pk, field: getattr(submission, field)}
                forgotten += Submission.objects.filter(**read).update(**{field: None})
    return forgotten


def sweep_orphan_keys(*, today: date) -> int:
    """Destroy keys that open nothing.

    A key is made moments before its draft, so only keys of an earlier day are looked at.
    """
    known = set(Submission.objects.values_list("id", flat=True))
    known |= set(Claim.objects.values_list("id", flat=True))
    known |= set(Report.objects.values_list("id", flat=True))
    old = DataKey.objects.filter(made_on__lt=today).values_list("submission_id", flat=True)
    orphans = [key for key in old if key not in known]
    deleted, _ = DataKey.objects.filter(submission_id__in=orphans).delete()
    return deleted
