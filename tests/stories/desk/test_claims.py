"""Claims at the desk: who finds the doors shut, and what shows before and after opening."""

import logging
import re

import pytest

from community.models import AuditEvent, Verb
from stories.actions.claims.end import end_claim
from stories.actions.claims.open import step_back_from_claim
from stories.actions.hold import step_back
from stories.desk.claims.viewset import ClaimsViewSet
from stories.vault.models import ClaimDecision, State
from tests.stories.claiming import (
    KNOWS,
    a_public_story,
    answer_it,
    claim_it,
    grant_it,
    is_in,
)
from tests.stories.desk.claim_rooms import (
    LIST,
    answer,
    form_of,
    open_claim,
    refused,
    room,
    text,
    weigh,
)
from tests.stories.desk.conftest import BOTH
from tests.stories.desk.test_no_text import cells
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = BOTH


def test_every_address_is_known_to_these_tests():
    names = {pattern.name for pattern in ClaimsViewSet().get_urlpatterns()}
    assert names == {"index", "index_results", "one", "read", "step-back", "suspend"}


@pytest.mark.parametrize("role", ["Guide editors", "Administrators"])
def test_who_does_not_care_for_stories_finds_every_door_shut(staff_client, role):
    client, claim = staff_client("eda", role), is_in(a_public_story())
    for address in (LIST, f"{LIST}results/", room(claim), room(claim, "read")):
        assert refused(client.get(address)), address
    for name in ("", "read", "step-back", "suspend"):
        posted = client.post(room(claim, name), {"answer": "hide", "reason": "report"})
        assert refused(posted), name
    assert not ClaimDecision.objects.exists()
    assert not AuditEvent.objects.filter(actor=client.user).exists()


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads"])
def test_the_list_shows_clear_columns_and_how_many_answered(staff_client, role):
    told = a_public_story()
    claim = claim_it(told, contact="zwielicht@example.org")
    hidden = claim_it(None, "Ward Zwielicht.")
    answer_it(claim, "anna", "theirs")
    html = text(staff_client("mira", role).get(LIST))
    for shown in (told.submission.reference, "lost code", "1 of 2", "0 of 2", "not found yet"):
        assert shown in html
    for sealed in ("Hahnemann", "Zwielicht", "zwielicht", "It is theirs", "Anna"):
        assert sealed not in html
    assert room(claim) in html and room(hidden) in html


def test_a_decided_claim_leaves_the_list_and_is_found_under_decided(staff_client):
    claim = claim_it(a_public_story())
    answer_it(claim, "anna", "not-theirs")
    client = staff_client()
    html = text(client.get(LIST))
    assert room(claim) not in html and "No claim waits for an answer." in html
    decided = re.search(rf'href="{LIST}\?(state=[^"]+)"', html).group(1).replace("&amp;", "&")
    assert room(claim) in text(client.get(f"{LIST}?{decided}"))


def test_the_menu_and_the_first_page_count_what_waits_for_this_person(staff_client):
    told = a_public_story()
    claim_it(told), claim_it(None), is_in(other := a_public_story(title="Another"))
    client = staff_client()
    assert "Claims (3)" in text(client.get("/admin/"))
    step_back(submission_id=other.id, moderator=client.user, today=DAY)
    html = text(client.get("/admin/"))
    assert "Claims (2)" in html and "claims waiting for your answer" in html
    answer(client, told.submission.claims.get(), "not-theirs")
    assert "Claims (1)" in text(client.get("/admin/"))


def test_opening_is_one_tap_and_written_down_for_the_claim_and_its_story(staff_client):
    told = a_public_story()
    claim, client = claim_it(told), staff_client()
    before = text(client.get(room(claim)))
    assert "Hahnemann" not in before and "Two people answer" in before
    assert client.get(room(claim, "read")).url == room(claim)
    assert not AuditEvent.objects.filter(actor=client.user).exists()
    open_claim(client, claim)
    opened = AuditEvent.objects.filter(actor=client.user)
    assert {(event.verb, event.subject, event.reason) for event in opened} == {
        (Verb.OPENED, claim.id, "complaint"),
        (Verb.OPENED, told.id, "complaint"),
    }


