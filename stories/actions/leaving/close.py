"""Close: every story goes as if its author had withdrawn it, because the place itself ends.

Safe to stop, and to run again: a story that is gone is gone, whatever is left is taken up.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction

from community.models import Verb
from community.page_cache import drop_pages
from stories.actions.leaving.end_rows import end_rows
from stories.actions.leaving.erase import Left
from stories.actions.leaving.scrub import scrub_search
from stories.actions.leaving.withdraw import destroy
from stories.actions.notify import send_news
from stories.models import IdentifyingWord, Story
from stories.vault.models import Claim, DataKey, Erasure, KeyCheck, Pairing, Report, Submission

BATCH = 200


def what_goes() -> dict[str, int]:
    """How much there is of everything that a closing ends."""
    return {
        "stories on the site": Story.objects.count(),
        "stories and drafts in the vault": Submission.objects.count(),
        "claims and reports": Claim.objects.count() + Report.objects.count(),
        "keys": DataKey.objects.count(),
        "authors who left an address": Submission.objects.sent().exclude(contact=None).count(),
    }


def tell_authors(*, after: UUID | None = None) -> Iterator[tuple[UUID, bool]]:
    """The neutral note to whoever left an address: which story, and whether a server took it.

    In an order that stays, so that one cut off goes on `after` the last.
    """
    rows = Submission.objects.sent().exclude(contact=None).order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    for row in rows.iterator(chunk_size=BATCH):
        yield row.pk, send_news(row)


def close_stories(*, today: date) -> int:
    """Destroy every story, draft, claim and report with its key; how many. Traces are left."""
    done = 0
    while ids := list(Submission.objects.values_list("pk", flat=True)[:BATCH]):
        done += sum(_end(pk, today) for pk in ids)
        DataKey.objects.filter(submission_id__in=ids).delete()
    for model in (Claim, Report):
        rows = list(model._default_manager.values_list("pk", flat=True))
        with transaction.atomic():
            end_rows(model, rows)
        done += len(rows)
    return done


def destroy_what_is_left() -> tuple[Left, ...]:
    """Every key, every session, and what the databases keep of deleted rows; what is left to do."""
    left = []
    DataKey.objects.all().delete()
    IdentifyingWord.objects.all().delete()
    Session.objects.all().delete()
    if not scrub_search():
        left.append(Left.TRACES)
    if not drop_pages():
        left.append(Left.PAGES)
    if not left:
        Erasure.objects.all().delete()
    return tuple(left)


def forget_master_keys() -> None:
    """Nothing is under them any more: the site may start with others, and they can be destroyed."""
    KeyCheck.objects.all().delete()
    Pairing.objects.all().delete()


def what_stays() -> dict[str, int]:
    """What a closed site must not have any more: all of it is zero when it went well."""
    counts = what_goes() | {"erasures under way": Erasure.objects.count()}
    counts["sessions"] = Session.objects.count()
    return counts


def _end(pk: UUID, today: date) -> bool:
    """Its author may have taken it back in this moment."""
    with transaction.atomic():
        row = Submission.objects.select_for_update().filter(pk=pk).first()
        if row is not None:
            destroy(row, verb=Verb.EXPIRED, today=today)
    return row is not None
