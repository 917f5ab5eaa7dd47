"""What a row would write, as it was kept when the row was checked."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from groups.bring.rows import Made
from groups.models import BringRow

DAYS: Final = ("source_on", "confirmed")
IDS: Final = ("host_id",)


def made_of(row: BringRow) -> Made:
    """The same as `read_row` gave, without its errors."""
    return Made(claims=_days(row.made["claims"]), beside=_days(row.made["beside"]))


def _days(said: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in said.items()}


def _value(name: str, value: Any) -> Any:
    if name in IDS and value:
        return UUID(value)
    return date.fromisoformat(value) if name in DAYS and value else value
