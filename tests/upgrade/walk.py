"""One walk from nothing through every state to now, with rows added at each."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module, reload
from typing import Any

from django.apps import apps as present
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from tests.upgrade.filling import Filler, kept
from tests.upgrade.rows import Rows, differences, rows_of
from tests.upgrade.states import Node, State


@dataclass
class Walk:
    """What was seen on the way."""

    # For each step by the version it leads to: what is not as it was.
    changed: dict[str, set[str]] = field(default_factory=dict)
    # Tables of each state that have no two rows.
    empty: dict[str, set[str]] = field(default_factory=dict)
    # By model of the present code: how many rows it reads.
    read: dict[str, int] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)


def walk(states: Iterable[State]) -> Walk:
    """From an empty database to the present one. The aliases must lead to empty databases.

    Raises whatever a migration raises, and ``IntegrityError`` for a row that points nowhere.
    """
    seen, filler, rows = Walk(), Filler(), {}
    for state in states:
        with wagtail_localize_as_it_finds_things():
            then = migrate(state.nodes())
        seen.changed[state.version] = differences(rows, rows_of(kept(then.apps)))
        made = filler.fill(then.apps)
        seen.empty[state.version] = {name for name, some in made.items() if len(some) < 2}
        rows = rows_of(kept(then.apps))
    with wagtail_localize_as_it_finds_things():
        now = migrate(leaves())
    seen.rows = rows_of(kept(now.apps))
    seen.changed["now"] = differences(rows, seen.rows)
    for connection in connections.all():
        connection.check_constraints()
    seen.read = read_all()
    return seen


def migrate(nodes: list[Node]) -> ProjectState:
    """As the command does, in both databases; the project as it was then."""
    _migrate_keys(nodes)
    then = MigrationExecutor(connections["default"]).migrate(nodes)
    then.clear_delayed_apps_cache()
    for alias in connections:
        emit_post_migrate_signal(0, False, alias, apps=then.apps, plan=[])
    return then


@contextmanager
def wagtail_localize_as_it_finds_things() -> Iterator[None]:
    """Its first migration looks, while it is loaded, whether Wagtail's are in the database, and
    goes before them where they are not. It was loaded over another database: here it looks again.

    Versions that came without it had none of its tables: it goes before nothing.
    """
    module: Any = import_module("wagtail_localize.migrations.0001_initial")
    kept_class = module.Migration
    try:
        reload(module)
        module.Migration.run_before = []
        yield
    finally:
        module.Migration = kept_class


def leaves() -> list[Node]:
    """Where the migrations stand now."""
    return list(MigrationExecutor(connections["default"]).loader.graph.leaf_nodes())


def read_all() -> dict[str, int]:
    """Every row, through the models of the present code."""
    return {model._meta.db_table: len(list(model._base_manager.all())) for model in kept(present)}


def _migrate_keys(nodes: list[Node]) -> None:
    """The vault's own alone; of others it is said that they are done: the router lets none in, and
    to be told so by each takes longer than all the rest."""
    executor = MigrationExecutor(connections["keys"])
    executor.recorder.ensure_schema()
    state = executor._create_project_state(with_applied_migrations=True)
    for migration, _backwards in executor.migration_plan(nodes):
        if migration.app_label == "vault":
            state = executor.apply_migration(state, migration)
        else:
            state = migration.mutate_state(state, preserve=False)
            executor.record_migration(migration)
