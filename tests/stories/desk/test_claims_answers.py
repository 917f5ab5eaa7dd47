"""Answers to a lost code: what it can carry, and that each moderator decides alone."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from community.models import AuditEvent, Verb
from stories.vault.models import Claim, ClaimDecision, ClaimState
from tests.stories.claiming import (
    GUESSES,
    KNOWS,
    LUCKY,
    ONLY_PUBLIC,
    a_public_story,
    claim_it,
    grant_it,
)
from tests.stories.desk.claim_rooms import LIST, answer, form_of, room, text, weigh
from tests.stories.desk.conftest import A_WHILE, BOTH
from tests.stories.telling import DAY

pytestmark = BOTH


def test_what_stands_on_the_page_is_marked_and_what_only_the_sealed_text_holds(staff_client):
    told = a_public_story()
    claim_it(told, GUESSES)
    html = text(weigh(staff_client(), claim_it(told, f"{ONLY_PUBLIC} {KNOWS}")))
    assert html.count("Proves nothing: it stands on the page") == 2
    assert "Only the sealed text holds:" in html and "fourteen</strong>" in html
    assert "Doctor Hahnemann tied me" in html
    assert "1 other claim came about this story so far." in html
    assert "we do not write it down" in html
    assert html.count('name="found"') == 1


@pytest.mark.parametrize(
    ("told", "offered", "says"),
    [
        (KNOWS, {"theirs", "unsure", "not-theirs"}, "Only the sealed text holds"),
        (GUESSES, {"unsure", "not-theirs"}, "stands in the sealed text alone"),
        (LUCKY, {"unsure", "not-theirs"}, "One word may be luck."),
        (ONLY_PUBLIC, {"not-theirs"}, "It tells nothing of its own"),
    ],
)
def test_only_answers_that_the_claim_can_carry_are_taken(staff_client, told, offered, says):
    claim, client = claim_it(a_public_story(), told), staff_client()
    html = text(weigh(client, claim))
    assert set(re.findall(r'name="answer" value="([a-z-]+)"', html)) == offered
    assert says in html
    for other in {"theirs", "unsure", "not-theirs", "hide", "junk", ""} - offered:
        response = client.post(room(claim, "read"), form_of(claim, other, found=[0]))
        assert "Nothing was decided." in text(response), other
    assert not ClaimDecision.objects.exists()


def test_a_yes_names_a_sentence_and_no_tick_is_lost(staff_client):
    claim = claim_it(a_public_story(), f"{KNOWS} {GUESSES}")
    client = staff_client()
    weigh(client, claim)
    for found in ([], [1], [99], ["x"]):
        response = client.post(room(claim, "read"), form_of(claim, "theirs", found=found))
        assert "<title>Error:" in text(response)
    ticked = text(client.post(room(claim, "read"), form_of(claim, "theirs", found=[1])))
    assert re.search(r'name="found" value="1"[^>]* checked', ticked)
    assert re.search(r'value="theirs"[^>]*checked', ticked)
    assert "Please tick what you found" in ticked and 'href="#id_found_0"' in ticked
    assert not ClaimDecision.objects.exists()
    client.post(room(claim, "read"), form_of(claim, "theirs", found=[0]))
    assert claim.decisions.get().answer == "theirs"


def test_nobody_sees_the_first_answer_before_both_have_answered(staff_client):
    mira, noor, claim = staff_client("mira"), staff_client("noor"), claim_it(a_public_story())
    assert "somebody else answers next" in text(answer(mira, claim, "unsure"))
    lead = staff_client("lea", "Safeguarding leads")
    pages = [mira.get(room(claim)), noor.get(room(claim)), weigh(noor, claim), noor.get(LIST)]
    pages += [lead.get("/admin/reports/audit/"), lead.get("/admin/reports/audit/?export=csv")]
    for page in pages[:2] + pages[3:]:
        assert "not sure" not in text(page) and "unsure" not in text(page)
    assert not re.search(r"checked|Mira", text(pages[2]))
    assert "decided" in text(answer(noor, claim, "theirs", found=[0]))
    result = text(mira.get(room(claim)))
    assert "Mira: “I am not sure”" in result and "Noor: “It is theirs”" in result
    assert "There is a real doubt." in result


def test_who_has_answered_does_not_answer_again_nor_read_on(staff_client):
    client, claim = staff_client(), claim_it(a_public_story())
    answer(client, claim, "unsure")
    again = client.post(room(claim, "read"), form_of(claim, "not-theirs") | {"opening_reason": 1})
    assert again.url == room(claim)
    assert client.post(room(claim)).url == room(claim)
    assert client.get(room(claim, "read")).url == room(claim)
    html = text(client.get(room(claim)))
    assert "You have given your answer" in html and "Open it" not in html
    assert claim.decisions.get().answer == "unsure"


def test_who_has_answered_cannot_step_back_silently(staff_client):
    client, claim = staff_client(), claim_it(a_public_story())
    answer(client, claim, "unsure")
    page = text(client.post(room(claim, "step-back"), follow=True))
    assert "talk to the safeguarding lead" in page
    assert not AuditEvent.objects.filter(verb=Verb.RECUSED).exists()


def test_a_settled_claim_shows_its_result_and_never_its_words_again(staff_client):
    claim, client = grant_it(claim_it(a_public_story())), staff_client()
    html = text(client.get(room(claim)))
    ready, last = (date_format(DAY + timedelta(days=days)) for days in (14, 30))
    assert f"From {ready} on" in html and f"destroyed on {last}" in html
    for response in (client.post(room(claim)), client.get(room(claim, "read"))):
        assert response.url == room(claim)
    late = client.post(room(claim, "read"), form_of(claim, "not-theirs"), follow=True)
    assert "decided meanwhile" in text(late)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.GRANTED
    assert not AuditEvent.objects.filter(actor=client.user).exists()


def test_after_half_an_hour_it_asks_again_and_loses_no_tick(staff_client):
    client, claim = staff_client(), claim_it(a_public_story())
    weigh(client, claim)
    session = client.session
    session.set_expiry(86400)
    session.save()
    with time_machine.travel(timezone.now() + A_WHILE, tick=False):
        given = form_of(claim, "theirs", found=[0])
        response = client.post(room(claim, "read"), given)
        html = text(response)
        assert "Nothing you typed is lost" in html and not ClaimDecision.objects.exists()
        assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
        for name, value in (("found", "0"), ("answer", "theirs")):
            assert f'name="{name}" value="{value}"' in html
        client.post(room(claim, "read"), given | {"opening_reason": "1"})
    assert claim.decisions.get().moderator == client.user
