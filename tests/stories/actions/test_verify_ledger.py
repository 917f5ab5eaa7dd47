"""`verify_ledger`: every chain is proven, and whatever was altered behind our back is named."""

import io
import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from stories.actions.leaving.discard import discard
from stories.actions.leaving.withdraw import withdraw
from stories.actions.proving import ledger as prove_ledger_module
from stories.actions.proving.ledger import prove_ledger
from stories.actions.switch import switch
from stories.actions.upkeep.anchor import anchor
from stories.actions.upkeep.housekeep import housekeep
from stories.consent import Purpose
from stories.vault.models import Anchor, ConsentEntry, DataKey, Submission
from stories.vault.records import entries
from tests.stories.actions.tampering import for_a_moment, raw, rows_of
from tests.stories.telling import DAY, send_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LEDGER, ANCHORS = "vault_consententry", "vault_anchor"
TOMORROW = DAY + timedelta(days=1)


def turn(told, purpose=Purpose.QUOTE, on=True):
    switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=DAY)


def wrong():
    return prove_ledger().wrong


def of(told, number):
    return told.submission.ledger.get(number=number)


def record_files(settings):
    return sorted(Path(settings.RECORDS, "anchors").iterdir())


@pytest.fixture
def told():
    """A story with a ledger of some length, anchored."""
    told = tell("published", shown=["country"])
    turn(told)
    anchor(today=DAY)
    return told


def test_what_nobody_touched_holds(told):
    for state in ("draft", "waiting", "kept", "offered", "unpublished"):
        tell(state)
    anchor(today=TOMORROW)
    proof = prove_ledger()
    assert proof.wrong == proof.unproven == []
    assert proof.stories == Submission.objects.count() == 6
    assert proof.entries == ConsentEntry.objects.count()
    assert proof.not_anchored == 0


def test_the_command_says_how_much_it_looked_at_and_what_to_note(told):
    turn(told, on=False)
    out = io.StringIO()
    call_command("verify_ledger", stdout=out)
    said = out.getvalue()
    assert f"1 stories with {told.submission.ledger.count()} entries" in said
    assert "1 entries are younger than their last anchor" in said
    assert f"Newest anchor: {DAY}, " in said and "Every chain holds." in said
    quiet = io.StringIO()
    call_command("verify_ledger", quiet=True, stdout=quiet)
    assert quiet.getvalue() == ""


def test_the_command_names_the_story_and_the_entry(told):
    raw(f"UPDATE {LEDGER} SET entry = NULL WHERE id = %s", of(told, 3).pk)
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("verify_ledger", quiet=True, stdout=out)
    assert refused.value.returncode == 1
    assert out.getvalue() == f"{told.submission.reference}: entry 3 was altered\n"


def test_an_altered_entry_or_seal_is_named_and_only_the_first(told):
    for number in (2, 4):
        pk = of(told, number).pk
        sealed = bytearray(of(told, number).entry)
        sealed[-1] ^= 1
        with for_a_moment():
            raw(f"UPDATE {LEDGER} SET entry = %s WHERE id = %s", bytes(sealed), pk)
            raw(f"UPDATE {LEDGER} SET seal = %s WHERE id = %s", "0" * 64, of(told, 5).pk)
            assert wrong() == [f"{told.submission.reference}: entry {number} was altered"]
        with for_a_moment():
            raw(f"UPDATE {LEDGER} SET seal = %s WHERE id = %s", "0" * 64, pk)
            assert f"entry {number} does not follow" in wrong()[0]


def test_an_entry_taken_out_of_the_middle_is_named(told):
    with for_a_moment():
        raw(f"DELETE FROM {LEDGER} WHERE id = %s", of(told, 3).pk)
        assert wrong() == [f"{told.submission.reference}: entry 3 is missing"]
    later = of(told, 4).pk
    raw(f"DELETE FROM {LEDGER} WHERE id = %s", of(told, 3).pk)
    raw(f"UPDATE {LEDGER} SET number = 3 WHERE id = %s", later)
    assert "entry 3 does not follow" in wrong()[0]


def test_a_tail_that_was_anchored_cannot_be_cut_off(told):
    length = told.submission.ledger.count()
    raw(f"DELETE FROM {LEDGER} WHERE number > 2")
    (only,) = wrong()
    assert only == (
        f"{told.submission.reference}: it was cut off after entry 2: on {DAY} it was anchored "
        f"with {length}"
    )


def test_a_chain_in_the_place_of_another_is_named(told):
    """By somebody with both databases, who makes a chain that holds by itself."""
    length = told.submission.ledger.count()
    raw(f"DELETE FROM {LEDGER}")
    told.again()
    for _ in range(length + 2):
        turn(told)
    assert wrong() == [
        f"{told.submission.reference}: entry {length} is not the one that was anchored on {DAY}"
    ]


def test_a_whole_ledger_gone_is_named(told):
    raw(f"DELETE FROM {LEDGER}")
    assert wrong() == [f"{told.submission.reference}: the whole ledger is gone"]


def test_an_entry_added_by_hand_is_named(told):
    columns, rows = rows_of(LEDGER)
    added = dict(zip(columns, rows[-1], strict=True)) | {"id": 99_999}
    added["number"] += 1
    names = ", ".join(added)
    raw(
        f"INSERT INTO {LEDGER} ({names}) VALUES ({', '.join(['%s'] * len(added))})",
        *added.values(),
    )
    assert wrong() == [f"{told.submission.reference}: entry {added['number']} was altered"]


