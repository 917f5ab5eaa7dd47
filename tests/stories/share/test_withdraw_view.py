"""Taking a story down: one press, no reason, and a kind answer to a second one."""

import re
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client

from stories.actions.leaving import erase as erasing
from stories.actions.switch import set_contact
from stories.actions.upkeep.housekeep import finish_erasures
from stories.actions.write import write
from stories.models import Story
from stories.vault.models import DataKey, Submission
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STATES = ("waiting", "asked", "offered", "approved", "published", "suspended", "declined", "kept")


@pytest.mark.parametrize("state", STATES)
def test_one_press_takes_it_down_from_any_state(state):
    told = tell(state)
    client = inside(told)
    assert "You do not have to say why." in text_of(client.get(at("withdraw")))
    page = text_of(client.post(at("withdraw")))
    assert "It is done. Your story is gone from this site." in page
    assert not Submission.objects.exists()
    assert not DataKey.objects.exists()
    assert not Story.objects.exists()


def test_the_list_says_what_went():
    told = tell("published")
    write(submission_id=told.id, body="One.", today=DAY)
    set_contact(submission_id=told.id, address="a@example.org", language="en", today=DAY)
    page = text_of(inside(told).post(at("withdraw")))
    for words in ("The public page", "1 version of the text", "1 message", "The address you gave"):
        assert words in page
    assert "Words that were public may be in them until" in page
    assert "Web archives" in page and "Your code opens nothing now" in page
    assert told.submission.reference not in page


def test_pending_is_said_with_what_and_until_when(monkeypatch):
    monkeypatch.setattr("stories.actions.leaving.erase.scrub_search", lambda: False)
    page = text_of(inside(tell("published")).post(at("withdraw")))
    assert "Wiping the last traces" in page and "it should be finished by" in page
    assert "The key to all of it" in page, "it is gone, and said so"
    assert "Destroying the key" not in page and "list of removals" not in page


def test_a_key_that_is_still_there_is_not_called_destroyed(monkeypatch):
    client = inside(tell("published"))
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "DataKey", SimpleNamespace(objects=Unreachable()))
        page = text_of(client.post(at("withdraw")))
    assert "Destroying the key to your words" in page
    assert "The key to all of it" not in page and "is destroyed" not in page
    finish_erasures()
    assert not DataKey.objects.exists()


class Unreachable:
    """The keys database, as it is when its server is down."""

    def filter(self, **asked):
        raise OperationalError


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_nothing_pending_says_nothing_of_it():
    page = text_of(inside(tell("published")).post(at("withdraw")))
    assert "still to do" not in page


def test_the_address_is_shown_before_and_never_after():
    """To ask search engines one needs it; the list itself must not lead back to the story."""
    told = tell("published")
    client = inside(told)
    address = f"http://testserver/en/stories/{told.submission.reference.lower()}/"
    assert address in text_of(client.get(at("withdraw")))
    assert told.submission.reference.lower() not in text_of(client.post(at("withdraw"))).lower()
    assert "/en/stories/" not in text_of(inside(tell("waiting")).get(at("withdraw")))


def test_links_to_search_engines_tell_them_nothing_of_us():
    page = inside(tell("published")).post(at("withdraw")).content.decode()
    links = re.findall(r'<a [^>]*href="https://[^"]*(?:google|bing)[^"]*"[^>]*>', page)
    assert len(links) == 2
    assert all('rel="nofollow noopener noreferrer"' in link for link in links)


def test_a_second_press_and_a_reload_are_answered_kindly():
    told = tell("published")
    client, window = inside(told), inside(told)
    client.post(at("withdraw"))
    again = client.post(at("withdraw"))
    assert again.status_code == 200 and "There is nothing open here" in text_of(again)
    other = window.post(at("withdraw"))
    assert other.status_code == 410
    assert client.get(at("withdrawn")).status_code == 200


def test_the_session_is_gone_and_the_code_opens_nothing():
    told = tell("published")
    client = inside(told)
    client.post(at("withdraw"))
    assert "return" not in client.session
    response = Client().post(at("return"), {"code": told.code})
    assert "That code did not open a story" in text_of(response)


def test_search_engines_are_named_only_where_it_was_public():
    cannot = "What we cannot reach"
    for state, public in (("waiting", False), ("published", True), ("unpublished", True)):
        client = inside(tell(state))
        assert ("What we cannot do" in text_of(client.get(at("withdraw")))) is public
        page = text_of(client.post(at("withdraw")))
        assert (cannot in page) is public
        assert ("Search engines" in page) is public
