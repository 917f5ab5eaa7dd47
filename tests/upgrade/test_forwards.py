"""From every state that was released to now, with rows in every table: none is lost or changed."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from community.models import Helpline
from tests.upgrade.databases import other_databases
from tests.upgrade.declared import CHANGED
from tests.upgrade.filling import Filler, kept
from tests.upgrade.rows import differences, rows_of
from tests.upgrade.states import states
from tests.upgrade.walk import Walk, walk

# The databases in their place are others: these marks say that the answer may differ by their kind.
pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(scope="module")
def walked(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Walk:
    with django_db_blocker.unblock(), other_databases(tmp_path_factory.mktemp("upgrade")):
        seen = walk(states())
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    return seen


def test_every_table_of_every_state_had_rows(walked: Walk) -> None:
    assert set(walked.empty) == {state.version for state in states()}
    assert not any(walked.empty.values()), walked.empty


def test_nothing_is_lost_or_changed_but_on_purpose(walked: Walk) -> None:
    changed = {version: what for version, what in walked.changed.items() if what}
    assert changed == CHANGED


def test_the_present_code_reads_every_row(walked: Walk) -> None:
    held = {table: len(rows) for table, rows in walked.rows.items()}
    assert walked.read == held
    # As many as were added: two at each state since the first.
    assert held["stories_story"] == held["vault_datakey"] == 2 * len(states())


def test_a_planted_loss_is_found() -> None:
    loader = MigrationLoader(None)
    apps = loader.project_state(loader.graph.leaf_nodes()).apps
    Filler().fill(apps)
    before = rows_of(kept(apps))
    assert differences(before, rows_of(kept(apps))) == set()
    Helpline.objects.order_by("pk").first().delete()
    Helpline.objects.update(note="another")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE community_helpline DROP COLUMN hours")
    assert differences(before, rows_of(kept(apps))) == {
        "community_helpline lost rows",
        "community_helpline.note changed",
        "community_helpline.hours is gone",
    }
    without = {table: rows for table, rows in before.items() if table != "home_term"}
    assert differences(before, without) == {"home_term is gone"}


def test_a_row_that_points_nowhere_is_found() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO community_placename (key, place_id) VALUES ('x', 123)")
        connection.check_constraints()
