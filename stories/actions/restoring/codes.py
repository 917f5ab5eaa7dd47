"""Codes after a restore: what had stopped opening a story opens nothing again.

The old backup knows the old codes. The list knows what each new one is known by (its HMACs under
the pepper, never a sign of it), so whoever has the new code gets in as before, at once.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from community.models import AuditEvent, Verb
from stories.actions.claims.decide import close
from stories.choices import SecondCode
from stories.vault.models import Claim, ClaimState, Submission
from stories.vault.records import mark
from stories.vault.removals import Removal

Do = Callable[[], object]
UNSETTLED = (ClaimState.OPEN, ClaimState.GRANTED)


def codes_again(submission_id: UUID, mine: list[Removal], today: date) -> Iterator[Do]:
    """The story's code and its second one, each as they were replaced last."""
    submission = Submission.objects.get(pk=submission_id)
    if code := _newest(submission.code_lookup, mine, "code"):
        yield partial(_put_code, submission_id, code)
    if second := _newest(submission.second_lookup, mine, "second"):
        yield partial(_put_second, submission_id, second)


def claims_settled_again(listed: Iterable[Removal], today: date, *, gone: set[str]) -> Iterator[Do]:
    """A granted claim that had given out its code, or was contested, gives out none.

    `gone`: the marks of what is destroyed altogether.
    """
    settled = {}
    for removal in listed:
        if removal.what == "refused":
            settled[removal.mark] = ClaimState.REFUSED
        elif removal.what == "code":
            settled[removal.told["claim"]] = ClaimState.HANDED
    standing = Claim.objects.filter(state__in=UNSETTLED).order_by("id")
    for row in list(standing.values_list("id", flat=True)):
        outcome = settled.get(mark(row))
        if outcome and mark(row) not in gone:
            yield partial(_settle, row, outcome, today)


def _newest(lookup: str | None, mine: Iterable[Removal], what: str) -> Removal | None:
    """What took the place of this code, and of that one, to the last; nothing where it is new."""
    ended = [removal for removal in mine if removal.what == what]
    after = {removal.told["before"]: removal for removal in sorted(ended, key=lambda r: r.day)}
    newest = None
    while lookup and (step := after.pop(lookup, None)):
        newest, lookup = step, step.told["lookup"]
    return newest


def _put_code(submission_id: UUID, removal: Removal) -> None:
    """The old code's own text goes too, should the backup be from the hour when it was shown."""
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        submission.code_lookup = removal.told["lookup"]
        submission.code_proof = removal.told["proof"]
        submission.receipt = None
        submission.edition += 1
        submission.save()


def _put_second(submission_id: UUID, removal: Removal) -> None:
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        submission.second_lookup = removal.told["lookup"] or None
        submission.second_proof = removal.told["proof"]
        submission.second_slip = None
        submission.save()
        done = SecondCode.REPLACED if removal.told["lookup"] else SecondCode.OFF
        AuditEvent.record(verb=Verb.SECOND_CODE, subject=submission.id, reason=done.value)


def _settle(claim_id: UUID, outcome: ClaimState, today: date) -> None:
    with transaction.atomic():
        claim = Claim.objects.locked(claim_id)
        close(claim, outcome, today=today)
