"""Turn one consent on or off, at any time, with effect at once."""

from datetime import date
from uuid import UUID

from django.db import transaction

from stories.actions.allowing import ON_THE_ROW, wider
from stories.actions.lasting import years_on
from stories.actions.leaving.tell_reusers import tell_reusers
from stories.actions.ledger import record, said
from stories.actions.notify import send_news
from stories.actions.refusals import NotNow
from stories.actions.translating.leave import drop_translations
from stories.consent import ASK_AGAIN_YEARS, SWITCHES, Purpose
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State, Submission
from stories.vault.safe import Safe


def switch(
    *, submission_id: UUID, purpose: Purpose, on: bool, language: str, today: date
) -> Submission:
    """Record the choice and let it take effect in the same transaction.

    Raises NotNow for a purpose that is no switch, or a draft.
    """
    if purpose not in SWITCHES:
        raise NotNow
    with transaction.atomic():
        submission = _sent(submission_id)
        safe = Safe.of(submission.id)
        switches = safe.get(submission, "switches", {}) | {purpose.value: on}
        _keep(submission, safe, switches)
        record(
            submission,
            safe,
            purpose=purpose,
            choice="yes" if on else "no",
            language=language,
            today=today,
        )
        if not on:
            removals.no(submission, purpose=purpose, language=language, today=today)
        if purpose == Purpose.OPEN_DATA and not on:
            tell_reusers(submission.reference, today=today)
        if purpose == Purpose.TRANSLATE and not on:
            drop_translations(submission, safe, language=language, today=today)
        if purpose in ON_THE_ROW:
            columns = {ON_THE_ROW[purpose]: on} | wider(said(submission, safe))
            Story.objects.filter(reference=submission.reference).update(**columns)
    return submission


def ask_again(*, submission_id: UUID, years: int | None, language: str, today: date) -> Submission:
    """End publication by itself after 1, 2 or 5 years, unless renewed; None for no end.

    Chosen before publication, the years begin on the day of that (`stories.actions.lasting`).
    """
    if years is not None and years not in ASK_AGAIN_YEARS:
        raise NotNow
    with transaction.atomic():
        submission = _sent(submission_id)
        safe = Safe.of(submission.id)
        lapses = years_on(today, years) if years else None
        switches = safe.get(submission, "switches", {})
        switches |= {"lapses": lapses.isoformat() if lapses else None, "lapse_years": years}
        _keep(submission, safe, switches)
        record(
            submission,
            safe,
            purpose=Purpose.ASK_AGAIN,
            choice=f"{years} years" if years else "no",
            language=language,
            today=today,
        )
        Story.objects.filter(reference=submission.reference).update(lapses_on=lapses)
        if years:
            removals.no(
                submission, purpose=Purpose.ASK_AGAIN, language=language, today=today, years=years
            )
    return submission


def set_contact(*, submission_id: UUID, address: str, language: str, today: date) -> Submission:
    """Keep, change or (with "") forget the address for the neutral note."""
    with transaction.atomic():
        submission = _sent(submission_id)
        safe = Safe.of(submission.id)
        safe.put(submission, "contact", address)
        submission.save(update_fields=["contact"])
        # Set here, it is wanted for as long as the story is: housekeeping leaves it alone.
        switches = safe.get(submission, "switches", {}) | {Purpose.CONTACT.value: bool(address)}
        _keep(submission, safe, switches)
        record(
            submission,
            safe,
            purpose=Purpose.CONTACT,
            choice="yes" if address else "no",
            language=language,
            today=today,
        )
        if not address:
            removals.no(submission, purpose=Purpose.CONTACT, language=language, today=today)
    return submission


def send_test_note(*, submission_id: UUID) -> bool:
    """Send the neutral note now, so that an author sees what it looks like."""
    return send_news(Submission.objects.get(pk=submission_id))


def _sent(submission_id: UUID) -> Submission:
    submission = Submission.objects.locked(submission_id)
    if submission.state == State.DRAFT:
        raise NotNow
    return submission


def _keep(submission: Submission, safe: Safe, switches: dict[str, object]) -> None:
    safe.put(submission, "switches", switches)
    submission.save(update_fields=["switches"])
