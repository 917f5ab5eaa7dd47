"""Where the editors' rooms of an entry are: a circle has rooms of its own."""

from typing import Any, Final

from django.urls import reverse

from groups.choices import Kind
from groups.models import Group

LISTINGS: Final = "listings"
CIRCLES: Final = "circle_listings"


def space_of(group: Group) -> str:
    """The namespace of its rooms."""
    return CIRCLES if group.kind == Kind.CIRCLE else LISTINGS


def address(group: Group, name: str = "one", *more: Any) -> str:
    """The address of one of its rooms; by default of its page."""
    return reverse(f"{space_of(group)}:{name}", args=[group.pk, *more])
