"""Addresses for many new entries at once; the one that a file gives is kept where it is free."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify

from community.lib.geo import fold
from groups.models import Group
from groups.slugs import LONGEST, TAKEN


def free_slugs(wanted: Sequence[tuple[str, str]]) -> list[str]:
    """For each pair of a wished address (or "") and a name, one that nobody has. Few queries."""
    bases = [_base(wish, name) for wish, name in wanted]
    used = set(TAKEN)
    used |= set(Group.objects.filter(slug__in=bases).values_list("slug", flat=True))
    for base in {base for base in bases if base in used or bases.count(base) > 1}:
        alike = Group.objects.filter(slug__startswith=f"{base}-")
        used |= set(alike.values_list("slug", flat=True))
    found = []
    for base in bases:
        number, slug = 1, base
        while slug in used:
            number += 1
            slug = f"{base}-{number}"
        used.add(slug)
        found.append(slug)
    return found


def _base(wish: str, name: str) -> str:
    try:
        validate_slug(wish)
    except ValidationError:
        wish = ""
    return wish[:LONGEST] or slugify(fold(name))[: LONGEST - 6].strip("-") or "listing"
