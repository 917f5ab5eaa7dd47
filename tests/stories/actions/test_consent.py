"""Each consent by itself: refused or given, at once, and written down so that it can be proven."""

from datetime import timedelta

import pytest

from stories.actions.approve import approve
from stories.actions.lasting import ends_on
from stories.actions.leaving.lapse import lapse
from stories.actions.leaving.take_off import take_off
from stories.actions.ledger import GENESIS, next_seal
from stories.actions.proving.public import prove_public
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.refusals import NotNow
from stories.actions.rewrite import rewrite
from stories.actions.sending.choose import choose
from stories.actions.switch import ask_again, set_contact, switch
from stories.choices import Choice
from stories.consent import BY_CHOICE, SWITCHES, Purpose, wording
from stories.models import Story
from stories.vault import removals
from stories.vault.models import State
from tests.stories import telling
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
EFFECTS = {
    Purpose.SEARCH_ENGINES: "allows_search_engines",
    Purpose.QUOTE: "allows_quoting",
    Purpose.OPEN_DATA: "allows_open_data",
}


def turn(told, purpose, on):
    switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=DAY)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_words(purpose):
    assert wording(purpose).text and wording(purpose).label
    assert wording(purpose, "xx").language == "en"


@pytest.mark.parametrize("purpose", SWITCHES)
def test_every_switch_is_off_until_wanted_and_turns_alone(purpose):
    told = tell("published")
    safe = told.safe()
    assert not any(safe.get(told.again(), "switches", {}).values())
    turn(told, purpose, True)
    assert {k for k, v in safe.get(told.again(), "switches", {}).items() if v} == {purpose.value}
    story = Story.objects.get()
    on = {p for p, column in EFFECTS.items() if getattr(story, column)}
    assert on == {purpose} & set(EFFECTS)
    turn(told, purpose, False)
    assert not any(safe.get(told.again(), "switches", {}).values())
    assert not any(getattr(Story.objects.get(), column) for column in EFFECTS.values())


def test_refusing_everything_blocks_nothing():
    told = tell("published")
    for purpose in SWITCHES:
        turn(told, purpose, False)
    assert Story.objects.public(DAY).count() == 1


@pytest.mark.parametrize("purpose", [Purpose.PUBLISH, Purpose.READ_AND_STORE])
def test_what_is_no_switch_cannot_be_switched(purpose):
    with pytest.raises(NotNow):
        turn(tell("published"), purpose, True)


def test_a_choice_made_before_publication_holds_from_its_first_moment():
    told = tell("waiting")
    turn(told, Purpose.QUOTE, True)
    telling.publish_it(telling.approve_it(telling.offer_it(telling.read_it(told))))
    assert Story.objects.get().allows_quoting
    assert not Story.objects.get().allows_search_engines


@pytest.mark.parametrize("years", [1, 2, 5])
def test_publication_ends_by_itself_when_wanted(years):
    told = tell("published")
    ask_again(submission_id=told.id, years=years, language="en", today=DAY)
    assert Story.objects.get().lapses_on == DAY.replace(year=DAY.year + years)
    ask_again(submission_id=told.id, years=None, language="en", today=DAY)
    assert Story.objects.get().lapses_on is None


def test_contact_is_sealed_and_can_be_forgotten():
    told = tell("waiting")
    set_contact(submission_id=told.id, address="me@example.org", language="en", today=DAY)
    assert told.safe().get(told.again(), "contact") == "me@example.org"
    set_contact(submission_id=told.id, address="", language="en", today=DAY)
    assert told.again().contact is None


def test_the_ledger_is_a_chain():
    told = tell("published")
    turn(told, Purpose.QUOTE, True)
    previous = f"{GENESIS} {told.id}"
    for row in told.submission.ledger.order_by("number"):
        assert row.seal == next_seal(previous, told.safe().get(row, "entry"))
        previous = row.seal
    assert told.submission.ledger.count() >= 4


def _ledger(told):
    safe = told.safe()
    rows = [safe.get(row, "entry") for row in told.submission.ledger.order_by("number")]
    return [(row["purpose"], row["choice"]) for row in rows]


