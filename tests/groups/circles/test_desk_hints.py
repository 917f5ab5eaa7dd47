"""What whoever checks a circle is told to look at twice."""

from typing import Any

import pytest
from django.test import Client

from groups.circles.choices import Cost, CrisisCall
from tests.groups.circles.desk_forms import LAST_YEAR
from tests.groups.desk_rooms import (
    CIRCLE_ROOMS,
    ROOMS,
    at_the_desk,
    page,
    room,
)
from tests.groups.factories import make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"training_words": ""}, "not which training and when"),
        ({"cost_kind": Cost.FREE, "cost": "5 € for tea"}, "its words name a price"),
        ({"cost_kind": Cost.PAID}, "there is a price, and not which"),
        ({"crisis": "By law we must call an ambulance."}, "A promise that cannot be kept"),
        ({"crisis_call": CrisisCall.LAW}, "and not who, and when"),
        ({"about": "Write to jana@gmail.com"}, "an email address that anybody can have"),
        ({"about": "Join at https://meet.example.org/x"}, "There is a link in its words"),
        ({"schedule": LAST_YEAR}, "No date is left"),
    ],
)
def test_what_to_look_at_twice(desk: Client, fields: dict[str, Any], said: str) -> None:
    well = {"training_words": "Core training, 2024", "cost_kind": Cost.FREE}
    assert said not in page(desk.get(room(make_circle("All is well", **well))))
    assert said in page(desk.get(room(make_circle("Look twice", **(well | fields)))))


def test_a_group_that_a_circle_says_it_belongs_to_is_asked_about(desk: Client) -> None:
    host = make_group("Example Lanterns")
    circle = make_circle(host=host)
    says = "nobody who keeps it keeps that group"
    keeper = make_steward(circle)
    assert says in page(desk.get(room(circle)))
    host.stewards.create(user=keeper)
    assert says not in page(desk.get(room(circle)))


def test_a_circle_is_not_taken_for_its_group(desk: Client) -> None:
    site = {"website": "https://lanterns.example.org/"}
    group = make_group("Example Lanterns", contacts=site)
    circle = make_circle("Example Lanterns")
    circle.contacts.create(channel="website", value=site["website"])
    for one in (group, circle):
        assert "It may be listed already" not in page(desk.get(room(one)))
    assert "Lanterns" not in page(desk.get(f"{ROOMS}?twice=1")).partition("</h1>")[2]
    make_circle("Example lanterns")
    assert "It may be listed already" in page(desk.get(room(circle)))
    assert "Example lanterns" in page(desk.get(f"{CIRCLE_ROOMS}?twice=1"))
