"""Invented promises of invented offices, so that the page of what came of it shows what it can."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from home.dossier.quotes import quotable
from home.evidence.series import State
from home.models import Promise
from home.promises.used import keep_used

FILE: Final = Path(__file__).parent / "promises.toml"
SOURCE: Final = "https://example.org/"


def build_promises(today: date) -> None:
    """Every promise of the file. Does nothing where there are examples."""
    if Promise.objects.filter(example=True).exists():
        return
    free = list(quotable(today).filter(example=True).order_by("reference"))
    for entry in tomllib.loads(FILE.read_text("utf-8"))["promise"]:
        brought, free = free[: entry["stories"]], free[entry["stories"] :]
        keep_used(_promise(entry, today), brought)


def demolish_promises() -> None:
    """Take the invented promises down again."""
    Promise.objects.filter(example=True).delete()


def _promise(entry: dict[str, Any], today: date) -> Promise:
    came_days = entry.get("came_days")
    promise = Promise(
        country=entry["country"],
        place=entry.get("place", ""),
        office=entry["office"],
        promised=entry["promised"],
        promised_on=today - timedelta(days=entry["days"]),
        due_on=today - timedelta(days=entry["due"]),
        source_title="Example news",
        source_url=SOURCE,
        outcome=entry["outcome"],
        came=entry.get("came", ""),
        came_on=today - timedelta(days=came_days) if came_days else None,
        came_title="Example report" if came_days else "",
        came_url=SOURCE if came_days else "",
        state=State.PUBLIC,
        example=True,
    )
    promise.full_clean()
    promise.save()
    return promise