def test_a_key_that_is_gone_is_said_and_is_no_error(told):
    DataKey.objects.all().delete()
    proof = prove_ledger()
    assert proof.wrong == []
    assert proof.unproven == [
        f"{told.submission.reference}: its key is gone, and with it what the ledger says"
    ]
    raw(f"DELETE FROM {LEDGER} WHERE number > 2")
    assert "cut off after entry 2" in wrong()[0]


def test_what_is_sent_while_we_look_is_not_called_wrong(told, monkeypatch):
    draft = tell("draft")
    first = prove_ledger_module.broken_link

    def overtaken(submission, rows, *args, **kwargs):
        if submission.pk == draft.id and submission.state == "draft":
            send_it(draft)
            rows = list(ConsentEntry.objects.filter(submission=submission))
        return first(submission, rows, *args, **kwargs)

    monkeypatch.setattr(prove_ledger_module, "broken_link", overtaken)
    proof = prove_ledger()
    assert proof.wrong == [] and draft.again().state == "waiting"
    assert proof.entries == ConsentEntry.objects.count()


def test_a_key_that_no_master_key_opens_is_an_error(told, settings):
    settings.MASTER_KEYS = ["b3RoZXItb25seS1mb3ItdGVzdHMtb3RoZXItdGVzdHM="]
    assert wrong() == [f"{told.submission.reference}: its key opens with none of the master keys"]


@pytest.mark.parametrize("state", ["waiting", "published", "declined"])
def test_who_goes_by_the_door_leaves_dust_and_no_alarm(state):
    told = tell(state)
    anchor(today=DAY)
    before = list(Anchor.objects.values())
    if state == "declined":
        discard(submission_id=told.id, today=DAY)
    else:
        withdraw(submission_id=told.id, today=DAY)
    assert list(Anchor.objects.values()) == before, "the head stays, and leads nowhere"
    assert wrong() == []
    columns = json.dumps([*Anchor.objects.values("mark", "seal"), *entries("anchors")])
    assert str(told.id) not in columns and told.id.hex not in columns
    assert told.submission.reference not in columns


def test_a_story_that_vanished_without_a_removal_is_named(told):
    other = tell("waiting")
    anchor(today=TOMORROW)
    Submission.objects.filter(pk=other.id).delete()
    assert wrong() == [
        f"a story whose ledger was anchored on {TOMORROW} vanished without a removal"
    ]


def test_anchors_altered_or_missing_are_named(told, settings):
    turn(told)
    anchor(today=TOMORROW)
    turn(told)
    anchor(today=TOMORROW + timedelta(days=1))
    assert wrong() == []
    with for_a_moment():
        raw(f"UPDATE {ANCHORS} SET number = 2 WHERE day = %s", TOMORROW)
        assert f"the anchors of {TOMORROW} were altered" in wrong()
    with for_a_moment():
        raw(f"DELETE FROM {ANCHORS} WHERE day = %s", TOMORROW)
        assert f"the anchors of {TOMORROW} are gone; was a backup of before put back?" in wrong()
    middle = next(f for f in record_files(settings) if f'"day":"{TOMORROW}"' in f.read_text())
    middle.rename(middle.with_suffix(".away"))
    assert f"the anchors of {TOMORROW} have no signed record" in wrong()
    assert any("is missing, or is another one" in line for line in wrong())


def test_a_record_that_was_altered_is_named_and_stops_no_housekeeping(told, settings):
    (file,) = record_files(settings)
    file.write_text(file.read_text().replace('"count":1', '"count":2'))
    assert any(file.name in line for line in wrong())
    turn(told)
    late = datetime.combine(TOMORROW, time(12), UTC)
    assert housekeep(now=late)["consent ledgers anchored"] == 0


def test_only_what_grew_is_anchored_once_a_day_and_signed(told, settings):
    other = tell("waiting")
    noon = datetime.combine(TOMORROW, time(12), UTC)
    assert housekeep(now=noon)["consent ledgers anchored"] == 1
    turn(other)
    assert housekeep(now=noon + timedelta(hours=1))["consent ledgers anchored"] == 0
    assert housekeep(now=noon + timedelta(days=1))["consent ledgers anchored"] == 1
    assert housekeep(now=noon + timedelta(days=2))["consent ledgers anchored"] == 0
    assert [entry["count"] for entry in sorted(entries("anchors"), key=lambda e: e["day"])] == [
        *(1, 1, 1)
    ]
    assert wrong() == []


def test_cut_off_between_the_rows_and_their_record_the_next_run_signs(told, settings):
    (file,) = record_files(settings)
    file.unlink()
    assert wrong() == [f"the anchors of {DAY} have no signed record"]
    assert anchor(today=DAY) == 0
    assert wrong() == []


def test_a_backup_put_back_is_said_once_and_then_explained(told):
    turn(told)
    with for_a_moment():
        anchor(today=TOMORROW)
    gone = f"the anchors of {TOMORROW} are gone; was a backup of before put back?"
    assert wrong() == [gone]
    assert prove_ledger(restored=DAY).wrong == []
    assert anchor(today=TOMORROW) == 0, "the lost day is not signed a second time"
    assert anchor(today=TOMORROW + timedelta(days=1)) == 1
    assert prove_ledger(restored=DAY).wrong == []
