"""Withdrawing: everything goes, at every point where it can be cut off."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connections
from django.test import Client
from psycopg import IsolationLevel
from wagtail.search.models import IndexEntry

from stories.actions.leaving import erase as module
from stories.actions.leaving.discard import discard
from stories.actions.leaving.erase import Left
from stories.actions.leaving.scrub import scrub_search
from stories.actions.leaving.withdraw import withdraw
from stories.actions.reconsider import look_again
from stories.actions.switch import switch
from stories.actions.upkeep.housekeep import finish_erasures, housekeep
from stories.actions.write import write
from stories.consent import Purpose
from stories.models import Story, Tombstone
from stories.vault.models import (
    Approval,
    ConsentEntry,
    DataKey,
    Endorsement,
    Erasure,
    Message,
    Submission,
    Version,
)
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ROWS = (
    Submission,
    Version,
    Endorsement,
    Approval,
    Message,
    ConsentEntry,
    DataKey,
    Erasure,
    Story,
    IndexEntry,
)
STATES = [
    "draft",
    "waiting",
    "reading",
    "asked",
    "offered",
    "approved",
    "published",
    "suspended",
    "unpublished",
    "declined",
    "kept",
]


def counts():
    return {model.__name__: model.objects.count() for model in ROWS}


@pytest.mark.parametrize("state", STATES)
def test_from_every_state_nothing_is_left_but_a_tombstone(state):
    told = tell(state)
    withdraw(submission_id=told.id, today=DAY)
    assert not any(counts().values()), counts()
    assert Tombstone.objects.count() == (state in ("published", "suspended", "unpublished"))


def test_the_author_is_told_what_went():
    told = tell("published", contact="me@example.org")
    write(submission_id=told.id, body="Hello", today=DAY, moderator=a_moderator())
    removed = withdraw(submission_id=told.id, today=DAY)
    assert removed.was_public and removed.had_contact and not removed.pending
    assert (removed.messages, removed.versions) == (1, 1)
    assert (removed.backups_gone_on - DAY).days == 35


def test_only_open_data_leaves_a_listed_tombstone():
    told, other = tell("published"), tell("published")
    switch(submission_id=told.id, purpose=Purpose.OPEN_DATA, on=True, language="en", today=DAY)
    for one in (told, other):
        withdraw(submission_id=one.id, today=DAY)
    listed = Tombstone.objects.filter(open_data=True).values_list("reference", flat=True)
    assert list(listed) == [told.submission.reference]


@pytest.mark.parametrize("step", ["DataKey", "scrub_search"])
def test_cut_off_at_any_step_it_is_finished_by_housekeeping(step, monkeypatch):
    told = tell("published")

    class Cut(Exception):
        pass

    class Broken:
        objects = property(lambda self: (_ for _ in ()).throw(Cut))

        def __getattr__(self, name):
            raise Cut

        def __call__(self):
            raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(module, step, Broken())
        with pytest.raises(Cut):
            withdraw(submission_id=told.id, today=DAY)
    assert not Submission.objects.exists() and not Story.objects.exists()
    assert Erasure.objects.count() == 1
    assert finish_erasures() == 1
    assert not any(counts().values()), counts()


def test_a_scrub_that_is_blocked_is_said_and_tried_again(monkeypatch):
    told = tell("published")
    with monkeypatch.context() as patch:
        patch.setattr(module, "scrub_search", lambda: False)
        assert withdraw(submission_id=told.id, today=DAY).pending
    assert Erasure.objects.exists()
    finish_erasures()
    assert not Erasure.objects.exists()


def test_a_discarded_draft_leaves_nothing_and_no_tombstone():
    discard(submission_id=tell("draft").id, today=DAY)
    assert not any(counts().values()), counts()
    assert not Tombstone.objects.exists()


def test_what_was_public_once_answers_410_when_its_time_is_over():
    told = tell("published")
    look_again(submission_id=told.id, language="en", today=DAY)
    assert told.again().state == "offered"
    housekeep(now=NOON + timedelta(days=400))
    assert not Submission.objects.exists()
    address = f"/en/stories/{told.submission.reference.lower()}/"
    assert Client().get(address).status_code == 410


def test_it_scrubs_once_and_after_the_key_is_gone(monkeypatch):
    told, scrubs = tell("published"), []

    def scrub():
        scrubs.append(DataKey.objects.exists())
        return scrub_search()

    for place in ("leaving.erase", "publish"):
        monkeypatch.setattr(f"stories.actions.{place}.scrub_search", scrub)
    withdraw(submission_id=told.id, today=DAY)
    assert scrubs == [False]


@pytest.mark.sqlite
def test_the_raw_files_of_both_databases_forget_too():
    needle = "Zwielichtblume"
    told = tell("published", happened=f"They called me {needle} all night.")
    files = [connections[alias].settings_dict["NAME"] for alias in ("default", "keys")]
    raw = _raw(files)
    assert needle.encode() in raw
    assert not withdraw(submission_id=told.id, today=DAY).pending
    assert needle.encode() not in _raw(files)
    assert needle.lower().encode() not in _raw(files)


def _raw(files) -> bytes:
    found = b""
    for file in files:
        for ending in ("", "-wal"):
            try:
                with open(f"{file}{ending}", "rb") as handle:
                    found += handle.read()
            except FileNotFoundError:
                continue
    return found


@pytest.mark.postgresql
def test_postgresql_keeps_no_samples_of_an_authors_words():
    tell("published", title="Zwielichtblume", shown=["name"])
    with connections["default"].cursor() as cursor:
        cursor.execute("ANALYZE stories_story")
        cursor.execute("ANALYZE wagtailsearch_indexentry")
        cursor.execute(
            "SELECT attname, most_common_vals::text, histogram_bounds::text FROM pg_stats "
            "WHERE tablename IN ('stories_story', 'wagtailsearch_indexentry')"
        )
        kept = cursor.fetchall()
    assert kept, "nothing was analysed: the test is not testing"
    assert not [row for row in kept if "wielicht" in str(row)]
    assert not {"document", "title", "name", "body"} & {row[0] for row in kept}


@pytest.mark.postgresql
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_while_an_older_snapshot_holds_the_words_it_is_not_called_done(alias):
    """The nightly `pg_dump` is one. What it may still read, no vacuum removes."""
    told = tell("published")
    with another_connection(alias) as dump:
        dump.isolation_level = IsolationLevel.REPEATABLE_READ
        dump.execute("SELECT count(*) FROM django_migrations")
        assert withdraw(submission_id=told.id, today=DAY).left == (Left.TRACES,)
        assert finish_erasures() == 0
        assert Erasure.objects.exists(), "housekeeping would have forgotten it"
    assert finish_erasures() == 1
    assert not any(counts().values()), counts()


@pytest.mark.postgresql
def test_where_the_server_counts_no_dead_rows_nothing_is_called_done():
    with connections["default"].cursor() as cursor:
        cursor.execute("SET track_counts = off")
        assert not scrub_search()
        cursor.execute("SET track_counts = on")
    assert scrub_search()


def another_connection(alias: str) -> psycopg.Connection:
    """A second one to the same database; its transaction ends with the `with`."""
    found = connections[alias].get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{name: found[name] for name in names if found.get(name)})
