"""An author and the translations of their story: asked, shown the exact page, heard."""

import pytest
from django.urls import reverse

from stories.actions.suspend import suspend
from stories.actions.translating.publish import publish_translations_due
from stories.choices import SuspendReason
from stories.vault.models import Stage
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import DAY, a_moderator, tell
from tests.stories.translating import (
    GERMAN,
    check_it,
    public_in_german,
    row_of,
    seen_hash,
    told_to_translate,
    translation_of,
    write_it,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def one():
    return reverse("share:translation", args=["de"])


@pytest.fixture
def told():
    told = told_to_translate(shown=["country"])
    write_it(told)
    check_it(told)
    return told


def test_it_waits_on_the_first_page_of_a_visit(told):
    client = inside(told)
    assert "A translation waits for your answer" in text_of(client.get(at("story")))
    assert one() in text_of(client.get(at("translations")))


def test_who_can_read_it_sees_exactly_that_page_and_says_yes(told):
    client = inside(told)
    page = text_of(client.get(one()))
    assert "Can you read German?" in page and "Stundenlang kam niemand." in page
    assert "Yes, publish exactly this page" not in page
    client.post(one(), {"reads": "yes"})
    page = text_of(client.get(one()))
    assert f'value="{seen_hash(told)}"' in page and "Finland" in page
    client.post(one(), {"yes": "1", "seen_hash": seen_hash(told)})
    assert translation_of(told).stage == Stage.APPROVED
    assert "It is not public before" in text_of(client.get(one()))
    publish_translations_due(today=DAY, everything=True)
    assert row_of(told).author_read


def test_a_yes_to_another_page_is_none(told):
    client = inside(told)
    client.post(one(), {"reads": "yes"})
    response = client.post(one(), {"yes": "1", "seen_hash": "0" * 64})
    assert response.status_code == 409
    assert "The page has changed" in text_of(response)
    assert translation_of(told).stage == Stage.ASKED


def test_who_cannot_read_it_says_so_once(told):
    client = inside(told)
    client.post(one(), {"reads": "no"})
    assert translation_of(told).stage == Stage.APPROVED
    publish_translations_due(today=DAY, everything=True)
    assert not row_of(told).author_read
    page = text_of(client.get(at("held")))
    assert "You said yes to: It may be translated" in page
    assert "(the translation into: German)" in page


def test_a_wish_goes_back_to_its_writer(told):
    client = inside(told)
    client.post(one(), {"reads": "yes"})
    page = text_of(client.post(one(), {"wish": "1", "body": ""}))
    assert "Ask for a change" in page and translation_of(told).stage == Stage.ASKED
    client.post(one(), {"wish": "1", "body": "Nicht Pflegerin, sondern Schwester."})
    assert translation_of(told).stage == Stage.WRITING


def test_one_press_takes_it_down_and_another_lets_them_try_again():
    told = public_in_german()
    client = inside(told)
    client.post(one(), {"down": "1"})
    assert row_of(told) is None and translation_of(told).stage == Stage.REFUSED
    client.post(one(), {"reads": "yes"})
    assert translation_of(told).stage == Stage.WRITING


def test_what_we_hold_lists_them(told):
    client = inside(told)
    assert "Stundenlang kam niemand." in text_of(client.get(at("held")))
    assert "Stundenlang kam niemand." in text_of(client.get(at("download-text")))
    held = held_in(client)
    (found,) = held["translations"]
    assert (found["language"], found["stage"]) == ("de", "asked")
    assert found["texts"] == GERMAN
    assert held["public now"]["translations"] == {}


def test_nothing_of_it_shows_where_nothing_is_begun():
    client = inside(tell("published"))
    assert "Other languages" not in text_of(client.get(at("story")))
    assert "nobody translates your story" in text_of(client.get(at("translations")))
    assert client.get(one()).url == at("story")


@pytest.mark.parametrize("posted", [{"yes": "1"}, {"reads": "yes"}, {"down": "1"}, {}])
def test_too_late_changes_nothing(posted):
    told = told_to_translate()
    client = inside(told)
    assert client.post(one(), posted).url == at("story")
    assert not told.again().translations.exists()


def test_also_while_the_story_is_suspended_one_can_be_taken_down():
    told = public_in_german()
    suspend(submission_id=told.id, moderator=a_moderator(), reason=SuspendReason.REPORT, today=DAY)
    client = inside(told)
    assert "I do not want it in this language" in text_of(client.get(one()))
    client.post(one(), {"down": "1"})
    assert translation_of(told).stage == Stage.REFUSED
