"""What was told with a claim is gone after its time, at once with its story, and when asked."""

from datetime import timedelta

import pytest
from django.db import connections

from stories.actions.claims.end import end_claim, end_old_claims, last_day
from stories.actions.leaving import end_rows
from stories.actions.leaving.withdraw import withdraw
from stories.actions.upkeep.housekeep import finish_erasures, housekeep, sweep_orphan_keys
from stories.vault import removals
from stories.vault.models import Claim, ClaimDecision, ClaimState, DataKey, Erasure
from tests.stories.backups import BOTH
from tests.stories.claiming import (
    KNOWS,
    a_public_story,
    answer_it,
    claim_it,
    grant_it,
    is_in,
)
from tests.stories.replaying import done, replayed
from tests.stories.telling import DAY, NOON, tell

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("topics"),
]
NEEDLE = "Zwielichtblume"


def nothing_of_claims() -> bool:
    ids = [row.submission_id for row in DataKey.objects.all()]
    return (
        not Claim.objects.exists()
        and not ClaimDecision.objects.exists()
        and not Erasure.objects.exists()
        and len(ids) <= 1
    )


def raw() -> bytes:
    found = b""
    for alias in ("default", "keys"):
        name = connections[alias].settings_dict["NAME"]
        for ending in ("", "-wal"):
            try:
                with open(f"{name}{ending}", "rb") as file:
                    found += file.read()
            except FileNotFoundError:
                continue
    return found


@pytest.mark.parametrize("days", [29, 30])
def test_a_refused_claim_ends_on_its_day_and_not_before(days):
    told = a_public_story()
    claim = answer_it(claim_it(told), "anna", "not-theirs")
    assert last_day(claim) == DAY + timedelta(days=30)
    done = housekeep(now=NOON + timedelta(days=days))
    assert done["claims ended"] == (days == 30)
    assert nothing_of_claims() == (days == 30)


def test_what_waits_for_an_answer_is_not_swept_and_keeps_its_key():
    claim = claim_it(a_public_story())
    housekeep(now=NOON + timedelta(days=59))
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.OPEN
    assert DataKey.objects.filter(submission_id=claim.id).exists()
    assert sweep_orphan_keys(today=DAY + timedelta(days=59)) == 0


def test_a_granted_one_is_kept_until_its_code_could_be_fetched(settings):
    settings.PERIODS = settings.PERIODS | {"CLAIM_DAYS": 60}
    claim = grant_it(claim_it(a_public_story()))
    assert last_day(claim) == DAY + timedelta(days=74)
    assert end_old_claims(today=DAY + timedelta(days=73)) == 0
    assert end_old_claims(today=DAY + timedelta(days=74)) == 1


@pytest.mark.parametrize("state", ["open", "granted", "doubt", "in-story"])
def test_with_its_story_every_claim_goes_at_once(state):
    told = a_public_story()
    claim = is_in(told) if state == "in-story" else claim_it(told)
    if state == "granted":
        grant_it(claim)
    elif state == "doubt":
        answer_it(claim, "anna", "unsure")
        assert answer_it(claim, "ben", "unsure").state == ClaimState.DOUBT
    withdraw(submission_id=told.id, today=DAY)
    assert nothing_of_claims() and not DataKey.objects.exists()


def test_with_a_declined_story_that_is_swept_too():
    told = tell("declined")
    claim = claim_it(None)
    Claim.objects.filter(pk=claim.pk).update(submission_id=told.id)
    housekeep(now=NOON + timedelta(days=31))
    assert nothing_of_claims() and not DataKey.objects.exists()


def test_whoever_told_it_can_delete_it_at_once():
    claim = claim_it(a_public_story())
    for _time in range(2):
        end_claim(claim_id=claim.id)
    assert nothing_of_claims()


def test_cut_off_before_the_key_it_is_finished_by_housekeeping(monkeypatch):
    claim = claim_it(a_public_story())
    with monkeypatch.context() as patch:
        patch.setattr(end_rows, "_destroy", lambda ids: None)
        end_claim(claim_id=claim.id)
    assert DataKey.objects.filter(submission_id=claim.id).exists()
    assert finish_erasures() == 1
    assert nothing_of_claims()


def test_a_record_that_failed_is_kept_in_mind(monkeypatch):
    claim = claim_it(a_public_story())
    with monkeypatch.context() as patch:
        patch.setattr(removals, "keep", full_disk)
        end_claim(claim_id=claim.id)
    assert Erasure.objects.get().submission_id == claim.id
    assert not removals.read()
    assert finish_erasures() == 1
    assert [row.what for row in removals.read()] == ["whole"]
    assert nothing_of_claims()


def full_disk(kind, entry):
    raise OSError(28, "No space left on device")


def test_deleted_twice_while_the_first_is_still_at_work(monkeypatch):
    claim = claim_it(a_public_story())
    with monkeypatch.context() as patch:
        patch.setattr("stories.actions.leaving.erase.scrub_search", lambda: False)
        for _time in range(2):
            end_claim(claim_id=claim.id)
    assert Erasure.objects.count() == 1
    assert finish_erasures() == 1 and nothing_of_claims()


@pytest.mark.parametrize(
    ("restored", "counts"),
    [(("default",), {"claims": 1}), (("keys",), {"keys": 1}), (BOTH, {"claims": 1})],
)
@pytest.mark.parametrize("about", [True, False])
def test_a_restored_backup_does_not_bring_back_what_was_told(backup, restored, counts, about):
    told = a_public_story()
    claim, other = claim_it(told if about else None), claim_it(told)
    before = backup()
    end_claim(claim_id=claim.id)
    before.restore(*restored)
    assert replayed() == done(**counts)
    assert [row.id for row in Claim.objects.all()] == [other.id]
    assert not DataKey.objects.filter(submission_id=claim.id).exists()
    assert not Erasure.objects.exists()


def test_with_a_story_that_goes_again_its_claims_go_again(backup):
    told = a_public_story()
    claim_it(told)
    before = backup()
    withdraw(submission_id=told.id, today=DAY)
    before.restore(*BOTH)
    assert replayed() == done(withdrawn=1, claims=1, stones=1)
    assert nothing_of_claims() and not DataKey.objects.exists()


def test_housekeeping_alone_ends_a_restored_claim_again(backup):
    claim = claim_it(a_public_story())
    before = backup()
    end_claim(claim_id=claim.id)
    before.restore(*BOTH)
    assert housekeep(now=NOON)["erasures finished"] == 1
    assert nothing_of_claims()


@pytest.mark.parametrize("field", ["told", "contact"])
@pytest.mark.sqlite
def test_a_needle_is_sealed_while_it_is_there_and_its_seal_is_gone_after(field):
    told = a_public_story()
    contact = f"{NEEDLE}@example.org".lower() if field == "contact" else ""
    text = f"{KNOWS} {NEEDLE}." if field == "told" else KNOWS
    claim = answer_it(claim_it(told, text, contact=contact), "anna", "not-theirs")
    sealed = bytes(getattr(Claim.objects.get(pk=claim.pk), field))
    assert NEEDLE.lower().encode() not in raw().lower()
    assert sealed in raw(), "the test would see it"
    housekeep(now=NOON + timedelta(days=30))
    assert nothing_of_claims()
    assert sealed not in raw() and NEEDLE.lower().encode() not in raw().lower()
