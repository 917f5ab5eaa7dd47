"""While the tables are new and the code is old: versions that were released go on serving."""

import pytest
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from tests.upgrade.declared import REFUSED
from tests.upgrade.old_version import OldVersion
from tests.upgrade.states import State, project, states

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def serve(state: State, *planted: Operation) -> set[str]:
    """What the present tables refuse a version that writes, reads, changes and deletes all."""
    loader = MigrationLoader(None)
    old, new = project(loader, state), loader.project_state(loader.graph.leaf_nodes())
    for operation in planted:
        operation.state_forwards("community", new)
    return OldVersion(old.apps, new.apps).serve()


@pytest.mark.parametrize("state", states(), ids=lambda state: state.version)
def test_an_earlier_version_is_refused_only_what_is_listed(state: State) -> None:
    assert serve(state) == REFUSED.get(state.version, set())


def test_the_last_version_is_refused_nothing() -> None:
    """Else the next upgrade needs a pause: see docs/operate/upgrade.md."""
    assert states()[-1].version not in REFUSED


def test_a_column_that_was_taken_away_too_early_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE community_helpline DROP COLUMN hours")
    refused = serve(states()[-1], migrations.RemoveField("helpline", "hours"))
    assert refused == {f"community_helpline {verb}" for verb in ("insert", "select", "update")}
