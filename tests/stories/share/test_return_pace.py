"""“Wait until …”: a month ahead, before which nothing is public."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from stories.actions.pace import MONTHS_AHEAD, months_ahead, set_pace
from stories.actions.publish import publish_due
from stories.actions.reconsider import take_back_yes
from stories.actions.refusals import NotNow
from stories.share.returning.pacing import PaceForm
from stories.vault.models import State
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, Told, approve_it, hash_of, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(DAY):
        yield


def pace_of(told: Told) -> dict[str, object]:
    return told.safe().get(told.again(), "pace", {})


def say_yes(told: Told, **pace: str):
    answer = {"seen_hash": hash_of(told, []), "yes": "1", "extra_days": "0"}
    return inside(told).post(at("approve"), answer | pace)


def set_it(told: Told, until: date | None, extra_days: int = 0, today: date = DAY) -> None:
    set_pace(
        submission_id=told.id,
        extra_days=extra_days,
        alone=True,
        until=until,
        language="en",
        today=today,
    )


def test_the_months_ahead_are_offered_and_none_is_chosen():
    page = text_of(inside(tell("offered")).post(at("approve"), {}))
    assert '<option value="2026-04">April 2026</option>' in page
    assert '<option value="2028-03">March 2028</option>' in page
    assert "2026-03" not in page and "2028-04" not in page
    assert "Or wait until a month that you choose" in page
    assert len(months_ahead(DAY)) == MONTHS_AHEAD


def test_people_with_power_are_named_before_the_yes():
    page = text_of(inside(tell("offered")).get(at("approve")))
    assert "Are you still in a hospital" in page
    assert "someone who has power over you now may read this page" in page
    assert page.index("Are you still in a hospital") < page.index('id="others"')


def test_who_said_yes_when_sending_reads_it_while_there_is_time():
    page = text_of(inside(tell("approved", choice="exact")).get(at("story")))
    assert "Are you still in a hospital" in page and 'name="until"' in page


def test_it_is_kept_and_not_public_before_that_month():
    told = tell("offered")
    assert say_yes(told, until="2026-09").url == at("story")
    assert told.again().state == State.APPROVED
    assert pace_of(told) == {"extra_days": 0, "alone": False, "until": "2026-09-01"}
    assert "It will not be public before 1 September 2026." in text_of(
        inside(told).get(at("story"))
    )
    set_it(told, date(2026, 9, 1))
    assert publish_due(today=date(2026, 8, 31)) == []
    assert len(publish_due(today=date(2026, 9, 1))) == 1


def test_the_later_of_month_and_days_holds():
    told = approve_it(tell("offered"))
    set_it(told, date(2026, 4, 1), extra_days=90)
    assert publish_due(today=DAY + timedelta(days=96)) == []
    assert len(publish_due(today=DAY + timedelta(days=97))) == 1


def test_it_can_be_changed_and_taken_off_until_it_is_public():
    told = tell("offered")
    say_yes(told, until="2026-09")
    client = inside(told)
    page = text_of(client.get(at("story")))
    assert '<option value="2026-09" selected>September 2026</option>' in page
    client.post(at("pace"), {"extra_days": "0", "until": "2027-01"})
    assert pace_of(told)["until"] == "2027-01-01"
    response = client.post(at("pace"), {"extra_days": "7", "until": ""}, follow=True)
    assert "It will not be public before 16 March 2026." in text_of(response)
    assert pace_of(told) == {"extra_days": 7, "alone": False}


def test_it_stays_when_the_yes_is_taken_back_and_is_offered_again():
    told = tell("offered")
    say_yes(told, until="2026-09")
    take_back_yes(submission_id=told.id, language="en", today=DAY)
    page = text_of(inside(told).post(at("approve"), {}))
    assert '<option value="2026-09" selected>' in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-03", "That month has begun already."),
        ("2019-01", "That month has begun already."),
        ("2028-04", "You can choose up to 24 months ahead."),
        ("next spring", "Please choose a month from the list."),
        ("2026-13", "Please choose a month from the list."),
    ],
)
def test_a_month_that_is_past_or_too_far_is_said_beside_the_field(typed, said):
    told = tell("offered")
    response = say_yes(told, until=typed, extra_days="7")
    page = text_of(response)
    assert said in page and 'href="#id_until"' in page
    assert re.search(r'name="extra_days" value="7"[^>]*checked', page)
    assert told.again().state == State.OFFERED


def test_a_month_that_passed_while_the_page_lay_open_is_no_yes():
    told = tell("offered")
    with time_machine.travel(date(2026, 4, 2)):
        client = inside(told)
        answer = {"seen_hash": hash_of(told, []), "yes": "1", "extra_days": "0"}
        page = text_of(client.post(at("approve"), answer | {"until": "2026-04"}))
    assert "That month has begun already." in page
    assert told.again().state == State.OFFERED


@pytest.mark.parametrize("until", [date(2026, 3, 1), date(2028, 4, 1), date(2026, 9, 2)])
def test_the_action_refuses_what_is_not_offered(until):
    told = tell("approved")
    with pytest.raises(NotNow):
        set_it(told, until)
    assert pace_of(told) == {"extra_days": 0, "alone": False}


def test_a_public_story_waits_for_nothing():
    told = tell("published")
    with pytest.raises(NotNow):
        set_it(told, date(2026, 9, 1))


def test_what_we_hold_says_until_when():
    told = tell("offered")
    say_yes(told, until="2026-09")
    assert "not before 1 September 2026" in text_of(inside(told).get(at("held")))


def test_a_month_over_is_none_in_the_form():
    told = tell("offered")
    say_yes(told, until="2026-04")
    with time_machine.travel(date(2026, 5, 2)):
        page = text_of(inside(told).get(at("story")))
    assert "2026-04" not in page
    assert PaceForm({"extra_days": "0", "until": ""}, today=DAY).is_valid()
