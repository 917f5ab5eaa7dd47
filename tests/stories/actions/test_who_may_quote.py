"""Who may quote a story: only a yes to the words that say so lets anybody do it."""

import pytest

from stories.actions.answer_wording import open_questions
from stories.actions.leaving.take_off import take_off
from stories.actions.proving.public import prove_public
from stories.actions.reconsider import look_again
from stories.api.open_story import as_data
from stories.consent import QUOTED_BY_ANYONE, Purpose, changes, wording
from stories.library.quoting import terms_of
from stories.models import Story
from tests.stories import telling
from tests.stories.rewording import OLDER, as_before
from tests.stories.switching import allow, answer
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def turn(told, on=True, purpose=Purpose.QUOTE):
    allow(told.id, purpose, on=on)


def allowed():
    """By those who run the site, and by anybody."""
    story = Story.objects.get()
    return story.allows_quoting, story.quotable_by_anyone


@pytest.fixture
def told():
    """A public story with a yes to the older words."""
    told = tell("published")
    with as_before():
        turn(told)
    return told


def test_the_words_that_brought_it_ask_again_and_those_before_did_not():
    assert [one.version for one in changes("quote", after="2026-1", until=QUOTED_BY_ANYONE)] == [
        QUOTED_BY_ANYONE
    ]
    for version in ("2026-1", OLDER):
        assert "The people who run this site" in wording("quote", version=version).text
    assert wording("quote", version=QUOTED_BY_ANYONE).text.startswith("Anybody who works against")


@pytest.mark.parametrize("purpose", [one for one in Purpose if one != Purpose.QUOTE])
def test_nothing_else_is_asked_again(purpose):
    assert changes(purpose, after="2026-1", until=QUOTED_BY_ANYONE) == []


@pytest.mark.parametrize("version", ["2026-1", OLDER])
def test_a_yes_to_older_words_lets_nobody_else_quote(version):
    told = tell("published")
    with as_before(version):
        turn(told)
    assert allowed() == (True, False)
    (question,) = open_questions(told.again(), told.safe(), language="en")
    assert question.purpose == "quote" and question.agreed.version == version
    assert len(question.changed) == 1
    assert prove_public().wrong == []


def test_readers_and_machines_are_told_as_after_a_no(told, client):
    story = Story.objects.get()
    html = client.get(story.get_absolute_url()).content.decode()
    assert "Please do not quote from this story" in html and "You may quote" not in html
    assert "/en/dossier/?story=" not in html and 'id="citation"' not in html
    assert terms_of(story).endswith("#not-to-be-quoted")
    assert as_data(story)["may_quote"] is False
    answer(told.id, Purpose.QUOTE, agrees=True)
    story = Story.objects.get()
    html = client.get(story.get_absolute_url()).content.decode()
    assert "You may quote a few sentences" in html and "/en/dossier/?story=" in html
    assert terms_of(story).endswith("#may-be-quoted")
    assert as_data(story)["may_quote"] is True


@pytest.mark.parametrize("agrees", [True, False])
def test_each_answer_does_what_it_says_until_it_is_switched_off(told, agrees):
    answer(told.id, Purpose.QUOTE, agrees=agrees)
    assert allowed() == (True, agrees)
    turn(told, purpose=Purpose.PRESS)
    turn(told, purpose=Purpose.OPEN_DATA)
    assert allowed() == (True, agrees), "another switch is another switch"
    assert prove_public().wrong == []
    turn(told, on=False)
    assert allowed() == (False, False)
    assert prove_public().wrong == []
    turn(told)
    assert allowed() == (True, True), "now the new words were in view"


@pytest.mark.parametrize(("agrees", "anyone"), [(None, False), (False, False), (True, True)])
def test_publication_takes_over_what_was_said_before_it(agrees, anyone):
    told = tell("waiting")
    with as_before():
        turn(told)
    if agrees is not None:
        answer(told.id, Purpose.QUOTE, agrees=agrees)
    telling.publish_it(telling.approve_it(telling.offer_it(telling.read_it(told))))
    assert allowed() == (True, anyone)
    assert prove_public().wrong == []


def test_a_story_that_comes_back_to_its_page_allows_no_more_than_before(told):
    take_off(submission_id=told.id, language="en", today=DAY)
    look_again(submission_id=told.id, language="en", today=DAY)
    telling.publish_it(telling.approve_it(told))
    assert allowed() == (True, False)


def test_only_the_yes_to_the_new_words_is_behind_the_one_door(told):
    assert not Story.objects.public(DAY).quotable().exists()
    answer(told.id, Purpose.QUOTE, agrees=True)
    assert Story.objects.public(DAY).quotable().get().reference == told.submission.reference
