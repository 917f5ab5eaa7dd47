"""The desk asks little of the database, and no more for many stories than for few."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import AuditEvent, Verb
from stories.actions.held import hold, write_unless_stepped_back
from stories.actions.refusals import MayNotRead
from stories.actions.upkeep import make_many as making
from stories.actions.upkeep.make_many import make_many
from stories.vault.models import DataKey, State, Submission
from stories.vault.safe import Safe
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import tell

pytestmark = BOTH
# Of everything that a page asks of both databases: whose session it is, what they may, the menu's
# numbers, the locks, and where a transaction begins and ends.
MOST = 10  # under ten
# A decision writes to the author too, and says so in the message above the next page.
MOST_TO_DECIDE = 18


def asked(do) -> list[str]:
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        response = do()
    assert response.status_code in (200, 302), response
    return [query["sql"] for query in (*main, *keys)]


@pytest.fixture
def mira(staff_client):
    client = staff_client()
    client.get("/admin/desk/")  # Wagtail makes a profile, once
    return client


@pytest.mark.parametrize(
    "query", ["", "?state=waiting&state=kept", "?language=de&mine=1", "?flag=risk", "?q=ABC"]
)
def test_the_list(mira, query):
    make_many(5, today=timezone.localdate())
    few = asked(lambda: mira.get(f"/admin/desk/{query}"))
    make_many(60, today=timezone.localdate(), seed=2)
    many = asked(lambda: mira.get(f"/admin/desk/{query}"))
    assert len(few) < MOST, "\n".join(few)
    assert len(many) < MOST, "\n".join(many)


def test_open_and_read(mira):
    told = tell("waiting")
    opened = asked(lambda: mira.post(address(told.submission), {"reason": "first-look"}))
    assert len(opened) < MOST, "\n".join(opened)
    shown = asked(lambda: mira.get(address(told.submission, "read")))
    assert len(shown) < MOST, "\n".join(shown)


def test_save(mira):
    told = tell("waiting")
    open_it(mira, told.submission)
    shown = asked(lambda: mira.get(address(told.submission, "redact")))
    assert len(shown) < MOST, "\n".join(shown)
    changes = {"happened": "They tied me.", "happened_why": ["names-a-place"]}
    form = form_of(told, **changes)
    saved = asked(lambda: mira.post(address(told.submission, "redact"), form))
    assert told.again().edition > 1
    assert len(saved) < MOST, "\n".join(saved)
    assert any("FOR UPDATE" in sql for sql in saved) or connection.vendor == "sqlite"


def test_save_after_a_long_look(mira):
    """The minute that a page was open is written down by the page that follows."""
    told = tell("waiting")
    open_it(mira, told.submission)
    form = form_of(told, happened="They tied me.", happened_why=["names-a-place"])
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        saved = asked(lambda: mira.post(address(told.submission, "redact"), form))
        assert len(saved) < MOST, "\n".join(saved)
        shown = asked(lambda: mira.get(address(told.submission, "read")))
        assert [sql for sql in shown if "UPDATE" in sql]
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        assert mira.get(address(told.submission, "read")).status_code == 200


def test_decide(mira):
    told = tell("reading")
    open_it(mira, told.submission)
    page = address(told.submission, "decide")
    shown = asked(lambda: mira.get(page))
    assert len(shown) < MOST, "\n".join(shown)
    decision = {"edition": told.again().edition, "decision": "keep", "no_notes": "on"}
    decided = asked(lambda: mira.post(page, decision))
    assert told.again().state == State.KEPT
    assert len(decided) < MOST_TO_DECIDE, "\n".join(decided)


def test_whoever_stepped_back_while_the_row_was_waited_for_keeps_nothing(mira):
    told = tell("waiting")
    held = hold(Submission.objects.filter(pk=told.id), mira.user)
    AuditEvent.record(verb=Verb.RECUSED, subject=told.id, actor=mira.user)
    assert not held.stepped_back
    with pytest.raises(MayNotRead):
        write_unless_stepped_back(held.submission, mira.user, "edition")


def test_reading_on_for_a_minute_writes_no_session(mira):
    told = tell("waiting")
    open_it(mira, told.submission)
    page = address(told.submission, "read")
    assert not [sql for sql in asked(lambda: mira.get(page)) if "UPDATE" in sql]
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert [sql for sql in asked(lambda: mira.get(page)) if "UPDATE" in sql]


def test_many_invented_stories_are_sealed_and_marked(mira):
    assert make_many(40, today=timezone.localdate()) == 40
    assert Submission.objects.filter(example=True).count() == DataKey.objects.count() == 40
    story = Submission.objects.filter(state=State.READING).first()
    words = Safe.of(story.id).get(story, "happened")
    assert len(words) > 500
    assert words[:20].encode() not in bytes(story.happened)
    assert story.versions.count() == 1


def test_never_where_real_stories_may_be(monkeypatch):
    monkeypatch.setattr(making, "in_production", lambda: True)
    with pytest.raises(CommandError, match="Refused"):
        call_command("bench_data", 5)
    assert not Submission.objects.exists()
