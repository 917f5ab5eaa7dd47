"""The desk asks little of the database, and no more for many stories than for few."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.actions.upkeep import make_many as making
from stories.actions.upkeep.make_many import make_many
from stories.vault.models import DataKey, State, Submission
from stories.vault.safe import Safe
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import tell

pytestmark = BOTH
MOST = 10  # under ten
# A saving looks again, behind a lock, at everything that the page had looked at before.
MOST_TO_SAVE = 12
# Transactions are no questions; tests have more of them than life.
AROUND = ("SAVEPOINT", "RELEASE")
# Who it is that asks, and that their session goes on: the same for every page of the admin.
SIGNED_IN = ("django_session", "auth_permission", 'FROM "community_user" LEFT OUTER JOIN "wagtail')


def asked(do) -> list[str]:
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        response = do()
    assert response.status_code in (200, 302), response
    queries = [query["sql"] for query in (*main, *keys)]
    return [sql for sql in queries if not sql.startswith(AROUND)]


def own(queries: list[str]) -> list[str]:
    return [sql for sql in queries if not any(mark in sql for mark in SIGNED_IN)]


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
    assert len(own(few)) < MOST, "\n".join(few)
    assert len(own(many)) <= max(len(own(few)), MOST - 1), "\n".join(many)


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
    assert len(own(shown)) < MOST, "\n".join(shown)
    changes = {"happened": "They tied me.", "happened_why": ["names-a-place"]}
    form = form_of(told, **changes)
    saved = asked(lambda: mira.post(address(told.submission, "redact"), form))
    assert told.again().edition > 1
    assert len(own(saved)) < MOST_TO_SAVE, "\n".join(saved)


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
