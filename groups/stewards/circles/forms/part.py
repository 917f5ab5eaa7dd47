"""What every part of a circle has in common."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from groups.models import Circle, Group
from groups.stewards.forms.part import PartForm

NOT_SAID: Final = _("Not said yet")


class CirclePart(PartForm):
    """A part that reads a circle, and claims for one."""

    model = Circle


def unsaid(choices: Any) -> list[tuple[str, Any]]:
    """The same answers, with one more: nothing is said yet."""
    return [("", NOT_SAID), *choices]


def circle_of(group: Group) -> Circle:
    """The entry as a circle. Raises TypeError for another."""
    found = group.specific
    if not isinstance(found, Circle):
        raise TypeError("no circle")
    return found
