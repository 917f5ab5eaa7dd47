"""A code's own text, sealed for as long as it may be on the screen, and then forgotten.

So a reload or a lost connection costs nobody their code, and after that only they have it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Model

from community.lib.crypto import Unreadable
from community.lib.receipts import Fingerprint, new_code, parse
from stories.vault.models import Claim, Submission
from stories.vault.safe import Safe

PLACES: tuple[tuple[type[Model], str], ...] = (
    (Submission, "second_slip"),
    (Claim, "slip"),
    (Claim, "new_slip"),
)


def write_slip(row: Model, field: str, safe: Safe, *, now: datetime) -> Fingerprint:
    """Make a code and seal its text into `field` for some minutes; the caller saves both."""
    code = new_code()
    until = now + timedelta(minutes=settings.PERIODS["RECEIPT_MINUTES"])
    safe.put(row, field, {"code": code, "until": until.isoformat()})
    return parse(code).fingerprint(settings.CODE_PEPPER)


def read_slip(row: Model, field: str, safe: Safe, *, now: datetime) -> str:
    """The code, or "" once it was forgotten or its minutes are over."""
    slip: dict[str, str] = safe.get(row, field, {})
    if not slip or datetime.fromisoformat(slip["until"]) <= now:
        return ""
    return slip["code"]


def drop_slips(*, now: datetime) -> int:
    """Forget every code whose minutes are over; how many."""
    dropped = 0
    for model, field in PLACES:
        held = model._default_manager.filter(**{f"{field}__isnull": False})
        for row in held:
            if _is_over(row, field, now=now):
                # Only what was read: a newer code may have been made in this moment.
                same = held.filter(**{"pk": row.pk, field: getattr(row, field)})
                dropped += same.update(**{field: None})
    return dropped


def _is_over(row: Model, field: str, *, now: datetime) -> bool:
    """What nobody can open must not keep the others from their care."""
    try:
        return not read_slip(row, field, Safe.of(row.pk), now=now)
    except Unreadable:
        return False
