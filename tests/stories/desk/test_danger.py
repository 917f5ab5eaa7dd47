"""Nobody who may be in danger, or who wrote to us, is lost from the lists by a decision."""

import pytest

from stories.actions.redact import flag
from stories.actions.write import mark_read, write
from stories.desk.targets import CRISIS, target_of
from stories.vault.models import Flag
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_queue import page
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = BOTH
SETTLED = ("offered", "approved", "published", "declined", "kept")
PLEASE = "Please read it before you decide."


@pytest.mark.parametrize("state", SETTLED)
def test_whoever_may_be_in_danger_stays_until_the_lead_takes_the_flag_off(staff_client, state):
    told, lead = tell(state), staff_client("lea", "Safeguarding leads")
    assert told.submission.reference not in page(lead, "?flag=risk")
    flag(submission_id=told.id, moderator=a_moderator(), flags=[Flag.RISK])
    for query in ("", "?flag=risk", "?late=1"):
        assert told.submission.reference in page(lead, query), query
    assert "Possible crisis" in page(lead)
    assert target_of(told.again()).name == CRISIS
    html = lead.get("/admin/").content.decode()
    assert "?flag=risk" in html
    flag(submission_id=told.id, moderator=lead.user, flags=[])
    assert told.submission.reference not in page(lead)
    assert target_of(told.again()) is None


@pytest.mark.parametrize("state", SETTLED)
def test_an_author_who_wrote_is_open_work_until_somebody_reads_it(staff_client, state):
    told, mira = tell(state), staff_client()
    assert told.submission.reference not in page(mira)
    assert "?wrote=1" not in mira.get("/admin/").content.decode()
    write(submission_id=told.id, body="No. I am not safe.", today=DAY)
    for query in ("", "?wrote=1"):
        assert told.submission.reference in page(mira, query), query
    assert "?wrote=1" in mira.get("/admin/").content.decode()
    mark_read(submission_id=told.id, by_author=False, today=DAY)
    for query in ("", "?wrote=1"):
        assert told.submission.reference not in page(mira, query), query


def test_the_page_of_the_decision_says_first_that_the_author_wrote(staff_client):
    told, mira = tell("waiting"), staff_client()
    open_it(mira, told.submission)
    decide = address(told.submission, "decide")
    assert PLEASE not in mira.get(decide).content.decode()
    write(submission_id=told.id, body="No. I am not safe.", today=DAY)
    assert PLEASE in mira.get(decide).content.decode()
    mira.get(address(told.submission, "messages"))
    assert PLEASE not in mira.get(decide).content.decode()
