"""An address where a story stood and does not now: whoever ended it, and how, nobody can tell."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from stories.actions.leaving.discard import discard
from stories.actions.leaving.take_down import take_down
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.reconsider import look_again
from stories.actions.restoring.replay import replay
from stories.actions.rewrite import rewrite
from stories.actions.show_again import show_again
from stories.actions.suspend import restore, suspend
from stories.actions.switch import ask_again, switch
from stories.actions.upkeep.housekeep import lapse_due
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.models import Tombstone
from tests.stories.telling import DAY, NOON, Told, a_moderator, approve_it, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PREFIXES = [code for code, _name in settings.LANGUAGES]
ROOMS = ("stories/{}/", "share/claims/lost/{}/", "share/claims/in/{}/")
BY_AUTHOR = {"language": "en", "today": DAY}


def hide(told: Told, reason: SuspendReason = SuspendReason.CHILD_NAMED) -> None:
    suspend(submission_id=told.id, moderator=a_moderator(), reason=reason, today=DAY)


def unpublish_it(told: Told) -> None:
    why = SuspendReason.COURT_ORDER
    unpublish(submission_id=told.id, moderator=a_moderator(), reason=why, today=DAY)


def its_time_is_over(told: Told) -> None:
    """Before housekeeping came by."""
    before = DAY - timedelta(days=366)
    ask_again(submission_id=told.id, years=1, language="en", today=before)


def lapse_it(told: Told) -> None:
    its_time_is_over(told)
    assert lapse_due(today=DAY)


def look_and_expire(told: Told) -> None:
    look_again(submission_id=told.id, **BY_AUTHOR)
    discard(submission_id=told.id, today=DAY)


ENDS: dict[str, Callable[[Told], object]] = {
    "withdrawn": lambda told: withdraw(submission_id=told.id, today=DAY),
    "taken off": lambda told: take_off(submission_id=told.id, **BY_AUTHOR),
    "looked at again": lambda told: look_again(submission_id=told.id, **BY_AUTHOR),
    "rewritten": lambda told: rewrite(
        submission_id=told.id, texts={"happened": "Otherwise."}, **BY_AUTHOR
    ),
    "taken down": lambda told: take_down(submission_id=told.id, **BY_AUTHOR),
    "unpublished": unpublish_it,
    "suspended": hide,
    "doubted": lambda told: hide(told, SuspendReason.AUTHOR_DOUBT),
    "over": its_time_is_over,
    "lapsed": lapse_it,
    "discarded": look_and_expire,
}


def answers(reference: str) -> list[tuple[int, str, dict[str, str]]]:
    """Status, words and headers of every room of this story, in every language."""
    said = []
    for prefix in PREFIXES:
        for room in ROOMS:
            response = Client().get(f"/{prefix}/{room.format(reference.lower())}")
            words = response.content.decode().replace(reference.lower(), "REFERENCE")
            said.append((response.status_code, words, dict(response.headers)))
    return said


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def test_every_way_off_the_page_gives_one_answer_in_every_room_and_language():
    said = {}
    for name, end in ENDS.items():
        told = tell("published")
        reference = told.submission.reference
        end(told)
        said[name] = answers(reference)
        assert {status for status, _, _ in said[name]} == {410}, name
    assert [name for name in said if said[name] != said["withdrawn"]] == []


@pytest.mark.parametrize("state", ["waiting", "offered", "approved", "declined"])
def test_what_never_was_public_answers_like_what_never_was(state):
    told = tell(state)
    reference, unknown = told.submission.reference, "ZZZZZZ"
    assert {status for status, _, _ in answers(reference)} == {404}
    assert answers(reference) == answers(unknown)
    withdraw(submission_id=told.id, today=DAY)
    assert answers(reference) == answers(unknown)
    assert not Tombstone.objects.exists()


@pytest.mark.parametrize("name", ["withdrawn", "taken off", "suspended", "over"])
def test_a_form_that_was_sent_there_keeps_its_words_whoever_ended_the_page(name):
    told = tell("published")
    address = f"/en/share/claims/in/{told.submission.reference.lower()}/"
    ENDS[name](told)
    pressed = {"passage": "Heidelerche street", "who": "me", "confirmed": "1"}
    response = Client().post(address, pressed)
    assert response.status_code == 410 and "Heidelerche street" in response.content.decode()
    nowhere = Client().post("/en/share/claims/in/zzzzzz/", pressed)
    assert nowhere.status_code == 404 and "Heidelerche street" not in nowhere.headers.values()


def test_published_again_it_is_there_and_no_stone_lies_on_it():
    told = tell("published")
    look_again(submission_id=told.id, **BY_AUTHOR)
    assert Tombstone.objects.exists()
    publish_it(approve_it(told))
    assert {status for status, _, _ in answers(told.submission.reference)} == {200}
    assert not Tombstone.objects.exists()


@pytest.mark.parametrize("why", [SuspendReason.AUTHOR_DOUBT, SuspendReason.CHILD_NAMED])
def test_shown_again_it_is_there(why):
    told = tell("published")
    hide(told, why)
    if why == SuspendReason.AUTHOR_DOUBT:
        show_again(submission_id=told.id, today=DAY)
    else:
        restore(submission_id=told.id, moderator=a_moderator("other"), today=DAY)
    assert {status for status, _, _ in answers(told.submission.reference)} == {200}
    replay(today=DAY)
    assert {status for status, _, _ in answers(told.submission.reference)} == {200}
    assert not Tombstone.objects.exists()


def listed() -> list[str]:
    rows = Client().get("/api/stories/withdrawn").json()["withdrawn"]
    return [row["reference"] for row in rows]


@pytest.mark.parametrize("name", [name for name in ENDS if name != "over"])
def test_only_open_data_is_listed_and_so_is_every_way_off_the_page(name):
    told, quiet = tell("published"), tell("published")
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=True, **BY_AUTHOR)
    reference = told.submission.reference
    for one in (told, quiet):
        ENDS[name](one)
    assert listed() == [reference]


def test_shown_again_open_data_is_off_the_list():
    told = tell("published")
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=True, **BY_AUTHOR)
    hide(told)
    assert listed() == [told.submission.reference]
    restore(submission_id=told.id, moderator=a_moderator("other"), today=DAY)
    assert listed() == []


def test_withdrawn_later_the_stone_says_no_more_than_it_said():
    told = tell("published")
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=True, **BY_AUTHOR)
    take_off(submission_id=told.id, **BY_AUTHOR)
    said = list(Tombstone.objects.values())
    withdraw(submission_id=told.id, today=DAY + timedelta(days=200))
    assert list(Tombstone.objects.values()) == said
