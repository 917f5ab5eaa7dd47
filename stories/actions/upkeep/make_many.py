"""Fill a throwaway vault with invented stories, sealed as real ones are, to measure the desk.

By the real actions 20,000 stories would take an hour: here rows are written in large batches. None
has a code or a ledger, so nobody can come back to one; each is marked as an example.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.checks import in_production
from community.lib.crypto import new_key
from community.lib.references import new_reference
from community.models import AuditEvent, Verb
from stories.actions.content import content_as_sent
from stories.choices import Note, OpeningReason
from stories.vault.models import DataKey, Flag, State, Submission, Version
from stories.vault.safe import Safe, key_ring

BATCH: Final = 500
YEARS: Final = 3
# How many of a hundred stand where: a full desk, and far more that is settled.
STANDING: Final = {
    State.WAITING: 20,
    State.READING: 10,
    State.ASKED: 5,
    State.OFFERED: 10,
    State.UNPUBLISHED: 20,
    State.DECLINED: 10,
    State.KEPT: 25,
}
SENTENCES: Final = (
    "They held me down and nobody said why.",
    "I asked for water and the door stayed shut.",
    "One nurse sat with me until I could breathe again.",
    "I was told that it was for my own good.",
    "Nobody wrote down what I said.",
    "It would have helped to be asked.",
)


def make_many(number: int, *, today: date, seed: int = 1) -> int:
    """Write so many stories; how many. Raises PermissionError where real stories may be."""
    if in_production():
        raise PermissionError("invented stories are never written beside real ones")
    dice = random.Random(seed)  # noqa: S311 - invented stories hold no secret
    made, stories = 0, _stories(number, dice, today)
    while batch := list(islice(stories, BATCH)):
        submissions, keys = [row for row, _key in batch], [key for _row, key in batch]
        # Keys commit first, as they do for real stories.
        DataKey.objects.bulk_create(keys)
        with transaction.atomic():
            Submission.objects.bulk_create(submissions)
            Version.objects.bulk_create(_versions(submissions, keys))
            AuditEvent.objects.bulk_create(_lines(submissions))
        made += len(submissions)
    return made


def _stories(number: int, dice: random.Random, today: date) -> Iterator[tuple[Submission, DataKey]]:
    ring = key_ring()
    languages = [code for code, _name in settings.STORY_LANGUAGES]
    states, weights = list(STANDING), list(STANDING.values())
    taken: set[str] = set()
    for _ in range(number):
        state = dice.choices(states, weights)[0]
        settled = state not in (State.WAITING, State.READING)
        arrived = today - timedelta(days=dice.randrange(YEARS * 365 if settled else 30))
        submission = Submission(
            state=state,
            state_since=arrived,
            arrived_on=arrived,
            desk_since=arrived,
            looked_on=None if state == State.WAITING else arrived,
            language=dice.choice(languages),
            labels=sorted(dice.sample(Note.values, dice.randrange(4))),
            flags=[Flag.RISK.value] if dice.random() < 0.02 else [],
            edition=1,
            example=True,
        )
        # Among so many, two alike are likely.
        while submission.reference in taken:
            submission.reference = new_reference()
        taken.add(submission.reference)
        key = new_key()
        _seal(Safe(submission.id, key), submission, dice)
        yield (
            submission,
            DataKey(submission_id=submission.id, wrapped=ring.wrap(key), made_on=arrived),
        )


def _seal(safe: Safe, submission: Submission, dice: random.Random) -> None:
    told: dict[str, Any] = {
        "title": dice.choice(SENTENCES),
        "happened": "\n\n".join(dice.choices(SENTENCES, k=40)),
        "helped": dice.choice(SENTENCES),
        "perspective": "me",
        "choice": "see",
        "country": dice.choice(("DE", "AT", "FI", "IT", "ES", "FR")),
        "topics": {"coercion": ["seclusion"]},
    }
    for name, value in told.items():
        safe.put(submission, name, value)


def _versions(submissions: list[Submission], keys: list[DataKey]) -> Iterator[Version]:
    """What the desk made of those that it has begun to read."""
    ring = key_ring()
    for submission, key in zip(submissions, keys, strict=True):
        if submission.state != State.WAITING:
            safe = Safe(submission.id, ring.unwrap(bytes(key.wrapped)))
            version = Version(submission=submission, number=1, made_on=submission.state_since)
            safe.put(version, "content", content_as_sent(submission, safe).to_dict())
            yield version


def _lines(submissions: list[Submission]) -> Iterator[AuditEvent]:
    """That somebody opened it, for all but those that wait."""
    for submission in submissions:
        if submission.state != State.WAITING and submission.arrived_on:
            day = datetime.combine(submission.arrived_on, time(), timezone.get_current_timezone())
            yield AuditEvent(
                verb=Verb.OPENED,
                subject=submission.id,
                reason=OpeningReason.FIRST_LOOK.value,
                at=day,
            )
