"""A backup restored and the list replayed: what its tests ask, and do, again and again."""

from datetime import timedelta

from django.test import Client

from community.residue.needles import read_needles
from community.residue.report import search
from stories.actions.leaving.unpublish import unpublish
from stories.actions.restoring.replay import replay
from stories.actions.suspend import suspend
from stories.actions.switch import switch
from stories.choices import SuspendReason
from tests.flows.laws import assert_laws
from tests.stories.telling import DAY, a_moderator, tell

NEEDLES = ["Zwielichtblume", "heather lane seven"]
LATER = DAY + timedelta(days=3)
RESTORED = DAY + timedelta(days=9)


def told_with_needles(state="published", **answers):
    return tell(state, happened=f"They called me {NEEDLES[0]}.", name=NEEDLES[1], **answers)


def status(told) -> int:
    return Client().get(f"/en/stories/{told.submission.reference.lower()}/").status_code


def findings() -> list[str]:
    report = search(read_needles(NEEDLES))
    assert not report.unread
    return [str(finding) for finding in report.findings]


def done(**counts: int) -> dict[str, int]:
    """All the counts, these and otherwise none."""
    names = {
        "withdrawn": "stories withdrawn again",
        "claims": "claims destroyed again",
        "reports": "reports destroyed again",
        "keys": "keys destroyed again",
        "stones": "tombstones laid again",
        "off": "stories taken off the page again",
        "suspended": "stories suspended again",
        "choices": "choices turned off again",
        "codes": "codes replaced again",
        "settled": "claims settled again",
        "translations": "translations taken down again",
    }
    return {called: counts.get(name, 0) for name, called in names.items()}


def replayed() -> dict[str, int]:
    """Replay for real, after a dry run that promised the same; a second time there is nothing."""
    promised = replay(today=RESTORED, dry_run=True)
    counts = replay(today=RESTORED)
    assert counts == promised
    assert replay(today=RESTORED) == done()
    assert_laws(RESTORED)
    return counts


def by_author(told):
    unpublish(submission_id=told.id, today=LATER)


def by_moderator(told):
    unpublish(
        submission_id=told.id,
        today=LATER,
        moderator=a_moderator(),
        reason=SuspendReason.CHILD_NAMED,
    )


def suspend_it(told, today=LATER):
    suspend(
        submission_id=told.id,
        moderator=a_moderator(),
        reason=SuspendReason.COURT_ORDER,
        today=today,
    )


def turn(told, purpose, *, on, today):
    switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=today)
