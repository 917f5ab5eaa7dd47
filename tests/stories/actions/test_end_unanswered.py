"""A claim that nobody decided in time ends kindly: nobody's words wait for ever."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from stories.actions.claims import end_unanswered as module
from stories.actions.claims.end_unanswered import answer_by, end_unanswered
from stories.actions.refusals import NotNow
from stories.actions.upkeep.housekeep import housekeep
from stories.vault.models import Claim, ClaimState, DataKey, State
from tests.stories.backups import BOTH
from tests.stories.claiming import a_public_story, answer_it, claim_it, code_of, is_in
from tests.stories.telling import DAY, NOON

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("topics"),
]
OVER = timedelta(days=60)


def key_of(claim):
    return DataKey.objects.filter(submission_id=claim.id)


@pytest.mark.parametrize("kind", ["lost-code", "lost-code with an answer", "in-story"])
def test_on_its_day_the_words_go_and_the_person_is_told_with_their_code(client, kind):
    told = a_public_story()
    contact = {"contact": "me@example.org"}
    claim = is_in(told, **contact) if kind == "in-story" else claim_it(told, **contact)
    code = code_of(claim)
    if "answer" in kind:
        answer_it(claim, "anna", "theirs")
    assert answer_by(claim) == DAY + OVER
    mail.outbox.clear()
    assert housekeep(now=NOON + OVER)["claims over without an answer"] == 1
    claim.refresh_from_db()
    assert claim.state == ClaimState.OVER and not key_of(claim).exists()
    assert {getattr(claim, name) for name in module.SEALED} == {None}
    assert [note.to for note in mail.outbox] == [["me@example.org"]]
    assert told.again().state == State.PUBLISHED and not told.submission.messages.exists()
    page = client.post(reverse("share:return"), {"code": code}, follow=True)
    assert "We did not answer in time" in page.content.decode()
    with pytest.raises(NotNow):
        answer_it(claim, "ben", "not-theirs", found=())
    housekeep(now=NOON + OVER + timedelta(days=30))
    assert not Claim.objects.exists()


def test_the_setting_itself_is_what_ends_it_and_a_decided_one_is_left_alone(settings):
    settings.PERIODS = settings.PERIODS | {"CLAIM_OPEN_DAYS": 9}
    told = a_public_story()
    claim, decided = claim_it(told), answer_it(claim_it(told), "anna", "not-theirs")
    assert end_unanswered(today=DAY + timedelta(days=8)) == 0
    assert end_unanswered(today=DAY + timedelta(days=9)) == 1
    assert key_of(decided).exists() and not key_of(claim).exists()
    decided.refresh_from_db()
    assert decided.state == ClaimState.REFUSED


def test_cut_off_before_the_key_the_next_run_destroys_it(monkeypatch):
    claim = claim_it(a_public_story())

    class Cut(Exception):
        pass

    class Broken:
        @property
        def objects(self):
            raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(module, "DataKey", Broken())
        with pytest.raises(Cut):
            end_unanswered(today=DAY + OVER)
    assert Claim.objects.get(pk=claim.pk).told is None and key_of(claim).exists()
    assert end_unanswered(today=DAY + OVER) == 0
    assert not key_of(claim).exists()


def test_a_restored_backup_does_not_keep_what_was_told(backup):
    claim = claim_it(a_public_story())
    before = backup()
    end_unanswered(today=DAY + OVER)
    before.restore(*BOTH)
    assert key_of(claim).exists()
    assert housekeep(now=NOON + OVER)["claims over without an answer"] == 1
    assert Claim.objects.get(pk=claim.pk).told is None and not key_of(claim).exists()


def test_one_whose_key_is_gone_keeps_no_other_from_its_end():
    lost, claim = claim_it(a_public_story()), claim_it(None)
    key_of(lost).delete()
    assert end_unanswered(today=DAY + OVER) == 2
    assert {one.state for one in (lost, claim) if not one.refresh_from_db()} == {ClaimState.OVER}
