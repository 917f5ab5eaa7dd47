"""What somebody looked up about a country, and nobody has since."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

LOOKED_DAYS: Final = 365


def is_old(looked: date | None, today: date) -> bool:
    """Whether it is a year ago, or nobody has looked at all."""
    return looked is None or looked <= today - timedelta(days=LOOKED_DAYS)


def old_since(looked: date | None) -> date | None:
    """The day on which the year was over."""
    return looked + timedelta(days=LOOKED_DAYS) if looked else None


def why_old(looked: date | None) -> str:
    """In words."""
    if looked is None:
        return _("It came with the software, and nobody here has looked it up.")
    return _("Nobody has looked it up for a year. Is it still so?")