@pytest.mark.parametrize("kind", [claim_it, is_in])
def test_the_page_with_words_is_strict_and_shows_no_contact(staff_client, kind):
    claim = kind(a_public_story(contact="author@example.org"), contact="claimant@example.org")
    client = staff_client()
    response = weigh(client, claim)
    html = text(response)
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"
    assert "<title>Notes</title>" in html
    assert "author@example.org" not in html and "claimant@example.org" not in html
    for inline in ("style=", "<style", "onclick", "javascript:", "data:image"):
        assert inline not in html


@pytest.mark.parametrize("where", ["claim", "story"])
def test_who_stepped_back_opens_and_decides_nothing(staff_client, where):
    told = a_public_story()
    claim, client = is_in(told), staff_client()
    weigh(client, claim)
    if where == "claim":
        assert client.post(room(claim, "step-back")).url == LIST
    else:
        step_back(submission_id=told.id, moderator=client.user, today=DAY)
    opened = AuditEvent.objects.filter(verb=Verb.OPENED, actor=client.user).count()
    for name in ("", "read", "suspend", "step-back"):
        given = form_of(claim, "hide") | {"reason": "report", "opening_reason": "1"}
        page = text(client.post(room(claim, name), given, follow=True))
        assert "You stepped back from this claim or from its story" in page, name
    assert client.get(room(claim, "read")).url == room(claim)
    assert not ClaimDecision.objects.exists() and told.again().state == State.PUBLISHED
    assert AuditEvent.objects.filter(verb=Verb.OPENED, actor=client.user).count() == opened
    assert AuditEvent.objects.filter(verb=Verb.RECUSED).count() == 1


def test_a_claim_that_is_gone_is_kindly_not_there(staff_client):
    claim, client = is_in(a_public_story()), staff_client()
    weigh(client, claim)
    end_claim(claim_id=claim.id)
    for response in (client.get(room(claim)), client.post(room(claim, "read"), {"answer": "x"})):
        assert response.url == LIST
    assert "not here any more" in text(client.get(LIST))


def test_the_trail_of_the_story_and_of_the_claim_hold_no_word(staff_client):
    told = a_public_story()
    claim = claim_it(told)
    grant_it(claim)
    client = staff_client()
    for page in (room(claim), f"/admin/desk/{told.submission.reference.lower()}/"):
        assert "Hahnemann" not in text(client.get(page))
    assert "settled a claim" in text(client.get(f"/admin/desk/{told.submission.reference}/"))
    assert text(client.get(room(claim))).count("answered a claim") == 2


def test_who_stepped_back_is_asked_no_more_and_others_still_are(staff_client):
    claim = claim_it(a_public_story())
    step_back_from_claim(claim_id=claim.id, moderator=a_moderator("mira"))
    mira = staff_client("mira")
    assert "You stepped back from this claim" in text(mira.get(room(claim)))
    assert "Claims (1)" not in text(mira.get("/admin/"))
    assert "Claims (1)" in text(staff_client("noor").get("/admin/"))


def test_a_draft_is_never_named(staff_client):
    claim, client = claim_it(None), staff_client()
    weigh(client, claim)
    reference = tell("draft").submission.reference
    html = text(client.post(room(claim, "read"), {"do": "match", "reference": reference}))
    assert "There is no story with this reference." in html and f'value="{reference}"' in html


def test_what_is_open_goes_on_without_opening_it_again(staff_client):
    claim, client = claim_it(a_public_story()), staff_client()
    weigh(client, claim)
    html = text(client.get(room(claim)))
    assert room(claim, "read") in html and "Open it" not in html
    assert AuditEvent.objects.filter(actor=client.user, subject=claim.id).count() == 1
    other = text(staff_client("noor").get(room(claim)))
    assert room(claim, "read") not in other and "Open it" in other


def test_a_needle_that_was_told_is_nowhere_in_the_open(staff_client, caplog):
    needle = "quicksilverlantern"
    claim = claim_it(a_public_story(), f"{KNOWS} {needle}.", contact=f"{needle}@example.org")
    client = staff_client()
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.CRITICAL)
        assert needle in text(weigh(client, claim))
        client.post(room(claim, "read"), form_of(claim, "theirs"))
        client.post(room(claim, "read"), form_of(claim, "theirs", found=[0]))
    assert claim.decisions.count() == 1
    assert [where for where, value in cells() if needle in value.lower()] == []
    assert needle not in caplog.text and needle not in str(dict(client.session))
    for page in (LIST, room(claim), "/admin/"):
        assert needle not in text(client.get(page))
