"""Keep what somebody tells until an editor has looked."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from home.evidence.series import State
from home.models import Promise
from home.telling import refuse_flood


def keep_told(*, once: UUID, said: dict[str, Any], language: str, today: date) -> Promise:
    """The promise, waiting for a check. The same press twice keeps one. Raises TooMany.

    Who sent it is kept nowhere: the source speaks for it.
    """
    reference = once.hex[:10]
    with transaction.atomic():
        known = Promise.objects.filter(reference=reference).first()
        if known is not None:
            return known
        refuse_flood(Promise.objects.to_check())
        return Promise.objects.create(
            reference=reference, language=language, state=State.WAITING, told_on=today, **said
        )
