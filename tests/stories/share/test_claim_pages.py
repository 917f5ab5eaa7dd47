"""Telling a claim without a code: nothing typed is lost, and nothing of the story is shown."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.actions.claims.tell import MOST_OPEN
from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.choices import SuspendReason
from stories.share import without_code
from stories.vault.models import Claim
from stories.vault.safe import Safe
from tests.stories.claiming import KNOWS, a_public_story, claim_it
from tests.stories.share.returning import at, text_of
from tests.stories.telling import DAY, a_moderator

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
    client = Client()
    assert client.post(at("return"), {"code": code}).url == at("claim")
    return client


def test_under_a_story_are_both_ways():
    told = a_public_story()
    page = text_of(Client().get(reverse("stories:story", args=[told.submission.reference.lower()])))
    for name in ("lost", "in"):
        assert f'href="{under(told, name)}"' in page


def test_what_was_told_is_sealed_and_never_shown_again():
    told, browser = a_public_story(), Client()
    ask(browser, told, told="The word Zwielichtblume.", when="In spring", contact="me@example.org")
    claim = Claim.objects.get()
    safe = Safe.of(claim.id)
    assert safe.get(claim, "told") == {"told": "The word Zwielichtblume.", "when": "In spring"}
    assert safe.get(claim, "contact") == "me@example.org"
    assert claim.submission_id == told.id
    for name in ("claim-code", "claim"):
        page = text_of(browser.get(at(name)))
        assert "Zwielichtblume" not in page and "me@example.org" not in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"told": ""}, "something that only you can know"),
        ({"told": "x" * 10_001}, "There is room for"),
        ({"contact": "nowhere"}, "does not look like an email address"),
    ],
)
def test_mistakes_are_said_beside_the_field_and_nothing_is_lost(fields, says):
    told = a_public_story()
    page = text_of(ask(Client(), told, when="In spring", **fields))
    assert says in page and 'aria-invalid="true"' in page
    assert 'value="In spring"' in page and (fields.get("told", KNOWS) or "In spring") in page
    assert "<title>Error: Notes</title>" in page
    assert not Claim.objects.exists()


def test_a_code_in_the_text_is_caught():
    told = a_public_story()
    page = text_of(ask(Client(), told, told=f"It is {told.code}"))
    assert "Your code is in this text" in page and not Claim.objects.exists()


def test_a_machine_is_asked_to_press_once_more_with_every_word_there():
    told = a_public_story()
    for trap in ({}, {"website": "http://x"}, {"form_secret": "made up"}):
        page = text_of(Client().post(under(told, "lost"), {"told": KNOWS} | trap))
        assert "Not sent yet" in page and KNOWS in page
        assert 'name="confirmed" value="1"' in page
    assert not Claim.objects.exists()
    assert ask(Client(), told).status_code == 302


def test_a_limit_keeps_what_was_typed(monkeypatch):
    told = a_public_story()
    monkeypatch.setattr(without_code, "CONNECTION", 3)
    # Standing clocks, so that a slow machine counts the same minutes.
    began = timezone.now()
    with time_machine.travel(began, tick=False):
        for number in range(without_code.CONNECTION):
            Client().post(reverse("share:claim-hidden"), PRESSED | {"told": f"Words {number}"})
    with time_machine.travel(began + timedelta(minutes=20), tick=False):
        slowed = ask(Client(), told)
    assert slowed.status_code == 429 and KNOWS in text_of(slowed)
    assert 0 < int(slowed.headers["Retry-After"]) <= without_code.WINDOW - 20 * 60 + 5
    assert re.search(r"again in (39|40|41) minutes", text_of(slowed))
    cache.clear()
    assert ask(Client(), told).status_code == 302


def test_where_many_wait_the_words_stay_in_the_box():
    told = a_public_story()
    for _time in range(MOST_OPEN):
        claim_it(told)
    page = ask(Client(), told)
    assert page.status_code == 429
    assert "Many have written about this story" in text_of(page) and KNOWS in text_of(page)


def test_taken_down_while_somebody_wrote():
    told = a_public_story()
    unpublish(
        submission_id=told.id, today=DAY, moderator=a_moderator(), reason=SuspendReason.REPORT
    )
    page = ask(Client(), told)
    assert page.status_code == 410 and KNOWS in text_of(page)
    withdraw(submission_id=told.id, today=DAY)
    assert Client().get(under(told, "lost")).status_code == 410
    assert Client().get(reverse("share:claim-in", args=["zzzzzz"])).status_code == 404


def test_a_second_press_is_one_claim():
    told, browser = a_public_story(), Client()
    for _time in range(2):
        assert ask(browser, told).url == at("claim-code")
    assert Claim.objects.count() == 1
    ask(browser, told, told="Something else, room fourteen.")
    assert Claim.objects.count() == 2


def test_a_story_that_is_not_public_is_told_of_without_naming_it():
    page = text_of(Client().get(at("claim-hidden")))
    assert "Did it have a title?" in page
    answer = Client().post(
        at("claim-hidden"), PRESSED | {"told": KNOWS, "title": "Night", "when": "March"}
    )
    assert answer.url == at("claim-code")
    claim = Claim.objects.get()
    assert claim.submission is None and claim.kind == "lost-code"
    assert set(Safe.of(claim.id).get(claim, "told")) == {"told", "title", "when"}


def test_somebody_in_a_story_asks_without_a_name():
    told, browser = a_public_story(), Client()
    form = text_of(browser.get(under(told, "in")))
    assert "A hospital, a company or an office has no say here" in form
    missing = text_of(browser.post(under(told, "in"), PRESSED | {"passage": "The doctor."}))
    assert "Please choose one." in missing and "The doctor." in missing
    asked = {"passage": "The doctor.", "who": "me", "more": "My street is in it."}
    assert browser.post(under(told, "in"), PRESSED | asked).url == at("claim-code")
    claim = Claim.objects.get()
    assert claim.kind == "in-story" and Safe.of(claim.id).get(claim, "told") == asked


def test_one_story_has_less_room_than_a_connection(monkeypatch):
    monkeypatch.setattr(without_code, "ABOUT_ONE", 2)
    told, other = a_public_story(), a_public_story()
    for number in range(2):
        assert ask(Client(), told, told=f"{KNOWS} {number}").status_code == 302
    assert ask(Client(), told).status_code == 429
    assert ask(Client(), other).status_code == 302, "a ward shares one address"
    assert without_code.CONNECTION >= 5 * 10
    assert not [key for key in cache._cache if told.submission.reference in key]


@pytest.mark.parametrize("full", ["claim", "waiting"])
def test_on_a_borrowed_screen_the_words_can_be_cleared(monkeypatch, full):
    told = a_public_story()
    if full == "claim":
        monkeypatch.setattr(without_code, "CONNECTION", 0)
    for _time in range(MOST_OPEN if full == "waiting" else 0):
        claim_it(told)
    client = Client()
    page = text_of(ask(client, told))
    assert "Clear the page." in page and KNOWS in page
    clearing = page[page.index(reverse("share:claim-close")) :]
    assert KNOWS not in clearing[: clearing.index("</form>")], "nothing is sent along"
    cleared = client.post(reverse("share:claim-close"), {"cleared": "1"})
    assert KNOWS not in text_of(cleared) and "was not sent" in text_of(cleared)
    assert "cache" in cleared.headers["Clear-Site-Data"]
