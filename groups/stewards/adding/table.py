"""What can be added in one sitting: a table of parts, and what becomes of the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from groups.models import Group
from groups.stewards.adding.draft import Draft
from groups.stewards.forms.part import PartForm

Text = Promise | str


@dataclass(frozen=True)
class Table:
    """The parts in the order in which they are asked; those in `can_wait` may be skipped.

    `name` is that of the draft, `space` the namespace of the addresses. `among` are the public
    entries that may be the same, `make` adds the entry and raises ``ValidationError``.
    """

    name: str
    space: str
    title: Text
    start: str  # template
    parts: Mapping[str, type[PartForm]]
    among: Callable[[], "QuerySet[Group]"]
    make: Callable[[Draft, Any], Group]
    can_wait: frozenset[str] = frozenset()

    @property
    def order(self) -> list[str]:
        """The names of the parts."""
        return list(self.parts)

    @property
    def needed(self) -> list[str]:
        """Those without which there is no entry."""
        return [name for name in self.parts if name not in self.can_wait]

    def url(self, name: str = "", *args: str) -> str:
        """One of its addresses: the first page, or "part", "same", "keep", "throw-away"."""
        return reverse(f"{self.space}:add{f'-{name}' if name else ''}", args=args)

    def claims(self, draft: Draft) -> dict[str, Any]:
        """All that was claimed so far."""
        claims: dict[str, Any] = {}
        for name in self.parts:
            claims |= draft.parts.get(name, {}).get("claims", {})
        return claims

    def form(self, name: str, draft: Draft, data: Any = None) -> PartForm:
        """The part as it was answered, or as the other parts let it begin."""
        form = self.parts[name]
        before = form.before(draft.parts)
        return form(data, initial=before | draft.parts.get(name, {}).get("kept", {}))
