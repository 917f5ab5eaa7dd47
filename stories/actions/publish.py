"""Publish what both approved, after the cooling-off, in a batch, in random order."""

import logging
import secrets
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from wagtail.search import index

from community.lib.canonical import digest
from community.lib.crypto import Unreadable
from community.lib.quarters import Quarter
from community.models import AuditEvent, Verb
from stories.actions.allowing import wider
from stories.actions.content import document_now, is_endorsed
from stories.actions.lasting import counted_from, ends_on
from stories.actions.leaving.lay_tombstone import has_row, lay_tombstone
from stories.actions.leaving.scrub import scrub_search
from stories.actions.ledger import said
from stories.actions.pace import waits_for
from stories.actions.translating.follow import follow_the_story
from stories.actions.translating.leave import take_translations_off
from stories.models import Story, Tombstone
from stories.vault.models import State, Submission
from stories.vault.safe import Safe

log = logging.getLogger("community.publish")


def publish_due(*, today: date, everything: bool = False) -> list[Story]:
    """Publish every story whose cooling-off is over, as one batch; the stories published.

    Fewer than the batch's minimum wait for company, unless their author, told why, did not want
    to wait. `everything` is an operator's or a test's way to publish what is approved now.
    """
    with transaction.atomic():
        due = _approved()
        if not everything:
            due = [pair for pair in due if _is_cool(*pair, today=today)]
            if len(due) < settings.PERIODS["BATCH_MINIMUM"]:
                due = [pair for pair in due if _pace(*pair).get("alone")]
        secrets.SystemRandom().shuffle(due)
        batch = (Story.objects.aggregate(last=Max("batch"))["last"] or 0) + 1
        return [_publish(s, safe, batch=batch, today=today) for s, safe in due]


def _approved() -> list[tuple[Submission, Safe]]:
    """Approved stories whose text of today is the one that was approved.

    One story that cannot be published must not keep the others from it.
    """
    ready = []
    approved = Submission.objects.filter(state=State.APPROVED).order_by("pk")
    for submission in approved.select_for_update():
        try:
            safe = Safe.of(submission.id)
            safe.read(submission)  # its switches and its pace too
            said(submission, safe)
            hashed = digest(document_now(submission, safe))
        except Unreadable:
            log.error("story %s is approved and cannot be opened", submission.reference)
            continue
        if not is_endorsed(submission):
            log.error("story %s is approved and a moderator is missing", submission.reference)
        elif submission.approvals.filter(document_hash=hashed).exists():
            ready.append((submission, safe))
        else:
            log.error("story %s is approved but its text is not", submission.reference)
    return ready


def _pace(submission: Submission, safe: Safe) -> dict[str, Any]:
    pace: dict[str, Any] = safe.get(submission, "pace", {})
    return pace


def cool_on(submission: Submission, safe: Safe) -> date:
    """The first day on which this approved story may be published."""
    pace = _pace(submission, safe)
    days = settings.PERIODS["COOLING_OFF_DAYS"] + int(pace.get("extra_days", 0))
    cool = submission.state_since + timedelta(days=days)
    return max(cool, waits_for(pace) or cool)


def _is_cool(submission: Submission, safe: Safe, *, today: date) -> bool:
    return cool_on(submission, safe) <= today


def _publish(submission: Submission, safe: Safe, *, batch: int, today: date) -> Story:
    switches = counted_from(today, safe.get(submission, "switches", {}))
    safe.put(submission, "switches", switches)
    document = document_now(submission, safe)
    story = Story(
        reference=submission.reference,
        document=document,
        approval_id=digest(document),
        batch=batch,
        quarter=Quarter.of(today).first_day,
        allows_search_engines=bool(switches.get("search-engines")),
        allows_quoting=bool(switches.get("quote")),
        allows_open_data=bool(switches.get("open-data")),
        allows_translating=bool(switches.get("translate")),
        lapses_on=ends_on(switches),
        **wider(said(submission, safe)),
    )
    story.derive()
    story.save(force_insert=True)
    story.set_topics()
    index.insert_or_update_object(story)
    Tombstone.objects.filter(reference=story.reference).delete()
    submission.move(State.PUBLISHED, today=today)
    submission.edition += 1
    submission.save()
    AuditEvent.record(verb=Verb.PUBLISHED, subject=submission.id)
    return story


def publish_again(submission: Submission, document: str) -> None:
    """Put a new document, already approved, in the place of the public one, if there is one."""
    story = Story.objects.filter(reference=submission.reference).first()
    if story is None:
        return
    story.document, story.approval_id = document, digest(document)
    story.derive()
    story.save()
    story.set_topics()
    index.insert_or_update_object(story)
    follow_the_story(submission, story)
    transaction.on_commit(scrub_search)


def take_off_the_page(submission: Submission, *, today: date) -> bool:
    """Delete the public row, its topics and its words in the index; the text stays sealed.

    A tombstone answers its address, and those who re-use open stories are told. True when there
    was one. Call it inside the action's transaction.
    """
    if has_row(submission.reference):
        lay_tombstone(submission, today=today)
    was_there = remove_row(submission)
    if was_there:
        transaction.on_commit(scrub_search)
    return was_there


def remove_row(submission: Submission) -> bool:
    """The same for a caller who scrubs by itself, once all is done."""
    story = Story.objects.filter(reference=submission.reference).first()
    if story is None:
        return False
    take_translations_off(submission, story)
    index.remove_object(story)
    story.delete()
    return True
