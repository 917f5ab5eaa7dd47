"""Real backups are restored: a code that had stopped opening a story opens nothing again."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from stories.actions.claims.contest import contest_claims
from stories.actions.claims.hand_out import hand_out_code
from stories.actions.codes.find import find, find_any
from stories.actions.codes.second import (
    make_second_code,
    show_second_code,
    switch_off_second_code,
)
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import NotNow, UnknownCode
from stories.actions.restoring.replay import replay
from stories.actions.upkeep.housekeep import housekeep
from stories.vault import removals
from stories.vault.models import Claim, ClaimState
from stories.vault.records import RecordBroken
from tests.stories.backups import BOTH
from tests.stories.claiming import a_public_story, claim_it, grant_it
from tests.stories.replaying import RESTORED, done, replayed
from tests.stories.telling import DAY, NOON, tell

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("topics"),
]
WAITED = NOON + timedelta(days=14)


def opens(code: str) -> bool:
    try:
        return bool(find_any(typed=code))
    except UnknownCode:
        return False


def second_of(told, now=NOON) -> str:
    make_second_code(submission_id=told.id, now=now)
    return show_second_code(submission_id=told.id, now=now)


def lost_and_found(told, now=WAITED) -> str:
    """The new code after a claim that was granted."""
    return hand_out_code(claim_id=grant_it(claim_it(told)).id, now=now)


def test_a_lost_code_opens_nothing_again_and_the_new_one_opens_its_story(backup):
    told, other = a_public_story(), tell("published")
    second = second_of(told)
    before = backup()
    new = lost_and_found(told)
    before.restore(*BOTH)
    assert opens(told.code) and opens(second) and not opens(new), "the backup was none"
    assert replayed() == done(codes=2)
    assert not opens(told.code) and not opens(second)
    assert find(typed=new).id == told.id and find(typed=other.code).id == other.id
    told.again()
    assert told.submission.receipt is None and told.submission.second_slip is None


@pytest.mark.parametrize("when", ["waiting", "granted", "ready"])
def test_the_claim_that_gave_it_out_gives_out_no_other(backup, when):
    told = a_public_story()
    claim = claim_it(told) if when == "waiting" else grant_it(claim_it(told))
    before = backup()
    if when == "waiting":
        grant_it(claim)
    new = hand_out_code(claim_id=claim.id, now=WAITED)
    before.restore(*BOTH)
    assert replayed() == done(codes=1, settled=1)
    claim.refresh_from_db()
    assert claim.state == ClaimState.HANDED
    assert hand_out_code(claim_id=claim.id, now=WAITED + timedelta(days=2)) == ""
    assert find(typed=new).id == told.id


def test_lost_twice_the_last_one_holds(backup):
    told = a_public_story()
    before = backup()
    first = lost_and_found(told)
    between = backup()
    last = lost_and_found(told, now=WAITED + timedelta(days=1))
    for one, codes in ((before, 1), (between, 1)):
        one.restore(*BOTH)
        assert replay(today=RESTORED)["codes replaced again"] == codes
        assert [opens(code) for code in (told.code, first, last)] == [False, False, True]


def test_a_backup_from_after_it_changes_nothing(backup):
    told = a_public_story()
    new = lost_and_found(told)
    after = backup()
    after.restore(*BOTH)
    assert replayed() == done() and find(typed=new).id == told.id


def test_a_second_code_that_was_replaced_or_switched_off_stops_again(backup):
    told, off, kept = (tell("published") for _ in range(3))
    old, gone, held = second_of(told), second_of(off), second_of(kept)
    before = backup()
    new = second_of(told)
    switch_off_second_code(submission_id=off.id, today=DAY)
    before.restore(*BOTH)
    assert opens(old) and opens(gone)
    assert replayed() == done(codes=2)
    assert [opens(code) for code in (old, gone, new, held)] == [False, False, True, True]


def test_a_second_code_made_anew_after_it_was_off_is_lost_and_the_old_one_stays_off(backup):
    told = tell("published")
    old = second_of(told)
    before = backup()
    switch_off_second_code(submission_id=told.id, today=DAY)
    new = second_of(told)
    before.restore(*BOTH)
    replayed()
    assert not opens(old) and not opens(new)
    assert opens(second_of(told))


def test_a_claim_that_was_contested_gives_out_no_code_from_a_backup(backup):
    told = a_public_story()
    claim = grant_it(claim_it(told))
    before = backup()
    contest_claims(submission_id=told.id, today=WAITED.date())
    before.restore(*BOTH)
    assert replayed() == done(settled=1)
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUSED
    with pytest.raises(NotNow):
        hand_out_code(claim_id=claim.id, now=WAITED + timedelta(days=9))
    assert find(typed=told.code).id == told.id


def test_what_is_destroyed_since_is_not_settled_first(backup):
    told = a_public_story()
    claim = grant_it(claim_it(told))
    before = backup()
    contest_claims(submission_id=told.id, today=DAY)
    housekeep(now=NOON + timedelta(days=31))
    assert not Claim.objects.filter(pk=claim.pk).exists()
    withdraw(submission_id=told.id, today=DAY)
    before.restore(*BOTH)
    assert replayed() == done(claims=1, withdrawn=1, stones=1)


def test_a_thief_of_the_list_learns_no_code_and_not_whose(backup):
    told = a_public_story()
    second_of(told)
    second = second_of(told)
    claim = grant_it(claim_it(told))
    new = hand_out_code(claim_id=claim.id, now=WAITED)
    told.again()
    files = list(Path(settings.RECORDS, "removals").iterdir())
    stolen = " ".join(file.read_text() for file in files)
    telling = [new, second, told.code, str(told.id), str(claim.id), told.submission.code_lookup]
    telling += [told.submission.code_proof, told.submission.reference, str(WAITED.date())]
    assert [word for word in telling if word in stolen] == []
    assert sorted(r.what for r in removals.read()) == ["code", "second", "second"]


def test_somebody_who_writes_a_code_of_theirs_into_the_list_stops_the_replay(backup):
    told = a_public_story()
    before = backup()
    lost_and_found(told)
    before.restore(*BOTH)
    (file,) = Path(settings.RECORDS, "removals").iterdir()
    file.write_text(file.read_text().replace('"sealed":"', '"sealed":"00'))
    with pytest.raises(RecordBroken):
        replay(today=RESTORED)
    assert opens(told.code)
