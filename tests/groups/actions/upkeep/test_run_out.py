"""A circle without dates ahead asks its organisers, once, and again when new ones ran out too."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
import time_machine
from django.core import mail

from community.lib.schedule.rules import Weekly
from community.lib.schedule.schedule import Schedule
from groups.actions.upkeep.run_out import ask_for_dates
from groups.models import Circle, Group, Meeting, Standing
from groups.stewards.keeping.asked import asked_of
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
LATER = datetime(2026, 7, 20, 10, tzinfo=UTC)
THREE_TIMES = Schedule(Weekly((1,)), TODAY, time(19), 90, "Europe/Prague", times=3)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def circle() -> Circle:
    made = make_circle("Example circle", schedule=THREE_TIMES, slug="a-circle")
    make_steward(made)
    return made


def test_it_is_asked_once(circle: Circle) -> None:
    assert ask_for_dates(NOW) == 0
    assert ask_for_dates(LATER) == 1
    assert ask_for_dates(LATER) == 0
    (letter,) = mail.outbox
    assert "the circle “Example circle”" in str(letter.body) and letter.subject == "News"
    assert "http://testserver/en/find/mine/a-circle/" in str(letter.body)
    assert Meeting.objects.get().asked_on == LATER.date()


def test_new_dates_clear_it(circle: Circle) -> None:
    ask_for_dates(LATER)
    Meeting.objects.get().put(replace(THREE_TIMES, times=9)).save()
    ask_for_dates(LATER)
    assert Meeting.objects.get().asked_on is None and len(mail.outbox) == 1
    assert ask_for_dates(datetime(2026, 9, 1, tzinfo=UTC)) == 1


def test_dates_far_ahead_are_dates(circle: Circle) -> None:
    """Farther than the rows of coming meetings reach."""
    Meeting.objects.get().put(replace(THREE_TIMES, times=None, rule=Weekly((1,), 40))).save()
    assert ask_for_dates(LATER) == 0


@pytest.mark.parametrize(
    "state", [{"paused_on": TODAY}, {"closed_on": TODAY}, {"confirmed_on": None}]
)
def test_nobody_is_asked_about_what_rests_or_is_over(circle: Circle, state: Any) -> None:
    Standing.objects.update(**state)
    assert ask_for_dates(LATER) == 0 and Meeting.objects.get().asked_on is None


def test_nor_about_what_is_not_public(circle: Circle) -> None:
    Circle.objects.filter(pk=circle.pk).update(live=False)
    assert ask_for_dates(LATER) == 0


def test_a_server_that_is_away_is_tried_again(circle: Circle, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.groups.actions.upkeep.test_remind.DownMail"
    assert ask_for_dates(LATER) == 0 and Meeting.objects.get().asked_on is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert ask_for_dates(LATER) == 1


def test_their_list_says_it_too(circle: Circle) -> None:
    def said() -> list[str]:
        group = Group.objects.get(pk=circle.pk)
        return [one.words for one in asked_of(group, today=TODAY) if "dates ahead" in one.words]

    assert said() == []
    with time_machine.travel(LATER):
        assert len(said()) == 1
    assert not any("dates" in one.words for one in asked_of(make_group("X"), today=TODAY))
