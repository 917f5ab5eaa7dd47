"""A lost code without a story: the desk finds it by its own reading, and names it."""

import pytest

from community.models import AuditEvent, Verb
from stories.actions.hold import step_back
from stories.vault.models import Claim, ClaimDecision, ClaimState
from tests.stories.claiming import a_public_story, claim_it
from tests.stories.desk.claim_rooms import answer, open_claim, room, text, weigh
from tests.stories.desk.conftest import BOTH
from tests.stories.telling import DAY, tell

pytestmark = BOTH
TOLD = "I wrote about the ward Sperling."


def hidden():
    return tell("reading", happened="They took me to ward Sperling at night."), claim_it(None, TOLD)


def name_it(client, claim, reference, **more):
    values = {"do": "match", "reference": reference}
    return client.post(room(claim, "read"), values | more, follow=True)


def test_nothing_searches_and_the_page_says_how_to_look(staff_client):
    _told, claim = hidden()
    html = text(weigh(staff_client(), claim))
    assert TOLD in html and "Nothing here searches through what people wrote" in html
    assert "We did not find this story" in html
    assert 'value="theirs"' not in html and 'value="unsure"' not in html


def test_who_names_the_story_is_written_down_for_it_and_reads_it_beside(staff_client):
    told, claim = hidden()
    client = staff_client()
    weigh(client, claim)
    html = text(name_it(client, claim, f" {told.submission.reference.lower()} "))
    assert "They took me to ward Sperling" in html and "Only the sealed text holds:" in html
    assert "It is another story" in html
    events = AuditEvent.objects.filter(actor=client.user, subject=told.id)
    assert [event.verb for event in events.order_by("pk")] == [Verb.CLAIMED, Verb.OPENED]


@pytest.mark.parametrize("typed", ["", "QQQQQQ", "x" * 40, "²²²²²²", "' OR 1=1"])
def test_a_reference_that_leads_nowhere_stays_in_its_box(staff_client, typed):
    _told, claim = hidden()
    client = staff_client()
    weigh(client, claim)
    html = text(name_it(client, claim, typed))
    assert "<title>Error:" in html and 'href="#id_reference"' in html
    assert Claim.objects.get().submission is None


def test_a_story_one_stepped_back_from_is_left_to_others(staff_client):
    told, claim = hidden()
    client = staff_client()
    weigh(client, claim)
    step_back(submission_id=told.id, moderator=client.user, today=DAY)
    html = text(name_it(client, claim, told.submission.reference))
    assert "You stepped back from that story." in html and "They took me" not in html
    assert Claim.objects.get().submission is None


def test_a_colleague_who_had_it_open_opens_it_anew_before_reading_that_story(staff_client):
    told, claim = hidden()
    mira, noor = staff_client("mira"), staff_client("noor")
    weigh(mira, claim)
    weigh(noor, claim)
    name_it(mira, claim, told.submission.reference)
    assert noor.get(room(claim, "read")).url == room(claim)
    assert not AuditEvent.objects.filter(actor=noor.user, subject=told.id).exists()
    open_claim(noor, claim)
    assert AuditEvent.objects.filter(actor=noor.user, subject=told.id, verb=Verb.OPENED).exists()


def test_an_answer_about_a_story_that_was_not_in_view_is_not_taken(staff_client):
    told, claim = hidden()
    mira, noor = staff_client("mira"), staff_client("noor")
    weigh(noor, claim)
    weigh(mira, claim)
    name_it(mira, claim, told.submission.reference)
    given = {"do": "answer", "answer": "not-theirs", "about": "", "opening_reason": "1"}
    html = text(noor.post(room(claim, "read"), given))
    assert "Somebody named another story meanwhile" in html
    assert f'name="about" value="{told.submission.reference}"' in html
    assert not ClaimDecision.objects.exists()


def test_it_is_named_anew_until_somebody_has_answered(staff_client):
    told, claim = hidden()
    other, mira, noor = tell("reading", title="Other"), staff_client("mira"), staff_client("noor")
    weigh(mira, claim)
    name_it(mira, claim, other.submission.reference)
    name_it(mira, claim, told.submission.reference)
    assert Claim.objects.get().submission == told.submission
    answer(mira, claim, "theirs", found=[0])
    assert "It is another story" not in text(weigh(noor, claim))
    name_it(noor, claim, other.submission.reference)
    assert Claim.objects.get().submission == told.submission
    answer(noor, claim, "theirs", found=[0])
    assert Claim.objects.get().state == ClaimState.GRANTED


def test_a_story_that_the_person_named_is_not_swapped(staff_client):
    claim, other = claim_it(a_public_story()), tell("reading", title="Other")
    client = staff_client()
    assert "It is another story" not in text(weigh(client, claim))
    name_it(client, claim, other.submission.reference)
    assert Claim.objects.get().submission != other.submission


def test_not_found_ends_it(staff_client):
    claim = claim_it(None, TOLD)
    answer(staff_client(), claim, "not-theirs")
    assert Claim.objects.get().state == ClaimState.REFUSED
