"""The address of an entry: made from its name once, and never changed by another name."""

from typing import Final

from django.utils.text import slugify

from community.lib.geo import fold
from groups.models import Group

LONGEST: Final = 80
# Words that stand under `find/` or `circles/` themselves.
TAKEN: Final = frozenset(
    "add mine map embed suggest confirm take-along map-json enter invited account"
    " write change report join out dates block list calendar link".split()
)


def free_slug(name: str) -> str:
    """A slug that no entry has: "brno-voices", "brno-voices-2"; "listing" for a name of signs."""
    base = slugify(fold(name))[: LONGEST - 6].strip("-") or "listing"
    used = set(Group.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | TAKEN
    number, slug = 1, base
    while slug in used:
        number += 1
        slug = f"{base}-{number}"
    return slug
