"""Showing a story for longer: one press, before the day, and the new day is said."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from stories.actions.switch import ask_again
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
END = date(DAY.year + 2, DAY.month, DAY.day)
BUTTON = "Show it for the same time once more"
SOON = "Soon the time you chose is over"


def ending():
    told = tell("published")
    ask_again(submission_id=told.id, years=2, language="en", today=DAY)
    return told


def on(day):
    return time_machine.travel(datetime.combine(day, time(12), UTC), tick=False)


def test_one_press_on_the_first_page_and_the_new_day_is_said():
    told = ending()
    with on(END - timedelta(days=10)):
        client = inside(told)
        page = text_of(client.get(at("story")))
        assert SOON in page and "2 March 2028" in page and "21 February 2030" in page
        answer = text_of(client.post(at("renew"), follow=True))
        assert "Your story may be shown until 21 February 2030." in answer
        assert SOON not in answer
        last = held_in(client)["choices"][-1]
        assert (last["purpose"], last["choice"]) == ("ask-again", "2 years")
    assert Story.objects.get().lapses_on == date(2030, 2, 21)
    housekeep(now=datetime.combine(END, time(12), UTC))
    assert Story.objects.exists()


def test_long_before_the_day_it_is_offered_and_not_urged():
    told = ending()
    with on(DAY + timedelta(days=40)):
        page = text_of(inside(told).get(at("story")))
    assert BUTTON in page and SOON not in page


@pytest.mark.parametrize("days", [29, 30])
def test_it_is_urged_from_the_day_of_the_note_on(days):
    told = ending()
    with on(END - timedelta(days=days)):
        assert SOON in text_of(inside(told).get(at("story")))
    with on(END - timedelta(days=31)):
        assert SOON not in text_of(inside(told).get(at("story")))


def test_on_the_day_of_choosing_a_press_would_give_nothing():
    told = ending()
    with on(DAY):
        assert BUTTON not in text_of(inside(told).get(at("story")))


def test_without_an_end_there_is_nothing_to_renew():
    told = tell("published")
    client = inside(told)
    assert BUTTON not in text_of(client.get(at("story")))
    assert "nothing was changed" in text_of(client.post(at("renew"), follow=True))
    assert Story.objects.get().lapses_on is None


def test_after_the_day_the_page_is_seen_once_more_first():
    told = ending()
    with on(END):
        housekeep(now=datetime.combine(END, time(12), UTC))
        client = inside(told)
        page = text_of(client.get(at("story")))
        assert BUTTON not in page and "The time you set has passed" in page
        client.post(at("renew"))
        assert not Story.objects.exists()


def test_the_ways_to_the_rules_and_to_privacy_are_there():
    told = tell("published")
    client = inside(told)
    for page in (client.get(at("story")), client.get("/en/share/"), client.get(at("return"))):
        for address in ("privacy", "rules", "what-happens"):
            assert f'href="/en/about/{address}/"' in text_of(page)
