"""What can be changed of an entry: its own parts, whether it is a group or a circle."""

from groups.choices import Kind
from groups.models import Group
from groups.stewards.circles.forms import CIRCLE_CLAIM_PARTS, CIRCLE_PARTS, CircleReachForm
from groups.stewards.forms import CLAIM_PARTS, PARTS, PartForm, ReachForm


def is_circle(group: Group) -> bool:
    """Whether it is a circle, by either of its rows."""
    return bool(group.kind == Kind.CIRCLE)


def claim_parts_of(group: Group) -> dict[str, type[PartForm]]:
    """What an editor looks at first, in the order in which it is asked."""
    if is_circle(group):
        return {name: CIRCLE_PARTS[name] for name in CIRCLE_CLAIM_PARTS}
    return {name: PARTS[name] for name in CLAIM_PARTS}


def reach_form_of(group: Group) -> type[ReachForm]:
    """How it is reached."""
    return CircleReachForm if is_circle(group) else ReachForm
