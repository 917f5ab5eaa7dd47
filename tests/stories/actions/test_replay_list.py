"""The signed list of removals: its command, its signatures, and what a thief of it learns."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.vault import removals
from stories.vault.models import Submission
from tests.stories.replaying import LATER, status, suspend_it, told_with_needles, turn
from tests.stories.telling import NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


def command(*options: str) -> str:
    out = StringIO()
    call_command("replay_erasures", *options, stdout=out)
    return out.getvalue()


def test_the_command_counts_and_names_nobody(backup):
    told, kept = told_with_needles(), tell("published")
    before = backup()
    withdraw(submission_id=told.id, today=LATER)
    before.restore("default")
    dry = command("--dry-run")
    assert "stories withdrawn again: 1\n" in dry and "Nothing was done." in dry
    assert status(told) == 200
    out = command("--erase-keyless")
    assert "stories withdrawn again: 1\n" in out and "stories without a key erased: 0\n" in out
    for one in (told, kept):
        assert one.submission.reference not in out + dry and str(one.id) not in out + dry
    assert status(told) == 410 and status(kept) == 200
    assert "stories without a key (see the handbook): 0" in command()


def test_a_broken_signature_stops_everything_and_is_named(backup):
    told = told_with_needles()
    before = backup()
    withdraw(submission_id=told.id, today=LATER)
    before.restore("default", "keys")
    file = next(Path(settings.RECORDS, "removals").iterdir())
    file.write_text(file.read_text().replace("whole", "stone"))
    if "whole" not in file.read_text():
        file.write_text(file.read_text().replace("a", "b"))
    with pytest.raises(CommandError, match=rf"Nothing was done.*removals/{file.name}"):
        command()
    assert Submission.objects.filter(pk=told.id).exists()
    assert housekeep(now=NOON)["erasures finished"] == 0, "housekeeping goes on without the list"


def test_the_public_key_is_printed(backup):
    key = command("--public-key").strip()
    assert len(bytes.fromhex(key)) == 32


def test_a_thief_of_the_list_learns_nothing_of_whom_or_when():
    told = tell("published")
    turn(told, Purpose.PRESS, on=False, today=LATER)
    suspend_it(told)
    by_moderator_two(told)
    withdraw(submission_id=told.id, today=LATER)
    files = list(Path(settings.RECORDS, "removals").iterdir())
    stolen = " ".join(file.read_text() for file in files)
    telling = [str(told.id), told.id.hex, told.submission.reference, str(LATER)]
    telling += ["press", "court-order", "child-named", "quarter"]
    assert [word for word in telling if word in stolen] == []
    assert {r.what for r in removals.read()} == {"no", "suspended", "off", "stone", "whole"}


def by_moderator_two(told):
    unpublish(
        submission_id=told.id,
        today=LATER,
        moderator=a_moderator("other"),
        reason=SuspendReason.CHILD_NAMED,
    )


def test_a_full_disk_keeps_nobody_on_the_page_and_is_made_good(tmp_path):
    in_the_way = tmp_path / "in-the-way"
    in_the_way.write_text("")
    records, settings.RECORDS = settings.RECORDS, str(in_the_way / "records")
    told = tell("published")
    removed = withdraw(submission_id=told.id, today=LATER)
    assert removed.pending and removed.left == ("record",)
    assert status(told) == 410
    settings.RECORDS = records
    assert housekeep(now=NOON)["erasures finished"] == 1
    assert [r.what for r in removals.read()] == ["whole"]