ENDED = [("publish-exact", "no"), ("publish-see", "yes")]


def test_law_rewriting_ends_exactly_this_and_the_ledger_says_so():
    told = tell("waiting", choice="exact")
    rewrite(submission_id=told.id, texts={"happened": "Other words."}, today=DAY)
    assert told.safe().get(told.again(), "choice") == "see"
    assert _ledger(told)[-2:] == ENDED
    rewrite(submission_id=told.id, texts={"happened": "Once more."}, today=DAY)
    assert _ledger(told).count(ENDED[0]) == 1


def test_law_every_other_end_of_exactly_this_stands_in_the_ledger():
    told = tell("approved", choice="exact")
    take_back_yes(submission_id=told.id, language="en", today=DAY)
    assert _ledger(told)[-3:] == [*ENDED, ("publish", "no")]
    told = tell("waiting", choice="exact")
    choose(submission_id=told.id, choice=Choice.COUNT, language="en", today=DAY)
    assert _ledger(told)[-2:] == [("publish-exact", "no"), ("count-only", "yes")]
    assert ("publish-see", "yes") not in _ledger(told)


@pytest.mark.parametrize(
    ("before", "after"), [("count", "read"), ("see", "count"), ("read", "see")]
)
def test_law_a_choice_that_was_replaced_ends_in_the_ledger(before, after):
    told = tell("kept" if before != "see" else "waiting", choice=before)
    choose(submission_id=told.id, choice=Choice(after), language="en", today=DAY)
    assert _ledger(told)[-2:] == [(BY_CHOICE[before], "no"), (BY_CHOICE[after], "yes")]
    removed = [r.told["purpose"] for r in removals.read() if r.what == "no"]
    assert removed == [BY_CHOICE[before]]
    choose(submission_id=told.id, choice=Choice(after), language="en", today=DAY)
    assert (BY_CHOICE[after], "no") not in _ledger(told)


def test_taking_it_off_the_page_is_a_no_that_stands_in_the_ledger():
    told = tell("published")
    take_off(submission_id=told.id, language="en", today=DAY)
    assert told.again().state == State.UNPUBLISHED and not Story.objects.exists()
    assert _ledger(told)[-1] == ("publish", "no")
    for state in ("suspended", "approved", "unpublished"):
        with pytest.raises(NotNow):
            take_off(submission_id=tell(state).id, language="en", today=DAY)


@pytest.mark.parametrize("years", [1, 2, 5])
def test_a_time_chosen_before_publication_counts_from_publication(years):
    told = tell("approved")
    ask_again(submission_id=told.id, years=years, language="en", today=DAY)
    late = DAY + timedelta(days=200)
    telling.publish_it(told, today=late)
    end = late.replace(year=late.year + years)
    assert Story.objects.get().lapses_on == end
    assert ends_on(told.safe().get(told.submission, "switches")) == end
    assert not prove_public().wrong
    assert not lapse(submission_id=told.id, today=end - timedelta(days=1))
    assert lapse(submission_id=told.id, today=end)


def test_a_time_chosen_while_public_counts_from_the_press():
    told = tell("published")
    late = DAY + timedelta(days=200)
    ask_again(submission_id=told.id, years=1, language="en", today=late)
    assert Story.objects.get().lapses_on == late.replace(year=late.year + 1)
    assert not prove_public().wrong


def test_a_time_that_was_over_begins_anew_with_the_page():
    told = tell("published")
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    end = DAY.replace(year=DAY.year + 1)
    assert lapse(submission_id=told.id, today=end)
    look_again(submission_id=told.id, language="en", today=end)
    approve_on(told, end)
    telling.publish_it(told, today=end)
    assert Story.objects.get().lapses_on == end.replace(year=end.year + 1)
    assert not prove_public().wrong


def approve_on(told, today):
    seen = telling.hash_of(told, [])
    approve(submission_id=told.id, shown=[], seen_hash=seen, language="en", today=today)
