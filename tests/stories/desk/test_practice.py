"""Practice stories: invented, marked as such, and nothing that is typed stays anywhere."""

from html import unescape

import pytest
from django.apps import apps

from stories.choices import Note
from stories.desk.practice.library import stories
from stories.desk.practice.looking import look
from stories.vault.models import Submission
from tests.stories.desk.conftest import BOTH

pytestmark = BOTH
LIST = "/admin/desk/practice/"
ALL = list(stories().values())
each = pytest.mark.parametrize("story", ALL, ids=lambda one: one.slug)


def test_there_are_three_in_each_language():
    for language in ("en", "de", "fr"):
        assert sum(one.language == language for one in ALL) >= 3
    assert {one.decision for one in ALL} >= {"offer", "ask", "lead"}


@each
def test_a_story_is_whole(story):
    assert len(story.marks) >= 4 and len(story.left_alone) >= 2 and len(story.why) >= 2
    assert "[[" not in story.text + story.careful and "|" not in story.text + story.careful
    assert all(mark.words in story.text for mark in story.marks)
    assert all(kept.words in story.careful for kept in story.left_alone)
    assert set(story.mentions) <= set(Note)


@each
def test_the_careful_reader_finds_everything_and_takes_nothing_too_much(story):
    looked = look(story, story.careful)
    assert not looked.missed and not looked.taken_too_much


@each
def test_who_changes_nothing_misses_everything_and_who_deletes_all_takes_too_much(story):
    assert len(look(story, story.text).missed) == len(story.marks)
    assert not look(story, story.text).taken_too_much
    empty = look(story, "Nothing.")
    assert not empty.missed and len(empty.taken_too_much) == len(story.left_alone)


def test_case_and_line_ends_do_not_matter():
    story = ALL[0]
    assert len(look(story, story.text.upper().replace(" ", "\r\n")).missed) == len(story.marks)


@each
def test_its_page_is_strict_and_says_that_it_is_invented(staff_client, story):
    response = staff_client().get(f"{LIST}{story.slug}/")
    html = response.content.decode()
    assert "This story is invented" in html and "<title>Practice</title>" in html
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"
    assert story.marks[0].why not in html


def test_after_a_press_both_readings_stand_side_by_side_and_nothing_is_kept(staff_client, caplog):
    client, story, needle = staff_client(), stories()["the-long-night"], "quicksilverlantern"
    typed = story.text.replace("Dr Ferelith Osgood", needle)
    response = client.post(f"{LIST}{story.slug}/", {"text": typed, "decision": "decline"})
    html = unescape(response.content.decode())
    assert "You changed it too." in html and "It still stands in your text." in html
    assert "A careful reader would have chosen: Offer it to the author" in html
    assert story.marks[0].why in html and needle in html
    assert not Submission.objects.exists()
    rows = str([list(m._base_manager.values()) for m in apps.get_models() if m._meta.managed])
    assert needle not in rows and needle not in caplog.text
    assert needle not in str(dict(client.session))


def test_a_press_without_a_decision_loses_nothing(staff_client):
    story = ALL[0]
    html = staff_client().post(f"{LIST}{story.slug}/", {"text": "My try"}).content.decode()
    assert "My try" in html and "Please choose one." in html


def test_only_who_cares_for_stories_practises_and_what_is_not_there_is_not(staff_client):
    client = staff_client()
    html = client.get(LIST).content.decode()
    assert all(f"{LIST}{one.slug}/" in html for one in ALL)
    assert client.get(f"{LIST}nothing/", follow=True).status_code == 404
    assert staff_client("eda", "Guide editors").get(LIST).status_code == 302
