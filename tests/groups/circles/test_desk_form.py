"""The form in which an editor begins and changes a circle."""

import pytest
from django.test import Client

from community.models import AuditEvent, Verb
from groups.circles.choices import Training, Way
from groups.models import Circle, Group, Meeting, Standing
from tests.groups.circles.desk_forms import the_form
from tests.groups.desk_rooms import (
    CIRCLE_ROOMS,
    at_the_desk,
    page,
    room,
)
from tests.groups.factories import make_circle

pytestmark = pytest.mark.django_db
EDIT = f"{CIRCLE_ROOMS}edit/"


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


def test_a_circle_without_a_date_has_a_preview_too(desk: Client) -> None:
    desk.post(f"{CIRCLE_ROOMS}add/", the_form())
    circle = Circle.objects.get()
    version = circle.latest_revision_id
    preview = f"{CIRCLE_ROOMS}history/{circle.pk}/revisions/{version}/view/"
    assert "Two people of the neighbourhood" in page(desk.get(preview))


def test_a_circle_without_a_date_cannot_be_public(desk: Client) -> None:
    desk.post(f"{CIRCLE_ROOMS}add/", the_form(**{"action-check": "1"}))
    circle = Circle.objects.get()
    assert "It can be public once that is there" in page(desk.get(room(circle)))
    answer = desk.post(room(circle, "check"), {"revision": circle.latest_revision_id}, follow=True)
    assert "Nobody has said yet when it meets." in page(answer)
    assert not Circle.objects.get().live
    assert "Example evening" in page(desk.get(f"{CIRCLE_ROOMS}?state=undated"))


def test_a_new_circle_is_kept_without_being_public(desk: Client) -> None:
    answer = desk.post(f"{CIRCLE_ROOMS}add/", the_form(**{"action-check": "1"}), follow=True)
    circle = Circle.objects.get()
    assert answer.redirect_chain[-1][0] == room(circle)
    assert (circle.live, circle.slug, circle.scope) == (False, "example-evening", "online")
    assert circle.latest_revision_id and Standing.objects.get().confirmed_on is None
    assert AuditEvent.objects.get(verb=Verb.GROUP_ADDED).subject == circle.pk


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("convenor", "Who convenes it"),
        ("training", "Training"),
        ("way", "How people meet"),
        ("crisis_call", "Whether anybody is called"),
    ],
)
def test_a_draft_may_lack_an_answer_and_nothing_public_may(
    desk: Client, name: str, said: str
) -> None:
    desk.post(f"{CIRCLE_ROOMS}add/", the_form(**{name: ""}))
    circle = Circle.objects.get()
    answer = desk.post(room(circle, "check"), {"revision": circle.latest_revision_id}, follow=True)
    assert f"It cannot be public yet. {said}" in page(answer)
    assert not Circle.objects.get().live


def test_a_circle_without_a_language_is_said_beside_the_language(desk: Client) -> None:
    answer = desk.post(f"{CIRCLE_ROOMS}add/", the_form(languages=""))
    assert "in which language it meets" in page(answer) and "Example evening" in page(answer)
    assert not Circle.objects.exists()


def test_a_circle_with_a_venue_needs_its_town(desk: Client) -> None:
    shown = page(desk.post(f"{CIRCLE_ROOMS}add/", the_form(way=Way.IN_PERSON)))
    assert shown.count("Please choose the town.") == 1
    assert not Circle.objects.exists()


def test_a_name_that_is_not_theirs_is_said_beside_the_name(desk: Client) -> None:
    form = the_form(name="IPS in Brno", training=Training.INSPIRED)
    assert "may bear this name by itself" in page(desk.post(f"{CIRCLE_ROOMS}add/", form))
    assert not Circle.objects.exists()


def test_an_editors_change_waits_and_the_meeting_stays(desk: Client) -> None:
    circle = make_circle()
    shown = page(desk.get(f"{EDIT}{circle.pk}/"))
    assert 'value="Brno, Czechia"' in shown and "Public office" not in shown
    form = the_form(way=Way.IN_PERSON, town="Brno, Czechia", country="CZ", name="Changed evening")
    desk.post(f"{EDIT}{circle.pk}/", form)
    asked = Group.objects.get().get_latest_revision_as_object()
    assert isinstance(asked, Circle) and asked.name == "Changed evening"
    assert Circle.objects.get().name == "Example circle" and Meeting.objects.exists()
