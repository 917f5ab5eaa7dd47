"""Suggesting and reporting without an account, and what becomes of it."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from community.models import AuditEvent, User, Verb
from groups.actions.refusals import NotNow
from groups.actions.settle import outcomes_for, settle
from groups.models import Group, Suggestion
from groups.models.suggestion import SuggestionKind, SuggestionOutcome
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HERE = "/en/find/example-voices/"
WORDS = "They moved to another street."


@pytest.fixture(autouse=True)
def group() -> Group:
    cache.clear()
    return make_group(slug="example-voices")


def tell(client: Client, page: str, **fields: str) -> Any:
    return client.post(page, {"confirmed": "1"} | fields)


@pytest.mark.parametrize(
    ("page", "fields", "kind", "verb"),
    [
        ("/en/find/suggest/", {"name": "New Voices"}, "new", Verb.GROUP_SUGGESTED),
        (f"{HERE}change/", {"text": WORDS}, "change", Verb.GROUP_SUGGESTED),
        (f"{HERE}report/", {"kind": "control", "text": WORDS}, "control", Verb.GROUP_REPORTED),
        (f"{HERE}report/", {"kind": "removal"}, "removal", Verb.GROUP_REPORTED),
    ],
)
def test_each_is_kept_for_an_editor(
    client: Client, page: str, fields: dict[str, str], kind: str, verb: str
) -> None:
    assert client.get(page).status_code == 200
    assert tell(client, page, **fields).url == "/en/find/suggest/told/"
    told = Suggestion.objects.get()
    assert told.kind == kind and (told.group is None) is (kind == "new")
    event = AuditEvent.objects.get()
    assert (event.verb, event.reason, event.actor) == (verb, kind, None)
    assert not client.session.keys()


def test_the_page_does_not_change_however_many_come(client: Client, group: Group) -> None:
    before = Group.objects.values().get()
    for number in range(25):
        cache.clear()
        tell(client, f"{HERE}report/", kind="harm", text=f"{WORDS} {number}")
    assert Group.objects.values().get() == before
    assert Suggestion.objects.count() == 20
    answer = tell(client, f"{HERE}report/", kind="harm", text=WORDS)
    assert answer.status_code == 503 and WORDS in answer.content.decode()
    # An office that wants to be taken out always has room.
    cache.clear()
    tell(client, f"{HERE}report/", kind="removal")
    assert Suggestion.objects.count() == 21


def test_words_are_needed_where_the_kind_says_too_little(client: Client) -> None:
    answer = tell(client, f"{HERE}report/", kind="wrong", contact="me@example.org")
    assert list(answer.context["form"].errors) == ["text"]
    assert "me@example.org" in answer.content.decode()


def test_a_second_press_is_one_message(client: Client) -> None:
    once = client.get(f"{HERE}change/").context["once"]
    for _press in range(2):
        tell(client, f"{HERE}change/", text=WORDS, form_secret_once=once)
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("page", ["change/", "report/", "write/", "join/"])
def test_of_what_is_not_public_nobody_learns(client: Client, group: Group, page: str) -> None:
    Group.objects.update(live=False)
    client.force_login(User.objects.create_user("me@example.org"))
    assert client.get(HERE + page).status_code == 404


@pytest.mark.parametrize("outcome", SuggestionOutcome)
def test_settling_answers_once_and_forgets_the_address(
    client: Client, outcome: SuggestionOutcome
) -> None:
    tell(client, f"{HERE}change/", text=WORDS, contact="kind@example.org")
    told, editor = Suggestion.objects.get(), User.objects.create_user("editor@example.org")
    today = timezone.localdate()
    settle(suggestion_id=told.pk, outcome=outcome, today=today, editor=editor, message="Thanks!")
    told.refresh_from_db()
    assert (told.contact, told.outcome, told.settled_by) == ("", outcome, editor)
    (letter,) = mail.outbox
    assert letter.to == ["kind@example.org"] and "Thanks!" in str(letter.body)
    assert WORDS not in str(letter.body) and "Example Voices" not in letter.subject
    with pytest.raises(NotNow):
        settle(suggestion_id=told.pk, outcome=outcome, today=today, editor=editor)
    assert len(mail.outbox) == 1
    assert AuditEvent.objects.filter(verb=Verb.GROUP_SETTLED, actor=editor).count() == 1


def test_a_mail_server_that_is_down_settles_all_the_same(client: Client, settings: Any) -> None:
    tell(client, f"{HERE}change/", text=WORDS, contact="kind@example.org")
    settings.EMAIL_BACKEND = "tests.stories.broken_mail.BrokenMail"
    told = Suggestion.objects.get()
    settle(suggestion_id=told.pk, outcome=SuggestionOutcome.DONE, today=timezone.localdate())
    assert Suggestion.objects.get().contact == ""


def test_what_fits_is_offered() -> None:
    offered = {kind: outcomes_for(Suggestion(kind=kind)) for kind in SuggestionKind}
    assert SuggestionOutcome.LISTED in offered[SuggestionKind.NEW]
    assert all(SuggestionOutcome.OVER not in some for some in offered.values())
    assert SuggestionOutcome.DONE in offered[SuggestionKind.REMOVAL]
