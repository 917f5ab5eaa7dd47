"""A wrong key, or another database's keys, is refused before anything is written with it."""

import io
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from community.lib.crypto import mark_of, new_master_key
from community.starting import refuse_to_start
from stories.actions.sending.begin import begin
from stories.actions.upkeep.rotate import _rewrap as rewrap
from stories.actions.upkeep.rotate import rotate
from stories.vault import proof
from stories.vault.models import DataKey, KeyCheck, Pairing, Submission
from stories.vault.proof import WrongKeys
from stories.vault.records import entries, keep
from tests.stories.telling import ANSWERS, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a start: nothing is proven yet."""
    monkeypatch.setattr(proof, "_proven", set())


def starts_anew(settings: Any, **others: Any) -> None:
    for name, value in others.items():
        setattr(settings, name, value)
    proof._proven.clear()


def refused(words: str) -> None:
    """By a server that starts, by Django's own check, and by whatever would write."""
    before = [DataKey.objects.count(), KeyCheck.objects.count(), Submission.objects.count()]
    with pytest.raises(ImproperlyConfigured, match=words):
        refuse_to_start()
    found = run_checks(databases=["default", "keys"], tags=["database"])
    assert any(words in str(message.msg) and message.id == "vault.E003" for message in found)
    with pytest.raises(WrongKeys, match=words):
        begin(language="en")
    with pytest.raises(WrongKeys, match=words):
        keep("removals", {"what": "whole", "mark": "not-written"})
    with pytest.raises(CommandError, match=words):
        call_command("housekeeping", stdout=io.StringIO())
    with pytest.raises(CommandError, match=words):
        call_command("check_keys", stdout=io.StringIO())
    assert not [entry for entry in entries("removals") if entry["mark"] == "not-written"]
    after = [DataKey.objects.count(), KeyCheck.objects.count(), Submission.objects.count()]
    assert after == before


def test_the_first_start_makes_the_rows_and_the_next_ones_change_nothing() -> None:
    refuse_to_start()
    assert (KeyCheck.objects.count(), Pairing.objects.count()) == (1, 1)
    rows = [*KeyCheck.objects.values_list(), *Pairing.objects.values_list()]
    proof._proven.clear()
    refuse_to_start()
    assert [*KeyCheck.objects.values_list(), *Pairing.objects.values_list()] == rows
    assert not run_checks(databases=["default", "keys"], tags=["database"])


def test_another_master_key(settings: Any) -> None:
    tell("draft")
    right = settings.MASTER_KEYS
    starts_anew(settings, MASTER_KEYS=[new_master_key()])
    refused("None of HNH_MASTER_KEYS")
    starts_anew(settings, MASTER_KEYS=right)
    refuse_to_start()


def test_the_message_names_marks_and_no_key(settings: Any) -> None:
    tell("draft")
    right, wrong = settings.MASTER_KEYS[0], new_master_key()
    starts_anew(settings, MASTER_KEYS=[wrong])
    said = " ".join(proof.problems())
    assert mark_of(right) in said
    assert mark_of(wrong) in said
    assert right not in said
    assert wrong not in said


def test_an_older_master_key_that_is_missing(settings: Any) -> None:
    tell("draft")
    newer = new_master_key()
    starts_anew(settings, MASTER_KEYS=[newer, *settings.MASTER_KEYS])
    tell("draft")
    starts_anew(settings, MASTER_KEYS=[newer])
    refused("is not complete")


def test_a_newer_master_key_taken_out_again(settings: Any) -> None:
    """What was told meanwhile is under the newer one alone."""
    tell("draft")
    older = list(settings.MASTER_KEYS)
    starts_anew(settings, MASTER_KEYS=[new_master_key(), *older])
    tell("draft")
    starts_anew(settings, MASTER_KEYS=older)
    refused("is not complete")


def test_another_pepper(settings: Any) -> None:
    tell("draft")
    starts_anew(settings, CODE_PEPPER=b"another pepper of thirty-two bytes")
    refused("HNH_CODE_PEPPER is another one")


def test_another_record_key(settings: Any) -> None:
    tell("draft")
    starts_anew(settings, RECORD_KEY=b"another record key of 32 bytes...")
    refused("HNH_RECORD_KEY is another one")


def test_the_keys_of_another_site(settings: Any) -> None:
    """The main database came back, and beside it lies the `keys` of somebody else."""
    tell("draft")
    pairing = bytes(Pairing.objects.get().secrets)
    for model in (DataKey, KeyCheck, Pairing):
        model.objects.all().delete()
    proof._proven.clear()
    Submission.objects.all().delete()
    tell("draft")
    Pairing.objects.update(secrets=pairing)
    proof._proven.clear()
    refused("do not belong together")


def test_an_empty_database_of_keys() -> None:
    tell("draft")
    for model in (DataKey, KeyCheck):
        model.objects.all().delete()
    proof._proven.clear()
    refused("do not belong together")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("check_keys", "--anew", stdout=io.StringIO())


def test_an_update_finds_the_keys_that_are_there(settings: Any) -> None:
    """From a version without these rows: a wrong key is refused then too."""
    tell("draft")
    KeyCheck.objects.all().delete()
    Pairing.objects.all().delete()
    right = settings.MASTER_KEYS
    starts_anew(settings, MASTER_KEYS=[new_master_key()])
    refused("1 of 1 data keys open with none")
    starts_anew(settings, MASTER_KEYS=right)
    refuse_to_start()
    assert KeyCheck.objects.get().mark == mark_of(right[0])


def test_a_rotation_cut_off_in_the_middle_is_resumed(settings: Any, monkeypatch: Any) -> None:
    stories = [tell("draft") for _ in range(5)]
    old, new = settings.MASTER_KEYS[0], new_master_key()
    starts_anew(settings, MASTER_KEYS=[new, old])
    batches = []

    def fall_in_the_second(ids: Any, done: Any) -> None:
        batches.append(ids)
        if len(batches) == 2:
            raise KeyboardInterrupt
        rewrap(ids, done)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("stories.actions.upkeep.rotate._rewrap", fall_in_the_second)
        rotate(batch_size=2)
    for alone in (new, old):
        starts_anew(settings, MASTER_KEYS=[alone])
        refused("is not complete")
    starts_anew(settings, MASTER_KEYS=[new, old])
    assert rotate(batch_size=2).rewrapped == 3
    starts_anew(settings, MASTER_KEYS=[new])
    refuse_to_start()
    for story in stories:
        assert story.safe().get(story.again(), "happened") == ANSWERS["happened"]
    starts_anew(settings, MASTER_KEYS=[old])
    refused("None of HNH_MASTER_KEYS")


def test_a_master_key_lost_for_good(settings: Any) -> None:
    """The site may go on; what was under the lost one stays sealed, and comes back with it."""
    story, lost, new = tell(), settings.MASTER_KEYS[0], new_master_key()
    starts_anew(settings, MASTER_KEYS=[new])
    out = io.StringIO()
    call_command("check_keys", "--anew", stdout=out)
    assert "1 data keys open with none" in out.getvalue()
    refuse_to_start()
    begin(language="en")
    starts_anew(settings, MASTER_KEYS=[new, lost])
    assert story.safe().get(story.again(), "happened") == ANSWERS["happened"]
