"""People with roles and a second factor, and the clock of the stories that they read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.models import User
from stories.vault.models import Submission
from tests.community.staff import sign_in
from tests.stories.telling import a_moderator

Enter = Callable[..., Client]
BOTH = pytest.mark.django_db(databases=["default", "keys"])
ROLES = (
    "Moderators",
    "Safeguarding leads",
    "Directory editors",
    "Guide editors",
    "Administrators",
)


def person(name: str, role: str) -> User:
    user = a_moderator(name, first_name=name.title())
    if role:
        user.groups.set([Group.objects.get(name=role)])
    return user


def signed_in(user: User) -> Client:
    """A client as after an emailed code and a second factor."""
    client = sign_in(Client(), user)
    client.user = user
    return client


@pytest.fixture()
def staff_client() -> Enter:
    def enter(name: str = "mira", role: str = "Moderators") -> Client:
        return signed_in(person(name, role))

    return enter


def address(submission: Submission, room: str = "") -> str:
    rest = f"{room}/" if room else ""
    return f"/admin/desk/{submission.reference.lower()}/{rest}"


def open_it(client: Client, submission: Submission, reason: str = "first-look") -> None:
    response = client.post(address(submission), {"reason": reason})
    assert response.status_code == 302, response
    assert response.url.startswith(address(submission)) and response.url != address(submission)


A_WHILE = timedelta(minutes=31)


def press_once(client: Client, told: Any, decision: str, **more: Any) -> Any:
    """The first press: the decision itself, or the words to the author in a box."""
    values = {"edition": told.again().edition, "decision": decision} | more
    if decision == "offer":
        values.setdefault("publish", "about-force")
        values.setdefault("no_notes", "on")
    if decision == "ask":
        values.setdefault("ask", "not-clear")
    return client.post(address(told.submission, "decide"), values)


def press(client: Client, told: Any, decision: str, **more: Any) -> Any:
    """Decide and, where the author hears of it, send the words of the house."""
    response = press_once(client, told, decision, **more)
    form = response.context["form"] if response.context else None
    if response.status_code != 200 or not response.context["step"]:
        return response
    words = form["message"].value().replace("…", "Which town was it?")
    values = {name: form.data[name] for name in form.data} | {"message": words}
    return client.post(address(told.submission, "decide"), values)
