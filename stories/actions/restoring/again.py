"""Again: one story's removals, compared with what its restored chain knows, as steps to do.

Each function yields what is still to do, so that whoever only counts changes nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from stories.actions.approve import SHOWS
from stories.actions.content import shown_details
from stories.actions.lasting import ends_on, years_on
from stories.actions.leaving.unpublish import unpublish
from stories.actions.ledger import record
from stories.actions.reconsider import forget_earlier_yes
from stories.actions.sending.choose import replace_choice
from stories.actions.show_less import MAY_HIDE, show_less
from stories.actions.suspend import suspend
from stories.actions.switch import ask_again, set_contact, switch
from stories.actions.translating.leave import AUTHOR, take_down_translation, take_it_off
from stories.choices import Choice, Detail, SuspendReason
from stories.consent import BY_CHOICE, FALLBACK, SWITCHES, Purpose
from stories.document import Shown
from stories.vault.chain import Chain
from stories.vault.models import Stage, State, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.models.translation import SAID_YES
from stories.vault.removals import Removal
from stories.vault.safe import Safe

Do = Callable[[], object]
ON_ITS_WAY = (*PUBLIC_ROW, State.APPROVED)
# Choices that let a story be shown or counted. What is left without them is “only read it”.
CHOICE_OF = {BY_CHOICE[choice]: choice for choice in (Choice.SEE, Choice.COUNT)}
DETAIL_OF = {purpose: detail for detail, purpose in SHOWS.items()}


def chosen_again(submission_id: UUID, mine: list[Removal], today: date) -> Iterator[Do]:
    """Each purpose that was said no to, dated as it was said."""
    chain = Chain(Submission.objects.get(pk=submission_id))
    if chain.safe is None or chain.submission.state == State.DRAFT:
        return
    due = [r for r in mine if r.what == "no" and not chain.knows(r)]
    latest = {Purpose(r.told["purpose"]): r for r in sorted(due, key=lambda r: r.day)}
    for purpose, removal in latest.items():
        if purpose == Purpose.PUBLISH and chain.last_word(purpose) == "yes":
            yield partial(_say_no, submission_id, removal)
        elif do := _choice(chain.submission, chain.safe, purpose, removal):
            yield do


def off_again(submission_id: UUID, mine: list[Removal], today: date) -> Iterator[Do]:
    """Off the page, or not on it yet: an earlier yes to “exactly this” would publish it unasked.

    One that is off already comes back by its author alone (`look_again`), who then says yes anew.
    """
    chain = Chain(Submission.objects.get(pk=submission_id))
    due = [r for r in mine if r.what == "off" and not chain.published_since(r)]
    if not due or chain.submission.state == State.DRAFT:
        return
    if chain.submission.state in ON_ITS_WAY:
        why = next((r.told["why"] for r in due if r.told["why"]), "")
        yield partial(_off, submission_id, why, today)
        return
    off = chain.submission.state == State.UNPUBLISHED
    if not off and chain.safe and chain.safe.get(chain.submission, "choice") == Choice.EXACT:
        yield partial(_not_exactly, submission_id, due[-1].day, FALLBACK)


def suspended_again(submission_id: UUID, mine: list[Removal], today: date) -> Iterator[Do]:
    """Hidden by a moderator, and shown again by none."""
    lifted = {r.told["nth"] for r in mine if r.what == "lifted"}
    due = [r for r in mine if r.what == "suspended" and r.told["nth"] not in lifted]
    if not due:
        return
    state, why = Submission.objects.get(pk=submission_id).state, due[-1].told["why"]
    if state == State.PUBLISHED:
        yield partial(_suspend, submission_id, why, today)
    elif state == State.APPROVED:
        yield partial(_off, submission_id, why, today)


def translations_again(submission_id: UUID, mine: list[Removal], today: date) -> Iterator[Do]:
    """One translation off the page, to which its author has said no new yes."""
    chain = Chain(Submission.objects.get(pk=submission_id))
    due = [r for r in mine if r.what == "translation" and not chain.translated_since(r)]
    latest = {r.told["translation"]: r for r in due}
    for translation in chain.submission.translations.filter(language__in=latest):
        removal = latest[translation.language]
        by_author = removal.told["by"] == AUTHOR
        stages = (*SAID_YES, Stage.ASKED) if by_author else SAID_YES
        if chain.safe is not None and translation.stage in stages:
            yield partial(_translation_off, submission_id, removal, by_author=by_author)


def _translation_off(submission_id: UUID, removal: Removal, *, by_author: bool) -> None:
    translated, language = removal.told["translation"], removal.told["language"]
    if by_author:
        take_down_translation(
            submission_id=submission_id,
            translated=translated,
            language=language,
            today=removal.day,
        )
        return
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        translation = submission.translations.get(language=translated)
        take_it_off(submission, Safe.of(submission_id), translation, today=removal.day)


def _choice(submission: Submission, safe: Safe, purpose: Purpose, removal: Removal) -> Do | None:
    """What turns this purpose off; nothing when it is off."""
    day, language = removal.day, removal.told["language"]
    said = {"submission_id": submission.id, "language": language, "today": day}
    switches = safe.get(submission, "switches", {})
    if purpose in DETAIL_OF:
        left = _left(submission, safe, DETAIL_OF[purpose], removal)
        hides = left != shown_details(submission, safe) and submission.state in MAY_HIDE
        return partial(_hide, DETAIL_OF[purpose], removal, **said) if hides else None
    if purpose == Purpose.CONTACT:
        return partial(set_contact, address="", **said) if submission.contact else None
    if purpose == Purpose.PUBLISH_EXACT:
        exact = safe.get(submission, "choice") == Choice.EXACT
        return partial(_not_exactly, submission.id, day, language) if exact else None
    if purpose in CHOICE_OF:
        chosen = safe.get(submission, "choice") == CHOICE_OF[purpose]
        return partial(_only_read, CHOICE_OF[purpose], **said) if chosen else None
    if purpose == Purpose.ASK_AGAIN:
        years = removal.told["years"]
        ends = ends_on(switches)
        sooner = ends and ends <= years_on(day, years)
        return None if sooner else partial(ask_again, years=years, **said)
    on = purpose in SWITCHES and switches.get(purpose.value)
    return partial(switch, purpose=purpose, on=False, **said) if on else None


def _say_no(submission_id: UUID, removal: Removal) -> None:
    """Put into the chain again what its author said; the page itself goes with the `off`."""
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        record(
            submission,
            Safe.of(submission_id),
            purpose=removal.told["purpose"],
            choice="no",
            language=removal.told["language"],
            today=removal.day,
        )


def _hide(
    detail: Detail, removal: Removal, *, submission_id: UUID, language: str, today: date
) -> None:
    submission = Submission.objects.get(pk=submission_id)
    left = _left(submission, Safe.of(submission_id), detail, removal)
    show_less(submission_id=submission_id, shown=left.names(), language=language, today=today)


def _left(submission: Submission, safe: Safe, detail: Detail, removal: Removal) -> Shown:
    """What is shown once this is hidden, or said less closely."""
    shown = shown_details(submission, safe)
    return shown.vaguer() if removal.told.get("decades") else shown.without([detail])


def _not_exactly(submission_id: UUID, day: date, language: str) -> None:
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        forget_earlier_yes(submission, Safe.of(submission.id), language=language, today=day)
        submission.save()


def _only_read(before: Choice, *, submission_id: UUID, language: str, today: date) -> None:
    with transaction.atomic():
        submission = Submission.objects.locked(submission_id)
        safe = Safe.of(submission.id)
        replace_choice(
            submission, safe, before, instead=Choice.READ, language=language, today=today
        )
        submission.save()


def _off(submission_id: UUID, why: str, today: date) -> None:
    reason = SuspendReason(why) if why else None
    unpublish(submission_id=submission_id, today=today, reason=reason)


def _suspend(submission_id: UUID, why: str, today: date) -> None:
    reason = SuspendReason(why)
    suspend(submission_id=submission_id, moderator=None, reason=reason, today=today)
