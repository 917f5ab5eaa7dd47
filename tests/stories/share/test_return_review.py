"""Taken off by a moderator: who looks again, and that it was put back, is told kindly."""

import pytest

from stories.actions.hold import open_for_reading
from stories.actions.show_again import show_again
from stories.actions.suspend import restore, suspend
from stories.choices import OpeningReason, SuspendReason
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WAITS = "Another person, never the one who took it off."
BEGUN = "Another person is looking at it now"
BACK = "Another person has looked at that again and has put it back."


def story_page(told):
    return text_of(inside(told).get(at("story")))


def look(told, name):
    open_for_reading(
        submission_id=told.id,
        moderator=a_moderator(name),
        reason=OpeningReason.SECOND_OPINION,
        today=DAY,
    )


def put_back(told):
    restore(submission_id=told.id, moderator=a_moderator("another"), today=DAY)


def test_who_looks_at_it_again_is_said_at_every_step():
    told = tell("suspended")
    assert WAITS in story_page(told)
    look(told, "moderator")
    assert WAITS in story_page(told), "whoever took it off does not look again"
    look(told, "another")
    page = story_page(told)
    assert BEGUN in page and "They opened it on" in page and WAITS not in page
    put_back(told)
    page = story_page(told)
    assert BACK in page and "It is back since" in page and "Your story is public" in page
    assert BEGUN not in page and WAITS not in page


def test_nobody_is_named():
    told = tell("suspended")
    look(told, "another")
    put_back(told)
    page = story_page(told)
    assert "another@" not in page and "moderator@" not in page


def test_a_story_that_never_was_off_says_nothing_of_it():
    page = story_page(tell("published"))
    assert BACK not in page and WAITS not in page


def test_published_anew_it_is_no_longer_told():
    told = tell("suspended")
    put_back(told)
    suspended_again(told, SuspendReason.REPORT)
    assert WAITS in story_page(told) and BACK not in story_page(told)


def test_doubt_that_the_author_answered_needs_no_words_about_others():
    told = tell("published")
    suspended_again(told, SuspendReason.AUTHOR_DOUBT)
    assert WAITS not in story_page(told)
    show_again(submission_id=told.id, today=DAY)
    assert BACK not in story_page(told)


def suspended_again(told, reason):
    suspend(submission_id=told.id, moderator=a_moderator(), reason=reason, today=DAY)


def test_it_stands_among_the_messages_too_and_in_the_file():
    told = tell("suspended")
    assert "Another person looks at the decision again." in messages(told)
    put_back(told)
    page = messages(told)
    off, back = page.index("taken off its page for a time"), page.index("put your story back")
    assert off < back and "The reason: A serious report." in page
    text = text_of(inside(told).get(at("download-text")))
    assert "put your story back on its page" in text


def messages(told):
    return text_of(inside(told).get(at("messages")))
