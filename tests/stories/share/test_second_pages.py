"""The second code on the author's side, and the one page that it opens."""

import re

import pytest
from django.test import Client

from community.models import AuditEvent, Verb
from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from stories.vault.models import State
from tests.stories.share.returning import Browser, at, held_in, inside, text_of
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def code_on(response) -> str:
    found = re.search(r'data-copy-text="([0-9A-Z ]+)"', text_of(response))
    return found.group(1).replace(" ", "") if found else ""


def make_one(author: Client) -> str:
    author.post(at("second-code"), {"do": "make"})
    return code_on(author.get(at("second-code")))


def trusted(code: str) -> Client:
    client = Browser()
    assert client.post(at("return"), {"code": code}).url == at("second")
    return client


def test_made_shown_written_down_replaced_and_switched_off():
    told = tell("published")
    author = inside(told)
    assert "There is no second code now" in text_of(author.get(at("second-code")))
    first = make_one(author)
    assert first and first == code_on(author.get(at("second-code")))
    author.post(at("second-code"), {"do": "written"})
    assert code_on(author.get(at("second-code"))) == ""
    second = make_one(author)
    assert second != first
    assert "did not open" in text_of(Browser().post(at("return"), {"code": first}))
    author.post(at("second-code"), {"do": "off"})
    assert "did not open" in text_of(Browser().post(at("return"), {"code": second}))
    events = AuditEvent.objects.filter(verb=Verb.SECOND_CODE, subject=told.id)
    assert [event.reason for event in events] == ["off", "replaced", "made"]


def test_it_shows_nothing_and_does_one_thing():
    told = tell("published", shown=["name", "country"])
    holder = trusted(make_one(inside(told)))
    page = text_of(holder.get(at("second")))
    for word in ("door open", "tied", "R.", "Finland", told.submission.reference, told.code):
        assert word not in page
    assert "Take it off the site" in page
    done = holder.post(at("second"), follow=True)
    assert "It is done" in text_of(done) and not Story.objects.exists()
    assert told.again().state == State.UNPUBLISHED
    again = text_of(holder.get(at("second")))
    assert "There is nothing to take down" in again and "Take it off the site" not in again
    holder.post(at("second"))
    assert told.again().state == State.UNPUBLISHED


@pytest.mark.parametrize(
    "name",
    [
        "story",
        "approve",
        "change",
        "rewrite",
        "messages",
        "switches",
        "details",
        "held",
        "download-json",
        "download-text",
        "withdraw",
        "second-code",
    ],
)
def test_no_other_room_opens_for_it(name):
    told = tell("published")
    holder = trusted(make_one(inside(told)))
    for answer in (holder.get(at(name)), holder.post(at(name), {"do": "off", "hide": "name"})):
        assert "They tied me" not in text_of(answer) and "door open" not in text_of(answer)
    assert told.again().state == State.PUBLISHED and told.submission.second_lookup


@pytest.mark.parametrize("name", ["again", "show-again", "not-me", "off", "not-yet"])
def test_no_other_press_works_for_it(name):
    told = tell("unpublished")
    holder = trusted(make_one(inside(told)))
    before = told.again().edition
    holder.post(at(name))
    assert told.again().edition == before and told.submission.state == State.UNPUBLISHED


def test_its_author_is_told_and_puts_it_back():
    told = tell("published")
    author = inside(told)
    trusted(make_one(author)).post(at("second"))
    page = text_of(author.get(at("story")))
    assert "Your second code was used" in page
    assert author.post(at("again")).url == at("approve")


def test_a_yes_taken_back_by_it_is_told_too():
    told = tell("approved")
    author = inside(told)
    trusted(make_one(author)).post(at("second"))
    assert told.again().state == State.OFFERED
    assert "Your second code was used" in text_of(author.get(at("story")))


def test_a_session_of_a_code_that_was_replaced_is_over():
    told = tell("published")
    author = inside(told)
    holder = trusted(make_one(author))
    make_one(author)
    holder.post(at("second"))
    assert told.again().state == State.PUBLISHED
    assert "This page is closed" in text_of(holder.get(at("second")))


def test_a_story_that_was_withdrawn_meanwhile():
    told = tell("published")
    holder = trusted(make_one(inside(told)))
    withdraw(submission_id=told.id, today=DAY)
    assert holder.get(at("second")).status_code == 410


def test_the_code_lies_in_no_download():
    told = tell("published")
    author = inside(told)
    second = make_one(author)
    assert second not in str(held_in(author))
    assert second not in text_of(author.get(at("download-text")))


def test_its_paper_cannot_be_taken_for_the_authors_own():
    author = inside(tell("published"))
    make_one(author)
    page = text_of(author.get(at("second-code")))
    slip = page[page.index("slip-second") :]
    slip = slip[: slip.index("</section>")]
    for words in (
        "Second code: only to take a story down",
        "This is not the author’s own code.",
        "What it can do:",
        "What it cannot do:",
        "The second code, in groups of four",
    ):
        assert words in slip
    assert "no-print" not in slip and "Your code" not in slip
