"""Consents: each refused, each switched, each written down."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core import mail

from stories.consent import SWITCHES, Purpose
from stories.models import Story
from stories.share.returning.switches import ON_THE_PAGE
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
COLUMNS = {
    Purpose.SEARCH_ENGINES: "allows_search_engines",
    Purpose.QUOTE: "allows_quoting",
    Purpose.OPEN_DATA: "allows_open_data",
}


def state_of(client):
    return held_in(client)["what you sent and chose"].get("switches", {})


def test_all_are_off_until_wanted():
    page = text_of(inside(tell("published")).get(at("switches")))
    assert page.count("is-on") == 0
    assert page.count('name="turn"') == len(ON_THE_PAGE) == len(SWITCHES) - 1


@pytest.mark.parametrize("purpose", ON_THE_PAGE)
def test_each_can_be_allowed_and_taken_back_alone(purpose):
    told = tell("published")
    client = inside(told)
    for wanted in (True, False):
        client.post(at("switches"), {"turn": f"{purpose} {'yes' if wanted else 'no'}"})
        assert state_of(client) == {purpose.value: wanted}
        if purpose in COLUMNS:
            assert getattr(Story.objects.get(), COLUMNS[purpose]) is wanted
        last = held_in(client)["choices"][-1]
        assert (last["purpose"], last["choice"]) == (purpose, "yes" if wanted else "no")


@pytest.mark.parametrize(
    "turn", ["", "quote", "quote maybe", "publish yes", "share-organisation yes"]
)
def test_anything_else_changes_nothing(turn):
    client = inside(tell("published"))
    client.post(at("switches"), {"turn": turn})
    assert state_of(client) == {}


def test_an_end_can_be_set_and_removed():
    client = inside(tell("published"))
    client.post(at("ask-again"), {"years": "2"})
    assert Story.objects.get().lapses_on is not None
    assert "You chose a time" in text_of(client.get(at("switches")))
    client.post(at("ask-again"), {"years": "0"})
    assert Story.objects.get().lapses_on is None
    assert "Please choose a time" in text_of(client.post(at("ask-again"), {}))


def test_an_address_is_kept_shown_tried_and_forgotten():
    told = tell("published")
    client = inside(told)
    wrong = client.post(at("contact-address"), {"address": "nobody"})
    assert "This does not look like an email address" in text_of(wrong)
    assert "nobody" in text_of(wrong)
    client.post(at("contact-address"), {"address": "someone@example.org"})
    assert "someone@example.org" in text_of(client.get(at("switches")))
    client.post(at("contact-test"))
    note = mail.outbox[0]
    assert note.to == ["someone@example.org"]
    assert told.code not in note.body and "http" not in note.body
    client.post(at("contact-address"), {"forget": "1"})
    assert told.again().contact is None
    assert [e["choice"] for e in held_in(client)["choices"][-2:]] == ["yes", "no"]


def test_the_ledger_is_read_in_plain_words():
    client = inside(tell("published", shown=["country"]))
    client.post(at("switches"), {"turn": "press yes"})
    page = text_of(client.get(at("held")))
    assert "You said yes to: Publish it after I have seen it" in page
    assert "You said no to: Show the years" in page
    assert "You said yes to: The press may use it" in page


def test_a_press_is_answered_where_the_focus_goes():
    client = inside(tell("published"))
    page = text_of(client.post(at("switches"), {"turn": "press yes"}, follow=True))
    assert page.count("autofocus") == 1
    assert "Allowed from now on" in page.split("autofocus")[1].split("<h2")[0]
    assert "autofocus" not in text_of(client.get(at("switches")))


def test_each_switch_is_a_group_with_its_name_and_its_state():
    page = text_of(inside(tell("published")).get(at("switches")))
    assert page.count('role="group" aria-labelledby="turn-') == len(ON_THE_PAGE)
    assert 'aria-describedby="turn-quote-yes-state"' in page
    assert 'id="turn-quote-yes-state">No<' in page
    assert '<h2 class="subheading switch-label" id="turn-quote-yes">' in page


def test_the_day_it_ends_is_said_before_and_after_publication():
    told = tell("approved")
    client = inside(told)
    with time_machine.travel(datetime(2026, 3, 4, 12, tzinfo=UTC)):
        page = text_of(client.get(at("switches")))
        assert "it counts from the day your story becomes public" in page
        client.post(at("ask-again"), {"years": "2"})
        page = text_of(client.get(at("switches")))
        assert "You chose 2 years. They begin on the day your story becomes public." in page
        assert "it would end on" not in page and "they would end on 4 March 2028" in page
    publish_it(told, today=date(2026, 6, 1))
    with time_machine.travel(datetime(2026, 6, 2, 12, tzinfo=UTC)):
        page = text_of(inside(told).get(at("switches")))
    assert "You chose a time. It ends on 1 June 2028." in page
    assert "If you choose a time now, it counts from today." in page
