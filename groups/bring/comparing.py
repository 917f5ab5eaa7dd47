"""What a row would change of an entry that is there, and whether the entry is still as it was."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from groups.bring.fields import HOST, MODELS, label
from groups.bring.meetings import meeting_changes
from groups.bring.rows import OURS, Made
from groups.describing import CHANNELS
from groups.models import Circle, Contact, Group
from groups.models.bring import Of

LONGEST: Final = 120  # characters of a value that is shown
CHANNEL_OF: Final = {name: channel for channel, name in CHANNELS.items()}


def known_entries(ids: Iterable[UUID | None], of: str = Of.GROUPS) -> dict[UUID, Group]:
    """Entries by their id, with what a comparison reads. A fixed number of queries.

    Of groups, circles too: `groups.bring.checking` says that they do not belong there.
    """
    wanted = {pk for pk in ids if pk}
    beside = ("contacts", "stewards", *(["meeting"] if of == Of.CIRCLES else []))
    found = MODELS[of].objects.filter(pk__in=wanted).prefetch_related(*beside)
    return {group.pk: group for group in found}


def changes_to(group: Group, made: Made) -> list[list[str]]:
    """Field, before and after, of all that would be otherwise. What the row does not say stays.

    How to reach an entry that has organisers is theirs alone.
    """
    changed = [
        [label(_column(name)), _shown(getattr(group, name)), _shown(value)]
        for name, value in made.claims.items()
        if not _same(getattr(group, name), value)
    ]
    beside: list[tuple[str, Any, Any]] = [*contact_changes(group, made)]
    if isinstance(group, Circle):
        beside += meeting_changes(group, made)
    return changed + [
        [label(name), _shown(before), _shown(after)] for name, before, after in beside
    ]


def _column(name: str) -> str:
    return HOST if name == "host_id" else OURS.get(name, name)


def contact_changes(group: Group, made: Made) -> list[tuple[str, list[str], list[str]]]:
    """The ways to reach it that would be others, if it was agreed that they are shown."""
    if not made.beside.get("contacts_agreed") or len(group.stewards.all()):
        return []
    found = []
    for name, after in made.contacts.items():
        before = [one.value for one in _shown_ways(group) if one.channel == CHANNEL_OF[name]]
        if sorted(before) != sorted(after):
            found.append((name, before, after))
    return found


def fingerprint(group: Group) -> str:
    """Of all that a row may change: another one means that somebody was there meanwhile."""
    fields = type(group)._meta.concrete_fields
    names = [field.name for field in fields if field.name not in NO_CLAIMS]
    said = [[name, _plain(group.serializable_value(name))] for name in names]
    ways = sorted([one.channel, one.value, one.shown] for one in group.contacts.all())
    if isinstance(group, Circle):
        meeting = group.meeting
        said += [[one.name, meeting.serializable_value(one.name)] for one in meeting._meta.fields]
    whole = json.dumps([said, ways, len(group.stewards.all())], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


NO_CLAIMS: Final = ("sort_name", "band", "x", "y", "z")


def _shown_ways(group: Group) -> list[Contact]:
    return [one for one in group.contacts.all() if one.shown]


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, list):
        return sorted(map(str, before)) == sorted(map(str, after))
    return bool(_plain(before) == _plain(after))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _shown(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(_plain(value) or "")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
