"""Two stories in one browser: a page of the first never acts on the second."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client
from django.utils import timezone

from stories.actions.codes.second import make_second_code, show_second_code
from stories.share.opened import FIELD
from stories.vault.models import Submission
from tests.stories import claiming
from tests.stories.share.returning import at, text_of
from tests.stories.telling import Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PAGES = "story page page/words page/change page/name messages choices details second held down"
# They close whatever is open, and change nothing.
ENDS = ("/en/share/return/done/", "/en/share/claims/asked/close/")
STATES = ("waiting", "offered", "approved", "published", "unpublished")


def forms_of(html: str, address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every form of a page that posts, as a browser would send it with each of its buttons."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for form in tree.iter("form"):
        if form.get("method", "").lower() != "post" or form.get("action") in ENDS:
            continue
        named = [item for item in form.iter() if item.get("name")]
        given = {
            item.get("name"): item.get("value") or "Typed."
            for item in named
            if item.tag != "button"
        }
        buttons = [item for item in named if item.tag == "button"] or [None]
        for button in buttons:
            pressed = {} if button is None else {button.get("name"): button.get("value") or ""}
            yield form.get("action") or address, given | pressed


def enter(client: Client, code: str) -> None:
    assert client.post(at("return"), {"code": code}).status_code == 302


def whole(told: Told) -> dict[str, Any]:
    """Everything that stands in its rows."""
    submission = Submission.objects.filter(pk=told.id)
    counts = (told.submission.messages.count(), told.submission.ledger.count())
    return {"row": list(submission.values()), "counts": counts}


@pytest.mark.parametrize("state", STATES)
def test_a_page_of_the_first_story_does_nothing_to_the_second(state):
    first, second = tell(state), tell(state)
    client = Client()
    enter(client, first.code)
    pages = [at("return") + f"{name}/" for name in PAGES.split()]
    forms = [
        form
        for page in pages
        for form in forms_of(text_of(client.get(page, follow=True)), page)
        if form[1].get("language") is None  # the switch of language is everybody's
    ]
    assert len(forms) > 8
    enter(client, second.code)
    before = whole(first), whole(second)
    for address, given in forms:
        answer = client.post(address, given)
        assert answer.status_code == 409, address
        assert "nothing was changed" in text_of(answer)
    assert (whole(first), whole(second)) == before


def test_its_own_form_still_works():
    told = tell("waiting")
    client = Client()
    enter(client, told.code)
    address = at("messages")
    given = dict(forms_of(text_of(client.get(address)), address))[address]
    client.post(address, given | {"body": "It is me."})
    assert told.submission.messages.count() == 1


def test_nor_does_a_page_of_one_second_code_touch_another_story():
    now = timezone.now()
    client, pages = Client(), []
    told = [tell("published"), tell("published")]
    for one in told:
        make_second_code(submission_id=one.id, now=now)
        enter(client, show_second_code(submission_id=one.id, now=now))
        pages.append(text_of(client.get(at("second"))))
    (address, given), *_rest = forms_of(pages[0], at("second"))
    assert client.post(address, given).status_code == 409
    assert [one.again().state for one in told] == ["published", "published"]


def test_nor_a_page_of_one_claim_another_claim():
    story = claiming.a_public_story()
    claims = [claiming.claim_it(story), claiming.claim_it(story, claiming.GUESSES)]
    client, pages = Client(), []
    for claim in claims:
        enter(client, claiming.code_of(claim))
        pages.append(text_of(client.get(at("claim"))))
    for address, given in forms_of(pages[0], at("claim")):
        if FIELD in given:
            assert client.post(address, given).status_code == 409, address
    assert all(type(claim).objects.filter(pk=claim.pk).exists() for claim in claims)
