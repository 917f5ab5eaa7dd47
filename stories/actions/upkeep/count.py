"""Count the stories that are only counted, once a quarter, after its last day.

Counted is what a person read and kept, whose author said “only count me”, and nothing else: no
other choice's wording says that it is counted (GDPR articles 5(1)(b) and 7). A story that is
withdrawn, or whose author chose something else, is not there any more when it is counted.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from community.lib.quarters import Quarter
from community.models.merged_topic import now_called
from stories.actions.content import latest_version, version_content
from stories.choices import Choice
from stories.models import FrozenNumber, FrozenQuarter
from stories.numbers.tables import Told, numbers_to_say
from stories.vault.models import State, Submission
from stories.vault.safe import KeyGone, Safe


def count(*, today: date) -> FrozenQuarter | None:
    """Freeze the quarter that ended last, if that was not done; the quarter when it was now.

    A quarter that nobody counted in time stays without numbers: what was there then is not known
    any more. So does one before there was anybody to read stories.
    """
    last_day = Quarter.of(today).first_day - timedelta(days=1)
    ended = Quarter.of(last_day)
    if FrozenQuarter.objects.filter(first_day=ended.first_day).exists() or not was_open(last_day):
        return None
    return freeze(quarter=ended, told=_told_by(last_day), today=today)


def freeze(*, quarter: Quarter, told: Iterable[Told], today: date) -> FrozenQuarter | None:
    """Keep what may be said of these stories; nothing, when another run was first."""
    minimum = settings.PERIODS["STATISTICS_MINIMUM"]
    rounding = settings.PERIODS["STATISTICS_ROUNDING"]
    said = numbers_to_say(
        told,
        held=lambda table, row: held_back(table, row, rounding=rounding),
        minimum=minimum,
        rounding=rounding,
    )
    with transaction.atomic():
        frozen, first = FrozenQuarter.objects.get_or_create(
            first_day=quarter.first_day,
            defaults={"frozen_on": today, "minimum": minimum, "rounding": rounding},
        )
        if not first:
            return None
        FrozenNumber.objects.bulk_create(
            # By name, so that the order of the rows' keys tells nothing of who was counted first.
            FrozenNumber(quarter=frozen, table=table, row=row, at_least=number)
            for (table, row), number in sorted(said.items())
        )
    return frozen


def held_back(table: str, row: str, *, rounding: int) -> int:
    """How many stories this row keeps to itself: a secret, and the same in every quarter.

    It lies nowhere: it is made from the pepper, which never changes.
    """
    place = f"stories held back\0{table}\0{row}"
    drawn = hmac.digest(settings.CODE_PEPPER, place.encode(), hashlib.sha256)
    return int.from_bytes(drawn[:8], "big") % rounding


def was_open(last_day: date) -> bool:
    """Whether there was anybody to read stories by then. Asks nothing of the stories."""
    people = get_user_model()._default_manager
    return people.filter(date_joined__date__lte=last_day).exists()


def _told_by(last_day: date) -> Iterator[Told]:
    """What is to be counted of what was kept by this day. A story without its key counts no more.

    Examples are counted in a demonstration, where everything is one.
    """
    kept = Submission.objects.filter(state=State.KEPT, state_since__lte=last_day)
    if not settings.DEMONSTRATION:
        kept = kept.filter(example=False)
    for submission in kept.iterator():
        try:
            safe = Safe.of(submission.id)
        except KeyGone:
            continue
        if safe.get(submission, "choice") == Choice.COUNT:
            yield _told(submission, safe)


def _told(submission: Submission, safe: Safe) -> Told:
    """Country and topics: as whoever read it set them, where they made a version."""
    version = latest_version(submission)
    if version is not None:
        content = version_content(version, safe)
        return _under(content.country, content.coercion, content.alternative)
    topics = safe.get(submission, "topics", {})
    country = safe.get(submission, "country")
    return _under(country, topics.get("coercion", ()), topics.get("alternative", ()))


def _under(country: str, coercion: Iterable[str], alternative: Iterable[str]) -> Told:
    """By what the topics are called today."""
    return Told(country, frozenset(now_called(coercion)), frozenset(now_called(alternative)))
