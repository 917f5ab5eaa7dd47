"""The power goes at any step of a withdrawal: nothing is half there, and housekeeping ends it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from community.residue.needles import read_needles
from community.residue.report import search
from stories.actions.codes.find import find
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import UnknownCode
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story, Tombstone
from stories.vault import removals
from stories.vault.models import ConsentEntry, DataKey, Erasure, Message, Submission, Version
from stories.vault.records import mark
from tests.stories.telling import DAY, NOON, Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROOT = Path(__file__).resolve().parents[3]
NEEDLES = ["Zwielichtblume", "heather lane seven"]
FEWEST = 30  # steps that a withdrawal has; fewer, and this test is not testing


class Falling:
    """The process beside us that withdraws and dies."""

    def __init__(self) -> None:
        places = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
        command = [sys.executable, "-m", "tests.stories.falling"]
        self.process = subprocess.Popen(
            [*command, json.dumps(places | {"records": settings.RECORDS})],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def falls(self, told: Told, step: int) -> bool:
        """Withdraw and die at this step; False when it needed fewer."""
        self.process.stdin.write(json.dumps({"submission": str(told.id), "step": step}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        assert answer in ("fell", "done"), answer
        return answer == "fell"

    def end(self) -> None:
        self.process.communicate(timeout=30)


@pytest.fixture
def falling():
    beside = Falling()
    yield beside
    beside.end()


def status(told: Told) -> int:
    return Client().get(f"/en/stories/{told.submission.reference.lower()}/").status_code


def opens(told: Told) -> bool:
    try:
        return find(typed=told.code).id == told.id
    except UnknownCode:
        return False


def is_written_down(told: Told) -> bool:
    return mark(told.id) in {r.mark for r in removals.read() if r.what == "whole"}


def rows() -> dict[str, int]:
    tables = (Submission, Version, Message, ConsentEntry, DataKey, Erasure, Story)
    return {model.__name__: model.objects.count() for model in tables}


def test_at_every_step_it_is_whole_or_gone_and_housekeeping_ends_it(falling):
    other = tell("published")
    before = rows()
    step, fell, seen = 0, True, set()
    while fell:
        step += 1
        told = tell("published", happened=f"They called me {NEEDLES[0]}.", name=NEEDLES[1])
        fell = falling.falls(told, step)
        # Nothing is half there: the page and the code, or neither.
        is_there, written = opens(told), is_written_down(told)
        assert status(told) == (200 if is_there else 410), step
        assert fell or not is_there
        assert is_there or written, "gone, and a restored backup would bring it back"
        seen.add((is_there, written))
        housekeep(now=NOON)
        if is_there and not written:
            # The press came to nothing: the author saw no answer, and the page is as it was.
            assert opens(told) and status(told) == 200
            withdraw(submission_id=told.id, today=DAY)
        assert not opens(told) and status(told) == 410
        assert rows() == before, step
        assert Tombstone.objects.filter(reference=told.submission.reference).exists()
        assert is_written_down(told)
    assert step > FEWEST
    assert seen == {(True, False), (True, True), (False, True)}, "a kind of fall never came"
    report = search(read_needles(NEEDLES))
    assert (report.findings, report.unread) == ([], [])
    assert status(other) == 200 and opens(other)
