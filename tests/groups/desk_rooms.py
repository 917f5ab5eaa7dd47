"""What tests of the editors' rooms share."""

from typing import Any

from django.test import Client

from community.models import User
from groups.actions.send import hand_in
from groups.choices import Kind
from groups.models import Circle, Group
from tests.community.staff import sign_in, staff
from tests.groups.factories import make_circle, make_group, make_steward

ROOMS = "/admin/directory/listings/"
CIRCLE_ROOMS = "/admin/directory/circles/"


def an_editor(email: str = "directory@example.org") -> User:
    """A directory editor."""
    return staff(email, group="Directory editors")


def at_the_desk(email: str = "directory@example.org") -> Client:
    """Signed in as one."""
    return sign_in(Client(), an_editor(email))


def room(group: Group, name: str = "") -> str:
    """The address of a room of this entry."""
    rooms = CIRCLE_ROOMS if group.kind == Kind.CIRCLE else ROOMS
    return f"{rooms}{group.pk}/{name}{'/' if name else ''}"


def sent_group(name: str = "Example Voices", *, public: bool = False, **fields: Any) -> Group:
    """An entry that its organiser sent to be checked."""
    confirmed = fields.pop("confirmed_on", None)
    group = make_group(name, public=public, confirmed_on=confirmed, **fields)
    hand_in(group, make_steward(group))
    return Group.objects.get(pk=group.pk)


def sent_circle(name: str = "Example circle", *, public: bool = False, **fields: Any) -> Circle:
    """A circle that its organiser sent to be checked."""
    confirmed = fields.pop("confirmed_on", None)
    circle = make_circle(name, public=public, confirmed_on=confirmed, **fields)
    hand_in(circle, make_steward(circle, "convenor@example.org"))
    return Circle.objects.get(pk=circle.pk)


def sent_change(group: Group, **claims: Any) -> Group:
    """A change of a public entry, sent to be checked."""
    newest = group.get_latest_revision_as_object()
    for name, value in claims.items():
        setattr(newest, name, value)
    keeper = group.stewards.first()
    hand_in(newest, keeper.user if keeper else make_steward(group))
    return Group.objects.get(pk=group.pk).specific


def page(answer: Any) -> str:
    """What was answered, with single spaces."""
    return " ".join(answer.content.decode().split())
