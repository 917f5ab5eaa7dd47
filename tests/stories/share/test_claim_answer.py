"""Coming back for the answer to a claim, and what the holder of the story's code can do."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from stories.vault.models import Claim, ClaimState, State
from tests.stories.claiming import KNOWS, SENT, a_public_story, answer_it, claim_it, grant_it, is_in
from tests.stories.share.returning import Browser, at, inside, text_of
from tests.stories.telling import DAY, NOON, tell

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
PRESSED = {"confirmed": "1"}


@pytest.fixture
def topics(db):
    from django.core.management import call_command

    call_command("load_topics", verbosity=0)


def under(told, name: str) -> str:
    return reverse(f"share:claim-{name}", args=[told.submission.reference.lower()])


def code_on(response) -> str:
    found = re.search(r'data-copy-text="([0-9A-Z ]+)"', text_of(response))
    return found.group(1).replace(" ", "") if found else ""


def ask(client, told, /, **fields):
    return client.post(under(told, "lost"), PRESSED | {"told": KNOWS} | fields)


def back(code: str) -> Client:
    """A browser that came back with a claim's code."""
    client = Browser()
    assert client.post(at("return"), {"code": code}).url == at("claim")
    return client


def test_the_whole_road_from_the_story_to_a_new_code():
    told, browser = a_public_story(), Browser()
    with time_machine.travel(NOON, tick=False):
        assert ask(browser, told).url == at("claim-code")
        page = browser.get(at("claim-code"))
        code = code_on(page)
        assert code and code == code_on(browser.get(at("claim-code"))), "a reload loses nothing"
        done = browser.post(at("claim-code-written"))
        assert "The page is closed" in text_of(done)
        assert "cookies" in done.headers["Clear-Site-Data"]
        assert Claim.objects.get().slip is None and not browser.session.keys()
        assert "It is with us" in text_of(back(code).get(at("claim")))
    grant_it(Claim.objects.get())
    with time_machine.travel(NOON, tick=False):
        waits = back(code)
        assert "16 March 2026" in text_of(waits.get(at("claim")))
        waits.post(at("claim-new-code"))
        assert Claim.objects.get().state == ClaimState.GRANTED, "pressed too early"
        owner = text_of(inside(told).get(at("story")))
        assert "asked for a new code" in owner and at("not-me") in owner
    with time_machine.travel(NOON + timedelta(days=14), tick=False):
        ready, other = back(code), inside(told)
        assert "Your new code is ready" in text_of(ready.get(at("claim")))
        assert ready.post(at("claim-new-code"), follow=True).status_code == 200
        new = code_on(ready.get(at("claim")))
        assert new == code_on(ready.get(at("claim"))) and new != told.code
        assert ready.post(at("claim-new-code-written")).url == at("return")
        assert Browser().post(at("return"), {"code": new}).url == at("story")
        assert "This page is closed" in text_of(other.get(at("story"))), "of the old code"
        assert "did not open" in text_of(Browser().post(at("return"), {"code": told.code}))
        assert "You have a new code" in text_of(back(code).get(at("claim")))


def test_the_author_says_no_and_it_is_over():
    told = a_public_story()
    claim = grant_it(claim_it(told))
    author = inside(told)
    assert "Nobody gets a new code" in text_of(author.post(at("not-me"), follow=True))
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUSED
    assert at("not-me") not in text_of(author.get(at("story")))


def test_a_doubt_is_ended_by_its_author_in_one_press():
    told = a_public_story()
    claim = claim_it(told)
    for name in ("anna", "ben"):
        answer_it(claim, name, "unsure")
    author = inside(told)
    page = text_of(author.get(at("story")))
    assert "You can put it back yourself" in page and at("show-again") in page
    author.post(at("show-again"))
    assert told.again().state == State.PUBLISHED and Story.objects.public(DAY).exists()
    author.post(at("show-again"))
    assert told.again().state == State.PUBLISHED


def test_other_suspensions_have_no_such_button():
    told = tell("suspended")
    author = inside(told)
    assert at("show-again") not in text_of(author.get(at("story")))
    author.post(at("show-again"))
    assert told.again().state == State.SUSPENDED


def test_no_page_of_a_claim_says_a_word_of_the_story():
    told = a_public_story()
    words = {"Hahnemann", "fourteen", "tied", "Lapland", "FI", "2010", "ward", told.code}
    browser = Browser()
    pages = [browser.get(under(told, "lost")), browser.get(under(told, "in"))]
    with time_machine.travel(NOON, tick=False):
        ask(browser, told, told="I remember my own words.")
        pages.append(browser.get(at("claim-code")))
        for state in ClaimState:
            Claim.objects.update(state=state, settled_on=DAY)
            pages.append(browser.get(at("claim")))
    for page in pages:
        assert page.status_code == 200
        said = re.sub(r"<[^>]*>", " ", text_of(page)[text_of(page).index("<main") :])
        assert not [word for word in words if re.search(rf"\b{word}\b", said)]
        assert "<title>Notes</title>" in text_of(page)
        assert page.headers["Cache-Control"] == "no-store"
        assert "my own words" not in text_of(page)
    assert any(word in SENT for word in words)


def test_what_was_told_can_be_deleted_at_once():
    told, browser = a_public_story(), Browser()
    ask(browser, told)
    page = browser.post(at("claim-delete"))
    assert "It is deleted" in text_of(page) and not Claim.objects.exists()
    assert told.again().state == State.PUBLISHED


def test_a_claim_that_is_gone_says_so_kindly():
    told, browser = a_public_story(), Browser()
    ask(browser, told)
    withdraw(submission_id=told.id, today=DAY)
    page = browser.get(at("claim"))
    assert page.status_code == 410 and "There is nothing here any more" in text_of(page)
    assert "This page is closed" in text_of(browser.get(at("claim")))


def test_without_a_session_every_room_asks_for_the_code():
    for name in ("claim", "claim-code", "second", "second-done"):
        page = Browser().get(at(name))
        assert "This page is closed" in text_of(page) and 'name="code"' in text_of(page)


@pytest.mark.parametrize("kind", ["claim", "second"])
def test_one_kind_of_visit_at_a_time(kind):
    from stories.actions.codes.second import make_second_code, show_second_code

    told = a_public_story()
    if kind == "claim":
        from tests.stories.claiming import code_of

        code = code_of(claim_it(told))
    else:
        make_second_code(submission_id=told.id, now=datetime.now(UTC))
        code = show_second_code(submission_id=told.id, now=datetime.now(UTC))
    browser = inside(told)
    browser.post(at("return"), {"code": code})
    assert set(browser.session.keys()) == {kind}
    assert "This page is closed" in text_of(browser.get(at("story")))
    browser.post(at("return"), {"code": told.code})
    assert set(browser.session.keys()) == {"return"}


def test_the_answer_to_somebody_in_a_story_names_nobody():
    told = a_public_story()
    claim = is_in(told)
    for name in ("anna", "ben"):
        answer_it(claim, name, "hide")
    page = text_of(_with(claim).get(at("claim")))
    assert "The story is not shown any more" in page
    assert "R." not in page and told.submission.reference not in page


def _with(claim) -> Client:
    from tests.stories.claiming import code_of

    return back(code_of(claim))
