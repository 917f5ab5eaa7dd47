"""What the roles are called where people read them: the groups keep their English names.

A role that was made by hand is called as it was named.
"""

from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

NAMES: Final = {
    "Moderators": _("Moderators"),
    "Safeguarding leads": _("Safeguarding leads"),
    "Directory editors": _("Directory editors"),
    "Guide editors": _("Guide editors"),
    "Administrators": _("Administrators"),
}
_BY_SLUG: Final = {slugify(name): words for name, words in NAMES.items()}


def in_words(group: Any) -> str:
    """The name of a role in the reader's language."""
    return str(NAMES.get(group.name, group.name))


def slug_in_words(slug: str) -> str:
    """The same by the slug under which the audit trail keeps it."""
    return str(_BY_SLUG.get(slug, slug))
