"""Whoever may know the person decides nothing about their story: held inside the actions."""

from collections.abc import Callable
from typing import Any

import pytest

from community.models import AuditEvent
from stories.actions.content import latest_content
from stories.actions.decide import decline, keep_unpublished, offer
from stories.actions.hold import hand_over, open_for_reading, release, step_back
from stories.actions.redact import flag, redact
from stories.actions.refusals import MayNotRead
from stories.choices import DeclineReason, OpeningReason
from tests.stories.desk.conftest import BOTH, address
from tests.stories.telling import DAY, Told, a_moderator, tell

pytestmark = BOTH


def acts(told: Told) -> dict[str, Callable[[], Any]]:
    """Everything that a moderator does with a story, by somebody who stepped back."""
    me = {"submission_id": told.id, "moderator": a_moderator("mira")}
    dated: dict[str, Any] = me | {"today": DAY}
    now = dated | {"edition": told.again().edition}
    content = latest_content(told.submission, told.safe())
    return {
        "open": lambda: open_for_reading(**dated, reason=OpeningReason.CONTINUE),
        "release": lambda: release(**dated),
        "hand over": lambda: hand_over(**dated, to=a_moderator("noor")),
        "flag": lambda: flag(**me, flags=["risk"]),
        "redact": lambda: redact(**now, content=content, reasons={}, flags=[]),
        "offer": lambda: offer(**now),
        "decline": lambda: decline(**now, reason=DeclineReason.NOT_ABOUT_THIS),
        "keep": lambda: keep_unpublished(**now),
    }


ACTS = ("open", "release", "hand over", "flag", "redact", "offer", "decline", "keep")


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_by_who_stepped_back(act):
    told = tell("reading")
    step_back(submission_id=told.id, moderator=a_moderator("mira"), today=DAY)
    before = told.again().edition, told.submission.state, told.submission.flags
    events = AuditEvent.objects.count()
    with pytest.raises(MayNotRead):
        acts(told)[act]()
    told.again()
    assert (told.submission.edition, told.submission.state, told.submission.flags) == before
    assert told.submission.versions.count() == 0 and AuditEvent.objects.count() == events


def test_a_press_from_an_old_page_says_so(staff_client):
    mira, told = staff_client("mira"), tell("waiting")
    mira.post(address(told.submission, "step-back"))
    for step in ("flag", "release"):
        response = mira.post(address(told.submission, step), follow=True)
        assert "You stepped back from this story." in response.content.decode()
    assert told.again().flags == []
    page = mira.get(address(told.submission)).content.decode()
    assert "Ask the safeguarding lead" not in page
