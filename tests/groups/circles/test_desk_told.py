"""What visitors tell of circles."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from groups.models import Suggestion
from groups.models.suggestion import SuggestionKind
from tests.groups.desk_rooms import (
    CIRCLE_ROOMS,
    at_the_desk,
    page,
    room,
)
from tests.groups.factories import make_circle, make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return at_the_desk()


def told(**fields: Any) -> Suggestion:
    return Suggestion.objects.create(
        **({"language": "en", "told_on": timezone.localdate()} | fields)
    )


def test_what_is_told_of_a_circle_leads_to_its_rooms_and_says_what_to_do(desk: Client) -> None:
    circle = make_circle()
    message = told(group=circle, kind=SuggestionKind.CHANGE, text="They meet on Fridays now.")
    shown = page(desk.get(f"/admin/directory/told/{message.pk}/"))
    assert f'href="{room(circle)}"' in shown and "Which circle" in shown
    assert "let the circle rest until its organisers answer" in shown
    assert f"/admin/directory/told/{message.pk}/" in page(desk.get(room(circle)))
    group = make_group()
    other = told(group=group, kind=SuggestionKind.CHANGE)
    shown = page(desk.get(f"/admin/directory/told/{other.pk}/"))
    assert f'href="{room(group)}"' in shown and "Which listing" in shown
    assert "let the circle rest" not in shown


def test_harm_in_a_circle_is_looked_into_after_it_is_off(desk: Client) -> None:
    message = told(group=make_circle(), kind=SuggestionKind.HARM, text="Example words")
    shown = page(desk.get(f"/admin/directory/told/{message.pk}/"))
    assert "take the circle off the site first" in shown


def test_a_circle_that_is_missing_is_begun_with_what_was_told(desk: Client) -> None:
    message = told(kind=SuggestionKind.NEW, name="Evening of the quilters", place="Brno")
    begin = f"{CIRCLE_ROOMS}add/?told={message.pk}"
    assert begin in page(desk.get(f"/admin/directory/told/{message.pk}/"))
    assert 'value="Evening of the quilters"' in page(desk.get(begin))
