"""The desk stays quick: what it asks of the vault does not grow with what lies there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stories.vault.models import Submission
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import tell

pytestmark = BOTH

# The frame of a page (session, account, roles, Wagtail's menu) asks these tables, and not ours.
FRAME = ("django_session", "community_user", "auth_permission", "mfa_", "wagtail", "content_type")


def asked(act: Callable[[], Any]) -> list[str]:
    """What both databases were asked, without the frame and the ends of transactions."""
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        act()
    said = [query["sql"] for query in [*main, *keys]]
    ours = [sql for sql in said if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    return [sql for sql in ours if not any(table in sql.split("FROM")[-1][:60] for table in FRAME)]


def many(number: int) -> None:
    """More rows of the same kind, as they lie in the vault."""
    told = tell("waiting")
    for _ in range(number):
        row = Submission.objects.get(pk=told.id)
        row.pk, row.reference, row.code_lookup = None, None, None
        fresh = Submission()
        row.pk, row.reference = fresh.pk, fresh.reference
        row.save(force_insert=True)


@pytest.mark.parametrize("query", ["", "?late=1", "?mentions=suicide", "?mine=0", "?q=ABC"])
def test_the_list(staff_client, query):
    client = staff_client()
    client.get("/admin/desk/")
    before = asked(lambda: client.get(f"/admin/desk/{query}"))
    many(40)
    after = asked(lambda: client.get(f"/admin/desk/{query}"))
    assert len(before) <= len(after) + 1 and len(after) < 10, after


def test_its_page_opening_reading_and_keeping_a_version(staff_client):
    client, told = staff_client(), tell("reading")
    client.get("/admin/desk/")
    assert len(asked(lambda: client.get(address(told.submission)))) < 10
    assert len(asked(lambda: open_it(client, told.submission))) < 10
    for room in ("read", "redact"):
        found = asked(lambda room=room: client.get(address(told.submission, room)))
        assert len(found) < 10, (room, found)
    form = form_of(told, title="Another", title_why=["legal"])
    kept = asked(lambda: client.post(address(told.submission, "redact"), form))
    assert told.again().versions.count() == 1 and len(kept) < 13, kept


def test_the_next_story_looks_at_few_at_a_time(staff_client):
    client = staff_client()
    client.user.country = "FI"
    client.user.save()
    many(60)
    # Ten, and some more where chance lays one that is not for this person before the others.
    assert len(asked(lambda: client.post("/admin/desk/next/"))) < 24
