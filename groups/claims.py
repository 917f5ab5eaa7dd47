"""What an organiser says of an entry, and how far it has got: not sent, waiting, public."""

from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from groups.models import Circle, Group

# What they may fill in; the rest of an entry is derived, or an editor's.
CLAIMS: Final = (
    "name short_name kind text_language about control control_as control_words run_by_service"
    " on_rights on_force offers audiences audience_words languages access access_words opening cost"
    " scope online country region_code region_name geonames_id place_name latitude longitude"
    " countries funder ties networks"
).split()
# Of a circle: those of a listing that it uses, and its own answers. The others derive.
CIRCLE_CLAIMS: Final = (
    "name text_language about audiences audience_words languages access access_words cost"
    " country region_code region_name geonames_id place_name latitude longitude funder ties"
    " host_id way joining joining_words convenor training training_words co_reflection"
    " co_reflection_words confidentiality confidentiality_limits crisis_call crisis cost_kind"
).split()


class Way(StrEnum):
    """How far an entry has got."""

    UNSENT = "unsent"
    WAITING = "waiting"
    BACK = "back"
    PUBLIC = "public"
    CHANGING = "changing"
    OFF = "off"


WAYS: Final[dict[str, Promise]] = {
    Way.UNSENT: _("Not sent yet"),
    Way.WAITING: _("Waits for a check"),
    Way.BACK: _("An editor asks for a change"),
    Way.PUBLIC: _("Public"),
    Way.CHANGING: _("Public. Your changes wait for a check"),
    Way.OFF: _("Not public"),
}


def way_of(group: Group) -> Way:
    """How far it has got. A row that never was sent has no revision."""
    if group.latest_revision_id is None:
        return Way.PUBLIC if group.live else Way.UNSENT
    state = group.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Way.BACK
    if group.live:
        return Way.CHANGING if group.has_unpublished_changes else Way.PUBLIC
    # Taken off by an editor, nothing waits; without a workflow whatever was sent does.
    return Way.WAITING if state is not None or not group.first_published_at else Way.OFF


def newest(group: Group) -> Group:
    """The entry as its organisers left it last, public or not; a circle as a circle."""
    if group.latest_revision_id is None:
        return group.specific
    # Where nothing waits, Wagtail gives the row that was asked: it may be the listing's alone.
    found: Group = group.get_latest_revision_as_object()
    return found.specific


def claims_of(group: Group) -> list[str]:
    """The names of what its organisers may fill in."""
    return CIRCLE_CLAIMS if isinstance(group, Circle) else CLAIMS


def claim(group: Group, values: dict[str, Any]) -> None:
    """Put what was filled in into the entry; what is no claim is left alone."""
    for name in claims_of(group):
        if name in values:
            setattr(group, name, _as_kept(name, values[name]))


def _as_kept(name: str, value: Any) -> Any:
    """Keys of other entries are texts where answers wait as JSON."""
    return UUID(value) if name == "host_id" and isinstance(value, str) else value
