"""The networks that entries may belong to.

An address names one by its slug, for people read addresses; a member names it by its key, which
stays the same wherever the entry is taken along.
"""

from typing import Final

from community.lib.remembered import remembered
from groups.choices import Kind
from groups.models import Group

A_MOMENT: Final = 10  # seconds


@remembered(A_MOMENT)
def _rows() -> dict[str, tuple[str, str]]:
    """Name and key of every network that is public, by slug, in the order of lists. One query."""
    rows = Group.objects.filter(kind=Kind.NETWORK, live=True).by_name()
    return {slug: (name, str(key)) for slug, name, key in rows.values_list("slug", "name", "pk")}


def networks() -> dict[str, str]:
    """The name of every network that is public, by slug."""
    return {slug: name for slug, (name, _key) in _rows().items()}


def network_name(slug: str) -> str:
    """In words; the slug itself where it is not known any more."""
    return _rows()[slug][0] if slug in _rows() else slug


def network_key(slug: str) -> str:
    """What its members name it by; "" where it is not known any more."""
    return _rows()[slug][1] if slug in _rows() else ""
