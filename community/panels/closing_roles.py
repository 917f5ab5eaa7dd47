"""Whether a change of an account would close this site for new stories, asked before it is made."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from community.opening import ask_all, is_gated


class _NotYet(Exception):
    """Takes back what was only tried."""


def would_close(change: Callable[[], Any]) -> list[str]:
    """What would be missing once `change` is made, in sentences; nothing of it is kept.

    Empty where nothing would be missing that is there now, and where new stories are not asked for
    anything (`community.opening.is_gated`).
    """
    if not is_gated():
        return []
    met = {one.requirement.name for one in ask_all() if one.answer.met}
    missing: list[str] = []
    try:
        with transaction.atomic():
            change()
            for one in ask_all():
                if one.requirement.name in met:
                    missing += one.answer.missing
            raise _NotYet
    except _NotYet:
        return missing
